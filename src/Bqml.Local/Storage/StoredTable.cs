using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Objects;
using Bqml.Local.Search;

namespace Bqml.Local.Storage;

/// <summary>A column of a stored table.</summary>
internal sealed record StoredColumn(string Name, SqlType Type);

/// <summary>A table: its name and columns for BigQuery, and the DuckDB table that holds the rows.</summary>
internal sealed record StoredTable(ObjectPath Path, IReadOnlyList<StoredColumn> Columns, string DuckName, DateTimeOffset CreationTime)
{
    /// <summary>The columns as they were declared; null for a table that was made from a query or a file.</summary>
    public TableSchema? Schema { get; init; }

    /// <summary>Which objects are the rows of an object table; null for a table that holds rows of its own.</summary>
    public ObjectTable? Objects { get; init; }

    /// <summary>The query whose rows a view has; null for a table.</summary>
    public StoredView? View { get; init; }

    public TableDetails Details { get; init; } = TableDetails.None;

    /// <summary>Its vector index; null when it has none.</summary>
    public StoredVectorIndex? VectorIndex { get; init; }

    public bool IsExpired => Details.Expires <= DateTimeOffset.UtcNow;
}

/// <summary>A view's query, and the request that its names and places belong to.</summary>
internal sealed record StoredView(Query Query, QueryRequest Request)
{
    /// <summary>The query as it was written.</summary>
    public string Text => Request.Text.Substring(Query.Span.Start, Query.Span.Length);
}

/// <summary>What is said about a table besides its columns. Partitions and clustering are remembered only: they change costs, not results.</summary>
internal sealed record TableDetails
{
    public static readonly TableDetails None = new();

    public string? Description { get; init; }

    public string? FriendlyName { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When the table is gone; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The fields timePartitioning, rangePartitioning, clustering and requirePartitionFilter, as JSON.</summary>
    public IReadOnlyDictionary<string, string> Layout { get; init; } = new Dictionary<string, string>();
}
