using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes a prompt as an expression over columns: texts by the one writer of literals, properties by their columns, so that no text becomes SQL.</summary>
internal static class PromptExpression
{
    /// <summary>The expression: of type STRING when it holds no object, otherwise a STRUCT.</summary>
    /// <param name="prompt">The prompt, without faults.</param>
    /// <param name="columns">The columns it may name.</param>
    /// <param name="isText">Whether texts are joined into one STRING, for functions that take no STRUCT of texts.</param>
    /// <param name="isAggregate">Whether it is for an aggregate, which reads objects by the access that a reference gives.</param>
    public static string Write(PromptText prompt, IReadOnlyCollection<ColumnSpec> columns, bool isText, bool isAggregate)
    {
        var parts = prompt.Pieces.Select(piece => piece.IsHole ? Column(Find(columns, piece.Text)!, isAggregate) : SqlLiteral.String(piece.Text)).ToArray();
        var holdsObject = prompt.Pieces.Any(piece => piece.IsHole && IsObject(Find(columns, piece.Text)!));
        if (parts.Length == 0) return SqlLiteral.String("");
        if (parts.Length == 1) return holdsObject && !isText ? "STRUCT(" + parts[0] + ")" : parts[0];
        return (isText && !holdsObject ? "CONCAT" : "") + "(" + string.Join(", ", parts) + ")";
    }

    /// <summary>The column that a property's name means.</summary>
    public static ColumnSpec? Find(IReadOnlyCollection<ColumnSpec> columns, string property)
    {
        foreach (var column in columns)
        {
            if (column.Property == property) return column;
        }
        return null;
    }

    /// <summary>Whether the column refers to an object, or to several.</summary>
    public static bool IsObject(ColumnSpec column) => column.Shape is ColumnShape.ObjectRef or ColumnShape.List { Element: ColumnShape.ObjectRef };

    /// <summary>Whether a prompt can hold such a column.</summary>
    public static bool IsAllowed(ColumnSpec column) => IsObject(column) || column.Type is { } type && (IsText(type) || Cast(type) is not null);

    private static bool IsText(SqlType type) => type.Kind == SqlTypeKind.String || (type.Kind == SqlTypeKind.Array && type.Element!.Kind == SqlTypeKind.String);

    private static string Column(ColumnSpec column, bool isAggregate)
    {
        var name = SqlIdentifier.Quote(column.Column);
        if (IsObject(column)) return isAggregate ? Access(column, name) : name;
        return IsText(column.Type!) ? name : Cast(column.Type!)!.Replace("{0}", name);
    }

    private static string Access(ColumnSpec column, string name) => column.Shape is ColumnShape.List ? $"ARRAY(SELECT {Access("item")} FROM UNNEST({name}) AS item)" : Access(name);

    private static string Access(string reference) => $"{ModelCatalog.ObjectTable.References.AccessFunction}({reference}, {SqlLiteral.String(ModelCatalog.ObjectTable.References.ReadMode)})";

    /// <summary>How a value that is no text becomes one; null when it cannot.</summary>
    private static string? Cast(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric or SqlTypeKind.Bool or SqlTypeKind.Date or SqlTypeKind.Time
            or SqlTypeKind.DateTime or SqlTypeKind.Timestamp or SqlTypeKind.Interval => "CAST({0} AS STRING)",
        SqlTypeKind.Json => "TO_JSON_STRING({0})",
        _ => null,
    };
}
