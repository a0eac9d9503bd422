using Bqml.GoogleSql;

namespace Bqml.Local.Data;

/// <summary>A named, typed column of values, one a row.</summary>
/// <remarks>
/// Values by type: INT64 long, FLOAT64 double, NUMERIC decimal, BIGNUMERIC string, BOOL bool, STRING string, BYTES byte[], DATE DateOnly,
/// TIME TimeOnly, DATETIME DateTime, TIMESTAMP DateTimeOffset (UTC), ARRAY object?[], STRUCT object?[] in field order; NULL null.
/// </remarks>
internal sealed record DataColumn(string Name, SqlType Type, object?[] Values);

/// <summary>A small in-memory table: what a query gave and what a model function takes and returns.</summary>
internal sealed class DataTable
{
    public DataTable(IReadOnlyList<DataColumn> columns, int rowCount)
    {
        foreach (var column in columns)
            if (column.Values.Length != rowCount)
                throw new ArgumentException($"Column {column.Name} has {column.Values.Length} values, the table {rowCount} rows.", nameof(columns));
        (Columns, RowCount) = (columns, rowCount);
    }

    public IReadOnlyList<DataColumn> Columns { get; }

    public int RowCount { get; }

    /// <summary>The column of that name (BigQuery's column names ignore case), or null.</summary>
    public DataColumn? Find(string name) => Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}
