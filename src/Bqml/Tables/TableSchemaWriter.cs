using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml.Tables;

/// <summary>Writes a <c>TableSchema</c> (page "tables"); its counterpart is <see cref="Runtime.SchemaParser"/>.</summary>
internal static class TableSchemaWriter
{
    public static void Write(Utf8JsonWriter json, TableSchema schema)
    {
        json.WriteStartObject("schema"u8);
        Fields(json, schema.Fields);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, IReadOnlyList<TableField> fields)
    {
        json.WriteStartArray("fields"u8);
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, field.Name);
            json.WriteString("type"u8, NameOf(field.Element));
            json.WriteString("mode"u8, field.Type.Kind == SqlTypeKind.Array ? "REPEATED"u8 : field.IsRequired ? "REQUIRED"u8 : "NULLABLE"u8);
            if (field.Description is { } description) json.WriteString("description"u8, description);
            if (field.Element is { Kind: SqlTypeKind.Range, Element: { } element })
            {
                json.WriteStartObject("rangeElementType"u8);
                json.WriteString("type"u8, NameOf(element));
                json.WriteEndObject();
            }
            if (field.Element.Kind == SqlTypeKind.Struct) Fields(json, field.Fields);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The names that tables use: some types go by the names they had before GoogleSQL.</summary>
    private static string NameOf(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Int64 => "INTEGER",
        SqlTypeKind.Float64 => "FLOAT",
        SqlTypeKind.Bool => "BOOLEAN",
        SqlTypeKind.Struct => "RECORD",
        var kind => kind.ToString().ToUpperInvariant(),
    };
}
