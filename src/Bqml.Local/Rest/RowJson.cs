using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Rest;

/// <summary>Writes rows in BigQuery's shape: <c>{"f":[{"v":"1"},{"v":null}]}</c>, every scalar a string.</summary>
internal static class RowJson
{
    /// <summary>Where a page ends at the latest, in bytes; BigQuery's limit is about the same.</summary>
    private const long PageBytes = 10_000_000;

    /// <summary>Writes <c>rows</c> from <paramref name="start"/> on, at most <paramref name="maxRows"/> of them, and returns where the next page starts.</summary>
    public static int WriteRows(Utf8JsonWriter writer, DataTable table, int start, int maxRows, bool int64Timestamp)
    {
        var end = (int)Math.Min(table.RowCount, (long)start + maxRows);
        if (start >= end) return start;
        writer.WriteStartArray("rows");
        var row = start;
        for (; row < end && (row == start || writer.BytesCommitted + writer.BytesPending < PageBytes); row++)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("f");
            foreach (var column in table.Columns) WriteCell(writer, column.Values[row], column.Type, int64Timestamp);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        return row;
    }

    private static void WriteCell(Utf8JsonWriter writer, object? value, SqlType type, bool int64Timestamp)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("v");
        WriteValue(writer, value, type, int64Timestamp);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, SqlType type, bool int64Timestamp)
    {
        switch (type.Kind)
        {
            case SqlTypeKind.Array:
                // BigQuery returns a NULL array as an empty one.
                writer.WriteStartArray();
                foreach (var element in (object?[]?)value ?? []) WriteCell(writer, element, type.Element!, int64Timestamp);
                writer.WriteEndArray();
                break;
            case SqlTypeKind.Struct when value is object?[] fields:
                writer.WriteStartObject();
                writer.WriteStartArray("f");
                for (var i = 0; i < fields.Length; i++) WriteCell(writer, fields[i], type.Fields[i].Type, int64Timestamp);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default:
                if (value is null) writer.WriteNullValue();
                else writer.WriteStringValue(SqlValueText.ToWire(value, type, int64Timestamp));
                break;
        }
    }
}
