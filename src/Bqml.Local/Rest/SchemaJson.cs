using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml.Local.Rest;

/// <summary>Writes column types in both of BigQuery's shapes: table schemas (INTEGER, REPEATED) and standard SQL types (typeKind).</summary>
internal static class SchemaJson
{
    /// <summary>A <c>TableSchema</c> as the value of a property.</summary>
    public static void WriteSchema(Utf8JsonWriter writer, string property, IEnumerable<(string Name, SqlType Type)> columns)
    {
        writer.WriteStartObject(property);
        WriteFields(writer, columns);
        writer.WriteEndObject();
    }

    /// <summary>A <c>StandardSqlField</c>, as models have them.</summary>
    public static void WriteStandardField(Utf8JsonWriter writer, string name, SqlType type)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WritePropertyName("type");
        WriteStandardType(writer, type);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, IEnumerable<(string Name, SqlType Type)> columns)
    {
        writer.WriteStartArray("fields");
        foreach (var (name, type) in columns)
        {
            var repeated = type.Kind == SqlTypeKind.Array;
            var element = repeated ? type.Element! : type;
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("type", TableTypeName(element));
            writer.WriteString("mode", repeated ? "REPEATED" : "NULLABLE");
            if (element.Kind == SqlTypeKind.Struct) WriteFields(writer, element.Fields.Select((f, i) => (FieldName(f, i), f.Type)));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteStandardType(Utf8JsonWriter writer, SqlType type)
    {
        writer.WriteStartObject();
        writer.WriteString("typeKind", type.Kind.ToString().ToUpperInvariant());
        if (type.Kind == SqlTypeKind.Array)
        {
            writer.WritePropertyName("arrayElementType");
            WriteStandardType(writer, type.Element!);
        }
        if (type.Kind == SqlTypeKind.Struct)
        {
            writer.WriteStartObject("structType");
            writer.WriteStartArray("fields");
            foreach (var field in type.Fields) WriteStandardField(writer, field.Name ?? "", field.Type);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static string FieldName(SqlField field, int index) =>
        field.Name ?? "_field_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string TableTypeName(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Int64 => "INTEGER",
        SqlTypeKind.Float64 => "FLOAT",
        SqlTypeKind.Bool => "BOOLEAN",
        SqlTypeKind.Struct => "RECORD",
        _ => type.Kind.ToString().ToUpperInvariant(),
    };
}
