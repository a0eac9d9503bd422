using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Rows;

/// <summary>Writes a GoogleSQL type as the C# expression that makes it.</summary>
internal static class TypeExpression
{
    public static string Of(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Array => $"global::Bqml.GoogleSql.SqlType.Array({Of(type.Element!)})",
        SqlTypeKind.Range => $"global::Bqml.GoogleSql.SqlType.Range({Of(type.Element!)})",
        SqlTypeKind.Struct => "global::Bqml.GoogleSql.SqlType.Struct(" + string.Join(", ", type.Fields.Select(Field)) + ")",
        _ => "global::Bqml.GoogleSql.SqlType." + type.Kind,
    };

    private static string Field(SqlField field) =>
        $"new global::Bqml.GoogleSql.SqlField({(field.Name is null ? "null" : CSharp.String(field.Name))}, {Of(field.Type)})";
}
