using System.Buffers;
using System.Text.Json;
using Bqml.Runtime;

namespace Bqml.Remote;

/// <summary>Reads values of rows as they are sent, by the column: what a row type's properties hold only its writer knows.</summary>
internal sealed class RowTexts<T> : IDisposable
{
    private readonly RowWriter<T> _writer;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly ParameterWriter _elements;
    private long _row;

    public RowTexts(RowWriter<T> writer)
    {
        _writer = writer;
        _json = new Utf8JsonWriter(_buffer, ParameterJson.WriterOptions);
        _elements = new ParameterWriter(_json);
    }

    public void Dispose() => _json.Dispose();

    /// <summary>A column's value as text; null for NULL.</summary>
    public string? Text(T row, string column)
    {
        string? text = null;
        Read(row, (name, value) =>
        {
            if (string.Equals(name, column, StringComparison.OrdinalIgnoreCase)) text = value;
        });
        return text;
    }

    /// <summary>How many tokens some columns are, estimated.</summary>
    public long Tokens(T row, IReadOnlyCollection<string> columns)
    {
        var characters = 0L;
        Read(row, (name, value) =>
        {
            if (columns.Contains(name, StringComparer.OrdinalIgnoreCase)) characters += value?.Length ?? 0;
        });
        return RowVolume.TokensOf(characters);
    }

    /// <summary>A row is <c>{"structValues": {"name": {"value": "text"}}}</c>; values that are no texts are passed over.</summary>
    private void Read(T row, Action<string, string?> read)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _elements.Element(row, _writer, ++_row);
        _json.Flush();
        using var document = JsonDocument.Parse(_buffer.WrittenMemory);
        foreach (var field in document.RootElement.GetProperty("structValues").EnumerateObject())
        {
            if (field.Value.TryGetProperty("value", out var value)) read(field.Name, value.ValueKind == JsonValueKind.Null ? null : value.ToString());
        }
    }
}
