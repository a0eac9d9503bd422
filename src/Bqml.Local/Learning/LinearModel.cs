namespace Bqml.Local.Learning;

/// <summary>A trained LINEAR_REG or LOGISTIC_REG model.</summary>
internal sealed class LinearModel : TrainedModel
{
    public override required string ModelTypeId { get; init; }

    public override required IReadOnlyDictionary<string, object?> Options { get; init; }

    public override IReadOnlyList<ModelColumn> Features => Encoder.Columns;

    public override ModelColumn Label => LabelColumn;

    public required ModelColumn LabelColumn { get; init; }

    public override required IReadOnlyList<IterationInfo> Iterations { get; init; }

    public override required IReadOnlyList<string> Differences { get; init; }

    /// <summary>The options as read.</summary>
    public required LinearModelOptions Settings { get; init; }

    public required FeatureEncoder Encoder { get; init; }

    /// <summary>The classes; null for a regression.</summary>
    public required LabelClasses? Classes { get; init; }

    /// <summary>The trials in order; exactly one without tuning.</summary>
    public required IReadOnlyList<LinearTrial> Trials { get; init; }

    /// <summary>The rows that reports without input are of, with their labels.</summary>
    public required (DesignMatrix Rows, object[] Labels) Reported { get; init; }

    /// <summary>The summaries of the training query's columns.</summary>
    public required IReadOnlyList<FeatureSummary> Summaries { get; init; }

    /// <summary>Whether hyperparameters were tuned.</summary>
    public bool IsTuned => Settings.Tuning is not null;

    /// <summary>Whether there are more than two classes.</summary>
    public bool IsMulticlass => Classes is { Count: > 2 };

    /// <summary>The trial that serves by default: the first of the best.</summary>
    public LinearTrial Optimal => Trials.First(static t => t.IsOptimal);
}
