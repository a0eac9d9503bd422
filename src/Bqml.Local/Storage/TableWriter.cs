using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using DuckDB.NET.Data;

namespace Bqml.Local.Storage;

/// <summary>Writes rows to a new DuckDB table through an appender. ARRAY and STRUCT values, which appenders do not take, go by JSON and a staging table.</summary>
internal sealed class TableWriter : IDisposable
{
    private readonly DuckSession _session;
    private readonly IReadOnlyList<(string Name, SqlType Type)> _columns;
    private readonly string _table;
    private readonly bool _temporary;
    private readonly string? _staging;
    private readonly DuckDBAppender _appender;

    /// <summary>Creates the table <paramref name="table"/> (an unquoted DuckDB name) and opens it for rows.</summary>
    public TableWriter(DuckSession session, string table, IReadOnlyList<(string Name, SqlType Type)> columns, bool temporary)
    {
        (_session, _table, _columns, _temporary) = (session, table, columns, temporary);
        if (columns.Any(c => IsNested(c.Type)))
        {
            _staging = table + "_json";
            session.Execute($"CREATE TEMP TABLE {DuckType.Quote(_staging)} ({string.Join(", ", columns.Select(c => $"{DuckType.Quote(c.Name)} {(IsNested(c.Type) ? "VARCHAR" : DuckType.Of(c.Type))}"))})");
            _appender = session.Connection.CreateAppender("temp", "main", _staging);
        }
        else
        {
            session.Execute($"CREATE {(temporary ? "TEMP " : "")}TABLE {DuckType.Quote(table)} ({string.Join(", ", columns.Select(c => $"{DuckType.Quote(c.Name)} {DuckType.Of(c.Type)}"))})");
            _appender = session.Connection.CreateAppender(temporary ? "temp" : "memory", "main", table);
        }
    }

    /// <summary>Writes a whole table.</summary>
    public static void Write(DuckSession session, string table, IReadOnlyList<(string Name, SqlType Type)> columns, DataTable rows, bool temporary, CancellationToken ct)
    {
        using var writer = new TableWriter(session, table, columns, temporary);
        var values = new object?[columns.Count];
        for (var r = 0; r < rows.RowCount; r++)
        {
            if ((r & 1023) == 0) ct.ThrowIfCancellationRequested();
            for (var c = 0; c < values.Length; c++) values[c] = rows.Columns[c].Values[r];
            writer.Append(values);
        }
        writer.Complete();
    }

    /// <summary>Adds one row, its values in the representation of <see cref="DataColumn"/>.</summary>
    public void Append(ReadOnlySpan<object?> values)
    {
        var row = _appender.CreateRow();
        for (var i = 0; i < values.Length; i++) Append(row, values[i], _columns[i].Type);
        row.EndRow();
    }

    /// <summary>Makes the rows visible.</summary>
    public void Complete()
    {
        _appender.Close();
        if (_staging is null) return;
        var select = _columns.Select(c => IsNested(c.Type) ? $"from_json({DuckType.Quote(c.Name)}, {DuckLiteral.String(JsonShape(c.Type))})" : DuckType.Quote(c.Name));
        // from_json's own result type may differ in detail (DECIMAL, BLOB), so the table is declared and the values are cast into it.
        _session.Execute($"CREATE {(_temporary ? "TEMP " : "")}TABLE {DuckType.Quote(_table)} ({string.Join(", ", _columns.Select(c => $"{DuckType.Quote(c.Name)} {DuckType.Of(c.Type)}"))})");
        _session.Execute($"INSERT INTO {DuckType.Quote(_table)} SELECT {string.Join(", ", select)} FROM {DuckType.Quote(_staging)} ORDER BY rowid");
        _session.Execute($"DROP TABLE {DuckType.Quote(_staging)}");
    }

    public void Dispose() => _appender.Dispose();

