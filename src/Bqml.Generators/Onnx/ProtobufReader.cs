using System.Text;

namespace Bqml.Generators.Onnx;

/// <summary>
/// Reads protocol buffers from a stream that can seek: what nobody asks for is stepped over, so that the weights of a model, however large, are never read.
/// Every length is checked against the message around it before anything is allocated.
/// </summary>
internal sealed class ProtobufReader(Stream stream, string fileKind)
{
    /// <summary>The longest text that is read.</summary>
    internal const int MaxTextLength = 4096;

    /// <summary>The most bytes of text that are read from one stream, which bounds the memory that a damaged file can ask for.</summary>
    internal const int MaxTotalText = 16 << 20;

    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthDelimitedType = 2;
    private const int Fixed32Type = 5;

    private const int MaxVarintLength = 10;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private long _end = stream.Length;
    private int _wireType;
    private int _textLeft = MaxTotalText;

    /// <summary>Goes to the next field of the current message.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>False at the message's end.</returns>
    internal bool MoveNext(out int field)
    {
        if (stream.Position == _end)
        {
            field = 0;
            return false;
        }
        var position = stream.Position;
        var tag = ReadRawVarint();
        field = (int)(tag >> 3);
        _wireType = (int)(tag & 7);
        if (tag >> 3 is 0 or > int.MaxValue || _wireType is not (VarintType or Fixed64Type or LengthDelimitedType or Fixed32Type)) throw Error(position, "a field's tag belongs here");
        return true;
    }

    /// <summary>Steps over the current field.</summary>
    internal void Skip()
    {
        switch (_wireType)
        {
            case VarintType:
                ReadRawVarint();
                break;
            case Fixed64Type:
                Seek(8);
                break;
            case Fixed32Type:
                Seek(4);
                break;
            default:
                Seek(ReadLength());
                break;
        }
    }

    /// <summary>Reads the current field as a number.</summary>
    internal long ReadInt64()
    {
        Expect(VarintType, "a number");
        return unchecked((long)ReadRawVarint());
    }

    /// <summary>Reads the current field as text.</summary>
    internal string ReadText()
    {
        Expect(LengthDelimitedType, "a text");
        var position = stream.Position;
        var length = ReadLength();
        if (length > MaxTextLength) throw Error(position, $"a name is {length} bytes long, and {MaxTextLength} is the most that is read");
        if (length > _textLeft) throw Error(position, $"the names take more than {MaxTotalText} bytes");
        _textLeft -= (int)length;
        var bytes = new byte[length];
        for (var read = 0; read < bytes.Length;)
        {
            var count = stream.Read(bytes, read, bytes.Length - read);
            if (count == 0) throw Error(stream.Position, "the file ends inside a text");
            read += count;
        }
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Error(position, "a text is not UTF-8");
        }
    }

    /// <summary>Reads the current field as a message: <paramref name="read"/> must go through its fields.</summary>
    internal void ReadMessage(Action<ProtobufReader> read)
    {
        Expect(LengthDelimitedType, "a message");
        var length = ReadLength();
        var outer = _end;
        _end = stream.Position + length;
        read(this);
        if (stream.Position != _end) throw Error(stream.Position, "a message's end belongs here");
        _end = outer;
    }

    private void Expect(int wireType, string what)
    {
        if (_wireType != wireType) throw Error(stream.Position, what + " belongs here");
    }

    private long ReadLength()
    {
        var position = stream.Position;
        var length = ReadRawVarint();
        if (length > (ulong)(_end - stream.Position)) throw Error(position, "a field is longer than what is left of its message");
        return (long)length;
    }

    private void Seek(long count)
    {
        if (count > _end - stream.Position) throw Error(stream.Position, "a field is longer than what is left of its message");
        stream.Seek(count, SeekOrigin.Current);
    }

    private ulong ReadRawVarint()
    {
        var position = stream.Position;
        ulong value = 0;
        for (var i = 0; i < MaxVarintLength; i++)
        {
            if (stream.Position >= _end || stream.ReadByte() is not (>= 0 and var octet)) throw Error(position, "the message ends inside a number");
            value |= (ulong)(octet & 0x7F) << (7 * i);
            if ((octet & 0x80) == 0) return value;
        }
        throw Error(position, $"a number is longer than {MaxVarintLength} bytes");
    }

    private OnnxFormatException Error(long position, string problem) =>
        new(FormattableString.Invariant($"at byte {position}, {problem}, so it is no {fileKind} or is damaged"));
}
