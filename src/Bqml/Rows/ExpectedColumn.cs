using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>A column that a reader wants from a result.</summary>
/// <remarks>Columns are matched by name, ignoring case as BigQuery does; their order does not matter.</remarks>
public sealed class ExpectedColumn
{
    /// <summary>A column of that name and type.</summary>
    /// <param name="name">The column's name in the result.</param>
    /// <param name="type">Its type. A result column of another type is refused unless GoogleSQL coerces it without a cast (INT64 to FLOAT64, say) or <see cref="AlsoAccepts"/> lists it.</param>
    /// <param name="isNullable">Whether the reader has a place for NULL.</param>
    /// <param name="isOptional">Whether the column may be absent; the reader then keeps its default.</param>
    /// <param name="nested">The reader of the STRUCT, or of the elements of an ARRAY of STRUCT; null for every other type.</param>
    public ExpectedColumn(string name, SqlType type, bool isNullable = false, bool isOptional = false, RowReader? nested = null)
        : this(name, type, isNullable, isOptional, nested, isRest: false) => ArgumentException.ThrowIfNullOrEmpty(name);

    /// <summary>A column of that name and type.</summary>
    /// <param name="name">The column's name in the result.</param>
    /// <param name="type">Its type as GoogleSQL writes it: <c>ARRAY&lt;STRING&gt;</c>.</param>
    /// <param name="isNullable">Whether the reader has a place for NULL.</param>
    /// <param name="isOptional">Whether the column may be absent; the reader then keeps its default.</param>
    /// <param name="nested">The reader of the STRUCT, or of the elements of an ARRAY of STRUCT; null for every other type.</param>
    /// <exception cref="FormatException">The text is no type.</exception>
    public ExpectedColumn(string name, string type, bool isNullable = false, bool isOptional = false, RowReader? nested = null)
        : this(name, SqlType.Parse(type), isNullable, isOptional, nested) { }

    private ExpectedColumn(string name, SqlType type, bool isNullable, bool isOptional, RowReader? nested, bool isRest)
    {
        ArgumentNullException.ThrowIfNull(type);
        (Name, Type, IsNullable, IsOptional, Nested, IsRest) = (name, type, isNullable, isOptional, nested, isRest);
    }

    /// <summary>Receives every column of that type which no other expected column takes: at most one, and last. <see cref="RowCursor.ColumnName"/> tells which column it is.</summary>
    /// <param name="type">The type wanted; left-over columns of other types are skipped.</param>
    public static ExpectedColumn Rest(SqlType type) => new("*", type, isNullable: true, isOptional: true, nested: null, isRest: true);

    /// <summary>The columns of another reader, which <see cref="RowCursor.ReadPart"/> reads from the same row.</summary>
    /// <param name="reader">The reader of the part.</param>
    internal static ExpectedColumn PartOf(RowReader reader) => new("*", SqlType.Struct(), isNullable: false, isOptional: true, nested: null, isRest: false) { Part = reader };

    /// <inheritdoc cref="Rest(SqlType)"/>
    public static ExpectedColumn Rest(string type) => Rest(SqlType.Parse(type));

    /// <summary>The column's name; <c>*</c> for the rest.</summary>
    public string Name { get; }

    /// <summary>The column's type.</summary>
    public SqlType Type { get; }

    /// <summary>Whether the reader has a place for NULL.</summary>
    public bool IsNullable { get; }

    /// <summary>Whether the column may be absent.</summary>
    public bool IsOptional { get; }

    /// <summary>Further types the reader can read, for columns whose documented and observed types differ.</summary>
    public IReadOnlyList<SqlType> AlsoAccepts { get; init; } = [];

    /// <summary>The reader of a STRUCT or of an ARRAY's elements.</summary>
    internal RowReader? Nested { get; }

    /// <summary>The reader of a part of the row; null when this is a column.</summary>
    internal RowReader? Part { get; private init; }

    /// <summary>Whether this is <see cref="Rest(SqlType)"/>.</summary>
    internal bool IsRest { get; }
}
