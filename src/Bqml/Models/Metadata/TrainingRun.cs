namespace Bqml;

/// <summary>One training of a model; one that was trained on has several (page "models", <c>TrainingRun</c>).</summary>
public sealed record TrainingRun
{
    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The options, those included that BigQuery chose.</summary>
    public TrainingOptions Options { get; init; } = TrainingOptions.Empty;

    /// <summary>Its iterations, in order; empty when the model type reports none.</summary>
    public IReadOnlyList<TrainingProgress> Iterations { get; init; } = [];

    /// <summary>The metrics on the rows held back for evaluation, by their REST names (<c>meanAbsoluteError</c>, <c>rocAuc</c>); empty when there are none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The temporary tables of the data split; null when there are none.</summary>
    public DataSplitTables? DataSplit { get; init; }

    /// <summary>What features mean to the model as a whole, then to each class; empty unless ENABLE_GLOBAL_EXPLAIN is set.</summary>
    public IReadOnlyList<GlobalExplanation> Explanations { get; init; } = [];

    /// <summary>The model's id in the Vertex AI Model Registry; null when it is not registered.</summary>
    public string? VertexAIModelId { get; init; }

    /// <summary>The version there.</summary>
    public string? VertexAIModelVersion { get; init; }
}

/// <summary>The tables that hold a data split, as <c>project.dataset.table</c>; null where there is none.</summary>
/// <param name="Training">The rows that were trained on.</param>
/// <param name="Evaluation">The rows held back for evaluation.</param>
/// <param name="Test">The rows held back for testing.</param>
public sealed record DataSplitTables(string? Training, string? Evaluation, string? Test);

/// <summary>What features mean to a model.</summary>
/// <param name="ClassLabel">The class of the label; null: to the model as a whole.</param>
/// <param name="Attributions">Each feature's mean absolute attribution; in the unit of the prediction.</param>
public sealed record GlobalExplanation(string? ClassLabel, IReadOnlyDictionary<string, double> Attributions);
