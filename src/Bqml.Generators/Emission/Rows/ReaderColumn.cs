using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Rows;

/// <summary>A column that a reader expects, and the statement that reads it into a variable. It does not depend on the reader, so that columns of the catalogue are made once.</summary>
/// <param name="CSharpType">The variable's type.</param>
/// <param name="Initial">The variable's initial value.</param>
/// <param name="AfterVariable">What follows the variable in the statement.</param>
internal sealed record ReaderColumn(string CSharpType, string Initial, string AfterVariable)
{
    /// <summary>Scalar types as literals, by their kinds.</summary>
    private static readonly string[] s_scalars = [.. Enum.GetValues(typeof(SqlTypeKind)).Cast<SqlTypeKind>().Select(static kind => CSharp.String(kind.ToString().ToUpperInvariant()))];

    /// <summary>The column's name; null for all those that nobody else expects.</summary>
    public string? Name { get; init; }

    /// <summary>Its type.</summary>
    public required SqlType SqlType { get; init; }

    /// <summary>Whether it may be NULL.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it may be missing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The expression for the reader of the rows in it; null when it holds none.</summary>
    public string? NestedReader { get; init; }

    /// <summary>Types that it may have instead.</summary>
    public IEnumerable<SqlType> AlsoAccepts { get; init; } = [];

    /// <summary>What stands before the variable in the statement.</summary>
    public string BeforeVariable { get; init; } = "";

    /// <summary>A column that an existing reader reads, into a record or a list of records.</summary>
    public static ReaderColumn OfRecords(string name, SqlType type, string recordType, string reader, bool isOptional) => type.Kind == SqlTypeKind.Array
        ? new($"global::System.Collections.Generic.IReadOnlyList<{recordType}>", "[]", $" = row.ReadArray({reader});") { Name = name, SqlType = type, IsNullable = true, IsOptional = isOptional, NestedReader = reader }
        : new(recordType + "?", "null", $" = row.ReadNullableStruct({reader});") { Name = name, SqlType = type, IsNullable = true, IsOptional = isOptional, NestedReader = reader };

    /// <summary>The columns nobody else expects whose names begin with the prefix, by the rest of their names as a dictionary. It must be the last of a reader.</summary>
    public static ReaderColumn Rest(string prefix, SqlType type, string csharpType)
    {
        var name = prefix.Length == 0 ? "row.ColumnName" : $"row.ColumnName.Substring({prefix.Length})";
        return Rest(prefix, type, $"global::System.Collections.Generic.Dictionary<string, {csharpType}>", "new(global::System.StringComparer.Ordinal)", $"[{name}] = row.Read{ScalarNames.Reader(csharpType)}();");
    }

    /// <summary>The columns nobody else expects whose names begin with the prefix, in order as a list. It must be the last of a reader.</summary>
    public static ReaderColumn Numbered(string prefix, SqlType type, string csharpType) =>
        Rest(prefix, type, $"global::System.Collections.Generic.List<{csharpType}>", "[]", $".Add(row.Read{ScalarNames.Reader(csharpType)}());");

    /// <summary>The element of the reader's list of columns.</summary>
    public string Expected => field ??= Name is null ? $"global::Bqml.Runtime.ExpectedColumn.Rest({Literal(SqlType)})" : ExpectedName();

    private string ExpectedName()
    {
        var nested = NestedReader is null ? "" : ", nested: " + NestedReader;
        var also = string.Join(", ", AlsoAccepts.Select(static type => "global::Bqml.GoogleSql.SqlType.Parse(" + Literal(type) + ")"));
        return $"new({CSharp.String(Name!)}, {Literal(SqlType)}{(IsNullable ? ", isNullable: true" : "")}{(IsOptional ? ", isOptional: true" : "")}{nested}){(also.Length > 0 ? $" {{ AlsoAccepts = [{also}] }}" : "")}";
    }

    private static ReaderColumn Rest(string prefix, SqlType type, string collection, string initial, string add)
    {
        var isOurs = prefix.Length == 0 ? "" : $" && row.ColumnName.StartsWith({CSharp.String(prefix)}, global::System.StringComparison.OrdinalIgnoreCase)";
        return new(collection, initial, add) { SqlType = type, BeforeVariable = $"if (!row.IsNull{isOurs}) " };
    }

    /// <summary>The type as GoogleSQL writes it, which the runtime parses once: it is far shorter than the expression that makes it.</summary>
    private static string Literal(SqlType type) => type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct or SqlTypeKind.Range ? CSharp.String(type.ToString()) : s_scalars[(int)type.Kind];
}
