using System.Buffers;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Tables;

/// <summary>Writes rows as the JSON objects that inserts and load jobs take. Rows are written as query parameters are, and stripped of what only parameters have.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
internal sealed class RowEncoder<T> : IDisposable
{
    private readonly RowWriter<T> _writer;
    private readonly bool _jsonAsText;
    private readonly ArrayBufferWriter<byte> _parameter = new();
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _parameterJson;
    private readonly Utf8JsonWriter _rowJson;
    private readonly ParameterWriter _fields;
    private long _count;

    /// <param name="writer">Writes a row.</param>
    /// <param name="jsonAsText">Whether a value of type JSON is a text that holds JSON, as inserts have it, or JSON itself, as files have it.</param>
    public RowEncoder(RowWriter<T> writer, bool jsonAsText)
    {
        (_writer, _jsonAsText) = (writer, jsonAsText);
        _parameterJson = new Utf8JsonWriter(_parameter, ParameterJson.WriterOptions);
        _rowJson = new Utf8JsonWriter(_row, ParameterJson.WriterOptions);
        _fields = new ParameterWriter(_parameterJson);
    }

    /// <summary>The row's JSON; valid until the next row.</summary>
    /// <exception cref="ArgumentException">A value that BigQuery cannot hold; the message names row (counted from 1) and column.</exception>
    public ReadOnlySpan<byte> Encode(T row)
    {
        _parameter.ResetWrittenCount();
        _parameterJson.Reset();
        _fields.Element(row, _writer, ++_count);
        _parameterJson.Flush();
        _row.ResetWrittenCount();
        _rowJson.Reset();
        var json = new Utf8JsonReader(_parameter.WrittenSpan, new JsonReaderOptions { MaxDepth = 256 });
        json.Read();
        Value(ref json, _writer.Type);
        _rowJson.Flush();
        return _row.WrittenSpan;
    }

    public void Dispose()
    {
        _parameterJson.Dispose();
        _rowJson.Dispose();
    }

    /// <summary>Copies a <c>QueryParameterValue</c>, on its opening brace, without the objects around its parts.</summary>
    private void Value(ref Utf8JsonReader json, SqlType type)
    {
        json.Read();
        if (json.ValueTextEquals("arrayValues"u8))
        {
            json.Read();
            _rowJson.WriteStartArray();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray) Value(ref json, type.Element!);
            _rowJson.WriteEndArray();
        }
        else if (json.ValueTextEquals("structValues"u8))
        {
            Fields(ref json, type);
        }
        else if (json.ValueTextEquals("rangeValue"u8))
        {
            Fields(ref json, type);
        }
        else
        {
            json.Read();
            Scalar(ref json, type);
        }
        json.Read();
    }

    private void Fields(ref Utf8JsonReader json, SqlType type)
    {
        json.Read();
        _rowJson.WriteStartObject();
        for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndObject; i++)
        {
            CopyText(ref json, isName: true);
            json.Read();
            Value(ref json, type.Kind == SqlTypeKind.Struct ? type.Fields[i].Type : type.Element!);
        }
        _rowJson.WriteEndObject();
    }

    private void Scalar(ref Utf8JsonReader json, SqlType type)
    {
        if (json.TokenType == JsonTokenType.Null) _rowJson.WriteNullValue();
        else if (type.Kind == SqlTypeKind.Json && !_jsonAsText) _rowJson.WriteRawValue(json.GetString()!);
        else CopyText(ref json, isName: false);
    }

    private void CopyText(ref Utf8JsonReader json, bool isName)
    {
        var text = json.ValueSpan;
        byte[]? unescaped = null;
        if (json.ValueIsEscaped)
        {
            unescaped = ArrayPool<byte>.Shared.Rent(text.Length);
            text = unescaped.AsSpan(0, json.CopyString(unescaped));
        }
        if (isName) _rowJson.WritePropertyName(text);
        else _rowJson.WriteStringValue(text);
        if (unescaped is not null) ArrayPool<byte>.Shared.Return(unescaped);
    }
}