    /// <summary>DuckDB SQL that makes a value of JSON text: what <see cref="Json"/> wrote of a value of that type.</summary>
    public static string FromJson(string sql, SqlType type)
    {
        // from_json takes no scalars, and its own result type may differ in detail (DECIMAL, BLOB).
        var shape = IsNested(type) ? JsonShape(type) : JsonShape(SqlType.Array(type));
        var text = IsNested(type) ? sql : $"('[' || {sql} || ']')";
        var value = $"from_json({text}, {DuckLiteral.String(shape)})";
        return $"CAST({(IsNested(type) ? value : value + "[1]")} AS {DuckType.Of(type)})";
    }

    private static bool IsNested(SqlType type) => type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct;

    private static void Append(IDuckDBAppenderRow row, object? value, SqlType type)
    {
        if (value is null && type.Kind != SqlTypeKind.Array)
        {
            row.AppendNullValue();
            return;
        }
        switch (value)
        {
            case long number: row.AppendValue(number); break;
            case double number: row.AppendValue(number); break;
            case decimal number: row.AppendValue(decimal.Round(number, 9, MidpointRounding.AwayFromZero)); break;
            case bool b: row.AppendValue(b); break;
            case string text: row.AppendValue(text); break;
            case byte[] bytes: row.AppendValue(bytes); break;
            case DateOnly date: row.AppendValue((DateOnly?)date); break;
            case TimeOnly time: row.AppendValue((TimeOnly?)time); break;
            case DateTime dateTime: row.AppendValue((DateTime?)dateTime); break;
            case DateTimeOffset instant: row.AppendValue((DateTime?)instant.UtcDateTime); break;
            default: row.AppendValue(Json(value, type)); break;
        }
    }

    /// <summary>A value as the JSON text that <see cref="FromJson"/> reads back.</summary>
    public static string Json(object? value, SqlType type)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) WriteJson(writer, value, type);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteJson(Utf8JsonWriter writer, object? value, SqlType type)
    {
        switch (value)
        {
            case null when type.Kind != SqlTypeKind.Array: writer.WriteNullValue(); break;
            case null: writer.WriteStartArray(); writer.WriteEndArray(); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double number: writer.WriteStringValue(SqlValueText.Float(number)); break;
            case bool b: writer.WriteBooleanValue(b); break;
            case byte[] bytes: writer.WriteStringValue(string.Concat(bytes.Select(b => "\\x" + b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)))); break;
            case DateTimeOffset instant: WriteJson(writer, instant.UtcDateTime, SqlType.DateTime); break;
            case object?[] values when type.Kind == SqlTypeKind.Array:
                writer.WriteStartArray();
                foreach (var element in values) WriteJson(writer, element, type.Element!);
                writer.WriteEndArray();
                break;
            case object?[] values:
                writer.WriteStartObject();
                for (var i = 0; i < values.Length; i++)
                {
                    writer.WritePropertyName(DuckType.FieldName(type, i));
                    WriteJson(writer, values[i], type.Fields[i].Type);
                }
                writer.WriteEndObject();
                break;
            default: writer.WriteStringValue(SqlValueText.ToWire(value, type, false)); break;
        }
    }

    private static string JsonShape(SqlType type)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) WriteShape(writer, type);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteShape(Utf8JsonWriter writer, SqlType type)
    {
        switch (type.Kind)
        {
            case SqlTypeKind.Array:
                writer.WriteStartArray();
                WriteShape(writer, type.Element!);
                writer.WriteEndArray();
                break;
            case SqlTypeKind.Struct:
                writer.WriteStartObject();
                for (var i = 0; i < type.Fields.Count; i++)
                {
                    writer.WritePropertyName(DuckType.FieldName(type, i));
                    WriteShape(writer, type.Fields[i].Type);
                }
                writer.WriteEndObject();
                break;
            case SqlTypeKind.Bytes:
                writer.WriteStringValue("VARCHAR");
                break;
            default:
                writer.WriteStringValue(DuckType.Of(type));
                break;
        }
    }
}
