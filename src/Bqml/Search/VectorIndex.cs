using Bqml.GoogleSql;

namespace Bqml;

/// <summary>A vector index to be made: an <see cref="IvfIndex"/> or a <see cref="TreeAhIndex"/>.</summary>
public abstract partial record VectorIndex
{
    private protected VectorIndex() { }

    /// <summary>Further columns of the table that the index holds, so that searches can filter and return them without reading the table. Default: none.</summary>
    public IReadOnlyList<string> StoredColumns { get; init; } = [];

    /// <summary>What builds the index.</summary>
    private protected abstract string Algorithm { get; }

    /// <summary>The statement.</summary>
    /// <exception cref="ArgumentException">A name or option is not possible.</exception>
    internal BigQueryCommand Create(string name, BigQueryTable table, string column, CreateMode mode)
    {
        var opening = mode switch
        {
            CreateMode.Create => "CREATE VECTOR INDEX ",
            CreateMode.CreateIfNotExists => "CREATE VECTOR INDEX IF NOT EXISTS ",
            CreateMode.CreateOrReplace => "CREATE OR REPLACE VECTOR INDEX ",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is no member of CreateMode."),
        };
        var options = Options.Where(static option => option.Literal is not null).Select(static option => option.Name + " = " + option.Literal);
        var storing = StoredColumns.Count == 0 ? "" : "\nSTORING(" + string.Join(", ", StoredColumns.Select(SqlIdentifier.Quote)) + ")";
        return new($"{opening}{SqlIdentifier.Quote(name)}\nON {table.QuotedName}({SqlIdentifier.Quote(column)}){storing}\nOPTIONS({string.Join(", ", options)})");
    }
}
