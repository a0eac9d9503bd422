namespace Bqml;

/// <summary>What BigQuery knows about a table (page "tables").</summary>
public sealed record TableMetadata
{
    /// <summary>The project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The dataset.</summary>
    public required string DatasetId { get; init; }

    /// <summary>The name within the dataset.</summary>
    public required string TableId { get; init; }

    /// <summary>The whole name: <c>project.dataset.table</c>.</summary>
    public string Name => $"{ProjectId}.{DatasetId}.{TableId}";

    /// <summary><c>TABLE</c>, <c>VIEW</c>, <c>EXTERNAL</c>, <c>MATERIALIZED_VIEW</c> or <c>SNAPSHOT</c>; null when BigQuery does not say.</summary>
    public string? Type { get; init; }

    /// <summary>The columns; null for a table that has none yet.</summary>
    public TableSchema? Schema { get; init; }

    /// <summary>Rows, without those that are still in the streaming buffer; null when BigQuery does not say.</summary>
    public long? Rows { get; init; }

    /// <summary>Logical bytes, without what is still in the streaming buffer; null when BigQuery does not say.</summary>
    public long? Bytes { get; init; }

    /// <summary>When it was made, in UTC; null when BigQuery does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it will be deleted, in UTC; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Where it is: <c>US</c>; null when BigQuery does not say.</summary>
    public string? Location { get; init; }

    /// <summary>The columns that it is clustered by; empty when it is not.</summary>
    public IReadOnlyList<string> Clustering { get; init; } = [];

    /// <summary>The column that it is partitioned by; null when it is not, or by the time at which rows arrive.</summary>
    public string? PartitioningColumn { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The description given to it.</summary>
    public string? Description { get; init; }

    /// <summary>The display name given to it.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Changes whenever the table does.</summary>
    public string? ETag { get; init; }
}
