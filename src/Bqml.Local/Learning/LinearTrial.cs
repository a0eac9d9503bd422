namespace Bqml.Local.Learning;

/// <summary>One fit of a linear model: the only one, or a trial of hyperparameter tuning.</summary>
internal sealed record LinearTrial
{
    /// <summary>The trial's number from 1; 0 without tuning.</summary>
    public required long Id { get; init; }

    /// <summary>The tuned options' values, by option name in the order of the search spaces.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Hyperparameters { get; init; }

    /// <summary>The weights; null when the trial failed.</summary>
    public LinearWeights? Weights { get; init; }

    /// <summary>The mean loss over the training rows after the last iteration.</summary>
    public double? TrainingLoss { get; init; }

    /// <summary>The mean loss over the evaluation rows; null when the data was not split.</summary>
    public double? EvaluationLoss { get; init; }

    /// <summary>The tuning objective, over the evaluation rows.</summary>
    public double? Objective { get; init; }

    /// <summary>The metrics that ML.EVALUATE reports without input.</summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>The mean absolute attribution of each feature, for every output; null without ENABLE_GLOBAL_EXPLAIN.</summary>
    public IReadOnlyList<double[]>? GlobalAttributions { get; init; }

    /// <summary>The standard errors of the weights and the intercept; null without CALCULATE_P_VALUES.</summary>
    public double[]? StandardErrors { get; init; }

    /// <summary>Why the trial failed; null when it succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>Whether no other trial has a better objective.</summary>
    public bool IsOptimal { get; init; }
}
