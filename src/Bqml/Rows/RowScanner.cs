using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Bqml.Runtime;

/// <summary>
/// Walks the JSON of one row, which has one shape: <c>{"f":[{"v":"1"},{"v":null},{"v":{"f":[...]}},{"v":[{"v":"a"}]}]}</c>.
/// </summary>
/// <remarks>
/// A general reader of JSON finds out at each byte what the shape says already; here a step from one value to the next is one comparison, and a string's end is
/// sought sixteen bytes at a time. What BigQuery does not write (escapes, numbers, names with escapes) and what is skipped goes through <see cref="Utf8JsonReader"/>;
/// white space is allowed everywhere.
/// </remarks>
internal ref struct RowScanner(ReadOnlySpan<byte> json, ResultContext context)
{
    /// <summary>STRUCTs nest 15 deep, and each level takes up to five levels of JSON.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    private readonly ReadOnlySpan<byte> _json = json;
    private int _position;

    /// <summary>Bytes walked so far.</summary>
    public readonly int Position => _position;

    /// <summary>What the current cell holds.</summary>
    public CellKind Kind { get; private set; }

    /// <summary>The text of a scalar, without quotes and escapes.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Goes into a row or STRUCT, before its first cell.</summary>
    public void OpenRow()
    {
        if (_json[_position..].StartsWith("{\"f\":["u8))
        {
            _position += 6;
            return;
        }
        Expect((byte)'{', JsonTokenType.StartObject);
        ExpectName("f"u8, "a row does not start with \"f\"");
        Expect((byte)'[', JsonTokenType.StartArray);
    }

    /// <summary>Goes into an ARRAY, before its first element.</summary>
    public void OpenArray() => Expect((byte)'[', JsonTokenType.StartArray);

    /// <summary>Goes from the list's start to its first cell, or out of it, past the bracket.</summary>
    /// <returns>Whether there is a cell.</returns>
    public bool FirstCell()
    {
        if (_json[_position..].StartsWith("{\"v\":"u8))
        {
            _position += 5;
            ReadValue();
            return true;
        }
        if (Peek() == ']')
        {
            _position++;
            Kind = CellKind.Read;
            return false;
        }
        OpenCell();
        return true;
    }

    /// <summary>Goes from a cell, its value skipped if it was not read, to the next or out of the list, past the bracket.</summary>
    /// <returns>Whether there is a cell.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextCell()
    {
        if (Kind is CellKind.Struct or CellKind.Array) Skip();
        if (_json[_position..].StartsWith("},{\"v\":"u8))
        {
            _position += 7;
            ReadValue();
            return true;
        }
        return NextCellSlowly();
    }

    /// <summary>Goes out of the row, when its list is through.</summary>
    public void CloseRow()
    {
        if ((uint)_position < (uint)_json.Length && _json[_position] == '}') _position++;
        else Expect((byte)'}', JsonTokenType.EndObject);
        Kind = CellKind.Read;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NextCellSlowly()
    {
        Expect((byte)'}', JsonTokenType.EndObject);
        switch (Peek())
        {
            case (byte)']':
                _position++;
                Kind = CellKind.Read;
                return false;
            case (byte)',':
                _position++;
                OpenCell();
                return true;
            default:
                throw Unexpected(JsonTokenType.EndArray);
        }
    }

    private void OpenCell()
    {
        Expect((byte)'{', JsonTokenType.StartObject);
        ExpectName("v"u8, "a value does not start with \"v\"");
        Peek();
        ReadValue();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadValue()
    {
        if ((uint)_position < (uint)_json.Length && _json[_position] == '"' && TryReadString()) return;
        ReadValueSlowly();
    }

    /// <summary>Reads a string without escapes, from its opening quote.</summary>
    private bool TryReadString()
    {
        var start = _position + 1;
        ref var first = ref MemoryMarshal.GetReference(_json);
        var others = 0u;
        for (var at = start; at + Vector128<byte>.Count <= _json.Length; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
            var ends = (Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            var highBits = bytes.ExtractMostSignificantBits();
            if (ends == 0)
            {
                others |= highBits;
                continue;
            }
            var length = BitOperations.TrailingZeroCount(ends);
            if (_json[at + length] != '"') return false;
            others |= highBits & ((1u << length) - 1);
            Text = _json[start..(at + length)];
            Kind = others == 0 ? CellKind.Ascii : CellKind.Utf8;
            _position = at + length + 1;
            return true;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadValueSlowly()
    {
        switch (Peek())
        {
            case (byte)'{':
                Kind = CellKind.Struct;
                return;
            case (byte)'[':
                Kind = CellKind.Array;
                return;
        }
        var reader = new Utf8JsonReader(_json[_position..], Options);
        reader.Read();
        _position += (int)reader.BytesConsumed;
        Text = reader.ValueSpan;
        Kind = reader.TokenType switch
        {
            JsonTokenType.Null => CellKind.Null,
            JsonTokenType.String => CellKind.Utf8,
            _ => CellKind.Literal,
        };
        if (reader.ValueIsEscaped) Unescape(in reader);
    }

    private void Unescape(ref readonly Utf8JsonReader reader)
    {
        var text = new byte[reader.ValueSpan.Length];
        try
        {
            Text = text.AsSpan(0, reader.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            Kind = CellKind.Broken;
        }
    }

    /// <summary>Goes past a value that nobody reads.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Skip()
    {
        var reader = new Utf8JsonReader(_json[_position..], Options);
        reader.Read();
        reader.Skip();
        _position += (int)reader.BytesConsumed;
        Kind = CellKind.Read;
    }

    private void ExpectName(ReadOnlySpan<byte> name, string otherwise)
    {
        if (Peek() != '"') throw Unexpected(JsonTokenType.PropertyName);
        var reader = new Utf8JsonReader(_json[_position..], Options);
        reader.Read();
        if (!IsText(in reader, name)) throw context.Malformed(otherwise);
        _position += (int)reader.BytesConsumed;
        if (Peek() != ':') throw context.Malformed("a name in a row is not followed by a colon");
        _position++;
    }

    private static bool IsText(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no name at all.
            return false;
        }
    }

    private void Expect(byte wanted, JsonTokenType token)
    {
        if (Peek() != wanted) throw Unexpected(token);
        _position++;
    }

    /// <summary>Goes to the next byte that is no white space.</summary>
    private byte Peek()
    {
        while ((uint)_position < (uint)_json.Length)
        {
            var next = _json[_position];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) return next;
            _position++;
        }
        throw context.Malformed("it ends within a row");
    }

    /// <summary>What to throw at a byte that does not begin what the shape asks for.</summary>
    public readonly BigQueryMLException Unexpected(JsonTokenType wanted)
    {
        var found = (uint)_position < (uint)_json.Length ? _json[_position] : (byte)0;
        return context.Malformed($"{(found is > 0x20 and < 0x7F ? $"'{(char)found}'" : $"byte {found:X2}")} stands where {wanted} belongs in a row");
    }
}
