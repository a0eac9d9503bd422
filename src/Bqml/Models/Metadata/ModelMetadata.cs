namespace Bqml;

/// <summary>What BigQuery knows about a model (page "models").</summary>
public sealed record ModelMetadata : ModelSummary
{
    /// <summary>Changes whenever the model does; for <see cref="BigQueryML.UpdateModelAsync"/>.</summary>
    public string? ETag { get; init; }

    /// <summary>Where the model is: <c>US</c>.</summary>
    public string? Location { get; init; }

    /// <summary>When the model will be deleted, in UTC; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The description given to it.</summary>
    public string? Description { get; init; }

    /// <summary>The display name given to it.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>The Cloud KMS key that encrypts the model; null: Google's own.</summary>
    public string? KmsKeyName { get; init; }

    /// <summary>The columns that the model takes, before its TRANSFORM clause.</summary>
    public IReadOnlyList<ModelColumn> FeatureColumns { get; init; } = [];

    /// <summary>The columns that the model predicts; for most types their names are those of the training query, <c>predicted_</c> not included.</summary>
    public IReadOnlyList<ModelColumn> LabelColumns { get; init; } = [];

    /// <summary>The items of the TRANSFORM clause; empty without one.</summary>
    public IReadOnlyList<TransformColumn> TransformColumns { get; init; } = [];

    /// <summary>The training runs, oldest first; empty for imported and most remote models.</summary>
    public IReadOnlyList<TrainingRun> TrainingRuns { get; init; } = [];

    /// <summary>The options of the last training run; empty when there is none.</summary>
    public TrainingOptions TrainingOptions => TrainingRuns is [.., var last] ? last.Options : TrainingOptions.Empty;

    /// <summary>The iterations of the last training run; empty when the type reports none.</summary>
    public IReadOnlyList<TrainingProgress> Iterations => TrainingRuns is [.., var last] ? last.Iterations : [];

    /// <summary>The trials of a model with tuned hyperparameters; empty for others.</summary>
    public IReadOnlyList<HyperparameterTrial> Trials { get; init; } = [];

    /// <summary>The trial that functions use when none is named; null when hyperparameters were not tuned.</summary>
    public long? DefaultTrialId { get; init; }

    /// <summary>The best trials by the tuning's objectives.</summary>
    public IReadOnlyList<long> OptimalTrialIds { get; init; } = [];

    /// <summary>What was searched when hyperparameters were tuned: each one's REST name with its range or candidates as JSON.</summary>
    public IReadOnlyDictionary<string, string> SearchSpaces { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where a remote model's answers come from; null for other models.</summary>
    public RemoteModelInfo? Remote { get; init; }
}
