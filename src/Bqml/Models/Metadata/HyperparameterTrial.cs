namespace Bqml;

/// <summary>One trial of a search for hyperparameters (page "models", <c>HparamTuningTrial</c>).</summary>
public sealed record HyperparameterTrial
{
    /// <summary>Its number, from 1.</summary>
    public required long Id { get; init; }

    /// <summary>How it went; null when BigQuery does not say, or says something newer than this version.</summary>
    public TrialStatus? Status { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The hyperparameters it tried.</summary>
    public TrainingOptions Hyperparameters { get; init; } = TrainingOptions.Empty;

    /// <summary>The loss on the training rows at the end.</summary>
    public double? TrainingLoss { get; init; }

    /// <summary>The loss on the evaluation rows at the end.</summary>
    public double? EvaluationLoss { get; init; }

    /// <summary>The metrics on the test rows, by their REST names; empty when BigQuery reports none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The metrics on the evaluation rows, by which trials were compared.</summary>
    public IReadOnlyDictionary<string, double> TuningMetrics { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
