namespace Bqml;

/// <summary>What a list of models tells about each (page "Method: models.list").</summary>
public record ModelSummary
{
    /// <summary>The project the model is in.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The dataset the model is in.</summary>
    public required string DatasetId { get; init; }

    /// <summary>The model's own name.</summary>
    public required string ModelId { get; init; }

    /// <summary>The full name: <c>project.dataset.model</c>.</summary>
    public string Name => $"{ProjectId}.{DatasetId}.{ModelId}";

    /// <summary>The type under its REST name, which may differ from MODEL_TYPE: <c>LINEAR_REGRESSION</c>; null when BigQuery does not say, as for remote models.</summary>
    public string? ModelType { get; init; }

    /// <summary>When the model was created, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When the model was last changed, in UTC.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
