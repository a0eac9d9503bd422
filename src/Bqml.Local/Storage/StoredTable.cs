using Bqml.GoogleSql;

namespace Bqml.Local.Storage;

/// <summary>A column of a stored table.</summary>
internal sealed record StoredColumn(string Name, SqlType Type);

/// <summary>A table: its name and columns for BigQuery, and the DuckDB table that holds the rows.</summary>
internal sealed record StoredTable(ObjectPath Path, IReadOnlyList<StoredColumn> Columns, string DuckName, DateTimeOffset CreationTime);
