using System.Text;
using System.Text.Json;

namespace Bqml.Tests.Rows;

/// <summary>Reads the JSON of a row with a general reader, token by token: what the client's own scanner must agree with.</summary>
internal ref struct ReferenceRow(ReadOnlySpan<byte> json)
{
    private Utf8JsonReader _json = new(json, new JsonReaderOptions { MaxDepth = 256 });

    public readonly long BytesConsumed => _json.BytesConsumed;

    /// <summary>The row's values as one text: STRUCTs in parentheses, ARRAYs in brackets.</summary>
    /// <param name="shape">For each column: <c>s</c> a scalar, <c>-</c> skipped, <c>a</c> an ARRAY of scalars, <c>t</c> a STRUCT of two scalars, <c>p</c> an ARRAY of such.</param>
    public string Read(string shape)
    {
        Next(JsonTokenType.StartObject);
        return ReadOpened(shape);
    }

    private string ReadOpened(string shape)
    {
        var text = new StringBuilder("(");
        Name("f"u8);
        Next(JsonTokenType.StartArray);
        foreach (var column in shape)
        {
            Next(JsonTokenType.StartObject);
            Name("v"u8);
            _json.Read();
            text.Append(Value(column)).Append(';');
            Next(JsonTokenType.EndObject);
        }
        Next(JsonTokenType.EndArray);
        Next(JsonTokenType.EndObject);
        return text.Append(')').ToString();
    }

    private string Value(char column)
    {
        switch (column)
        {
            case '-':
                _json.Skip();
                return "";
            case 's' or 'e':
                return _json.TokenType switch
                {
                    JsonTokenType.Null when column == 's' => "NULL",
                    JsonTokenType.String => _json.GetString()!,
                    JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(_json.ValueSpan),
                    var other => throw new JsonException($"{other} is no scalar"),
                };
            case 't' or 'u':
                if (_json.TokenType == JsonTokenType.Null && column == 't') return "NULL";
                if (_json.TokenType != JsonTokenType.StartObject) throw new JsonException("no STRUCT");
                return ReadOpened("ss");
            default:
                return List(column == 'a' ? 'e' : 'u');
        }
    }

    private string List(char element)
    {
        if (_json.TokenType == JsonTokenType.Null) return "[]";
        if (_json.TokenType != JsonTokenType.StartArray) throw new JsonException("no ARRAY");
        var text = new StringBuilder("[");
        while (_json.Read() && _json.TokenType == JsonTokenType.StartObject)
        {
            Name("v"u8);
            _json.Read();
            text.Append(Value(element)).Append(';');
            Next(JsonTokenType.EndObject);
        }
        if (_json.TokenType != JsonTokenType.EndArray) throw new JsonException("no element");
        return text.Append(']').ToString();
    }

    private void Next(JsonTokenType wanted)
    {
        if (!_json.Read() || _json.TokenType != wanted) throw new JsonException($"no {wanted}");
    }

    private void Name(ReadOnlySpan<byte> wanted)
    {
        Next(JsonTokenType.PropertyName);
        if (!_json.ValueTextEquals(wanted)) throw new JsonException("another name");
    }
}
