namespace Bqml;

/// <summary>What BigQuery knows about a model (page "models").</summary>
public sealed record ModelMetadata
{
    /// <summary>The project the model is in.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The dataset the model is in.</summary>
    public required string DatasetId { get; init; }

    /// <summary>The model's own name.</summary>
    public required string ModelId { get; init; }

    /// <summary>The type under its REST name, which differs from MODEL_TYPE: <c>LINEAR_REGRESSION</c>; null when BigQuery does not say.</summary>
    public string? ModelType { get; init; }

    /// <summary>Where the model is: <c>US</c>.</summary>
    public string? Location { get; init; }

    /// <summary>When the model was created, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When the model was last changed, in UTC.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>When the model will be deleted, in UTC; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The description given to it.</summary>
    public string? Description { get; init; }

    /// <summary>The display name given to it.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The iterations of its last training run; empty when the type reports none.</summary>
    public IReadOnlyList<TrainingProgress> Iterations { get; init; } = [];
}
