using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes the columns of a row type as a language model is told to generate them: <c>title STRING OPTIONS(description = '...'), year INT64</c>.</summary>
internal static class OutputSchemaText
{
    /// <summary>The columns of a row.</summary>
    public static string Of(RowSpec row) => string.Join(", ", Columns(row).Select(static column => SqlIdentifier.Write(column.Column) + " " + Type(column.Shape, column.Type!) + Options(column)));

    /// <summary>One column under another name.</summary>
    public static string Of(string name, ColumnSpec column) => name + " " + Type(column.Shape, column.Type!) + Options(column);

    /// <summary>The columns that are generated.</summary>
    public static IEnumerable<ColumnSpec> Columns(RowSpec row) => row.Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore));

    /// <summary>Whether the text says more than the columns' types: descriptions, or the members of enums.</summary>
    public static bool SaysMore(RowSpec row) => Columns(row).Any(static column => Options(column).Length > 0 || (Nested(column.Shape) is { } nested && SaysMore(nested)));

    private static string Type(ColumnShape shape, SqlType type) => shape switch
    {
        ColumnShape.List list => "ARRAY<" + Type(list.Element, type.Element!) + ">",
        ColumnShape.Struct(var row) => "STRUCT<" + Of(row) + ">",
        _ => type.ToString(),
    };

    private static string Options(ColumnSpec column)
    {
        var sentences = new List<string>();
        if (column.Description is { Length: > 0 } description) sentences.Add(description);
        // The schema has no list of allowed values, so the description says them.
        if (Enum(column.Shape) is { } type) sentences.Add("One of: " + string.Join(", ", type.Members.Where(static member => !member.IsAlias).Select(static member => member.Description is null ? member.Text : $"{member.Text} ({member.Description})")));
        return sentences.Count == 0 ? "" : " OPTIONS(description = " + SqlLiteral.String(string.Join(" ", sentences)) + ")";
    }

    private static ColumnShape.Enum? Enum(ColumnShape shape) => shape switch
    {
        ColumnShape.Enum type => type,
        ColumnShape.List list => Enum(list.Element),
        _ => null,
    };

    private static RowSpec? Nested(ColumnShape shape) => shape switch
    {
        ColumnShape.Struct nested => nested.Row,
        ColumnShape.List list => Nested(list.Element),
        _ => null,
    };
}
