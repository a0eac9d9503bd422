using Bqml.GoogleSql;

namespace Bqml.Local.Sql;

/// <summary>What decides which other types an expression may quietly become.</summary>
internal enum Literalness
{
    /// <summary>An expression over rows: only widening to a larger numeric or time type.</summary>
    None,

    /// <summary>A literal or query parameter, which BigQuery also turns into related types: a STRING into a DATE, an INT64 into a FLOAT64.</summary>
    Literal,

    /// <summary>NULL or an empty array without a type, which becomes any.</summary>
    Untyped,
}

/// <summary>An expression of known GoogleSQL type, as DuckDB SQL.</summary>
/// <param name="Sql">The DuckDB expression; can stand anywhere an operand can.</param>
/// <param name="Type">Its type.</param>
internal sealed record BoundExpression(string Sql, SqlType Type)
{
    public Literalness Literalness { get; init; }

    /// <summary>The value of a literal or parameter; null for others and for NULL.</summary>
    public object? Constant { get; init; }

    /// <summary>Whether this is the pseudo-column of an object table, which stands for the object's content. <see cref="Sql"/> is then its URI.</summary>
    public bool IsObjectData { get; init; }

    /// <summary>How a picture came about, so that the next step is added to the same evaluation; null for everything else.</summary>
    public PictureExpression? Picture { get; init; }

    public bool IsNull => Literalness == Literalness.Untyped && Type.Kind != SqlTypeKind.Array;
}

/// <summary>A column that a FROM item offers.</summary>
/// <param name="Name">Its name; null for an anonymous column, which nothing can refer to.</param>
/// <param name="Type">Its type.</param>
/// <param name="Sql">How DuckDB refers to it.</param>
internal sealed record BoundColumn(string? Name, SqlType Type, string Sql)
{
    /// <summary>Whether it is the pseudo-column of an object table, which stands for the object's content. <see cref="Sql"/> is then its URI.</summary>
    public bool IsObjectData { get; init; }
}

/// <summary>A FROM item under its alias: the columns it offers, and the value that the alias itself stands for.</summary>
internal sealed class RangeVariable(string? alias, IReadOnlyList<BoundColumn> columns)
{
    public string? Alias => alias;

    public IReadOnlyList<BoundColumn> Columns => columns;

    /// <summary>For UNNEST and value tables: the element, which the alias stands for. Null for tables, whose alias stands for the row.</summary>
    public BoundColumn? Value { get; init; }

    /// <summary>A column that the item adds and that a star includes after its others: WITH OFFSET.</summary>
    public BoundColumn? Offset { get; init; }

    /// <summary>For an object table: the pseudo-column of the objects' content, which no star includes.</summary>
    public BoundColumn? ObjectData { get; init; }

    /// <summary>The columns that a star gives.</summary>
    public IEnumerable<BoundColumn> StarColumns
    {
        get
        {
            IEnumerable<BoundColumn> own = Value is { Type.Kind: not SqlTypeKind.Struct } value ? [value] : columns;
            return Offset is null ? own : own.Append(Offset);
        }
    }
}

/// <summary>A column of a query's result.</summary>
internal sealed record QueryColumn(string? Name, SqlType Type)
{
    /// <summary>Whether it is the pseudo-column of an object table, handed on.</summary>
    public bool IsObjectData { get; init; }
}

/// <summary>A query as DuckDB SQL. Its DuckDB columns are named c0, c1, ... whatever their GoogleSQL names, which may be missing or occur twice.</summary>
internal sealed record BoundQuery(string Sql, IReadOnlyList<QueryColumn> Columns)
{
    /// <summary>Whether the rows are the values of the one column: SELECT AS STRUCT and AS VALUE.</summary>
    public bool IsValueTable { get; init; }

    /// <summary>The positions of columns that are literals, which set operations may convert.</summary>
    public IReadOnlyCollection<int> LiteralColumns { get; init; } = [];

    /// <summary>The positions of columns that are NULL literals, which take any type in set operations.</summary>
    public IReadOnlyCollection<int> UntypedColumns { get; init; } = [];

    /// <summary>The DuckDB name of a column.</summary>
    public static string DuckColumn(int index) => "c" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
