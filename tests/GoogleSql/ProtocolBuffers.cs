namespace Bqml.Testing.GoogleSql;

/// <summary>The few pieces of the protocol buffers encoding that the client needs, so that no code has to be generated.</summary>
internal static class ProtocolBuffers
{
    /// <summary>Appends a length-delimited field (wire type 2).</summary>
    public static MemoryStream Bytes(this MemoryStream to, int field, ReadOnlySpan<byte> value)
    {
        to.Varint((uint)(field << 3 | 2)).Varint((uint)value.Length).Write(value);
        return to;
    }

    /// <summary>Appends an integer field (wire type 0).</summary>
    public static MemoryStream Integer(this MemoryStream to, int field, ulong value) => to.Varint((uint)(field << 3)).Varint(value);

    /// <summary>Appends a text.</summary>
    public static MemoryStream Text(this MemoryStream to, int field, string value) => to.Bytes(field, System.Text.Encoding.UTF8.GetBytes(value));

    /// <summary>Every value of a length-delimited field in a message, in order.</summary>
    public static List<byte[]> FindAll(ReadOnlySpan<byte> message, int field)
    {
        var all = new List<byte[]>();
        while (!message.IsEmpty)
        {
            var key = ReadVarint(ref message);
            switch (key & 7)
            {
                case 0: ReadVarint(ref message); break;
                case 1: message = message[8..]; break;
                case 5: message = message[4..]; break;
                case 2:
                    var length = (int)ReadVarint(ref message);
                    if ((int)(key >> 3) == field) all.Add(message[..length].ToArray());
                    message = message[length..];
                    break;
                default: throw new InvalidDataException($"Wire type {key & 7} in a protocol buffers message.");
            }
        }
        return all;
    }

    /// <summary>The last value of a length-delimited field in a message; null when it is not there.</summary>
    public static byte[]? FindBytes(ReadOnlySpan<byte> message, int field) => FindAll(message, field).LastOrDefault();

    /// <summary>The last value of an integer field in a message; null when it is not there.</summary>
    public static ulong? FindInteger(ReadOnlySpan<byte> message, int field)
    {
        ulong? found = null;
        while (!message.IsEmpty)
        {
            var key = ReadVarint(ref message);
            switch (key & 7)
            {
                case 0:
                    var value = ReadVarint(ref message);
                    if ((int)(key >> 3) == field) found = value;
                    break;
                case 1: message = message[8..]; break;
                case 5: message = message[4..]; break;
                case 2: message = message[(int)ReadVarint(ref message)..]; break;
                default: throw new InvalidDataException($"Wire type {key & 7} in a protocol buffers message.");
            }
        }
        return found;
    }

    private static MemoryStream Varint(this MemoryStream to, ulong value)
    {
        for (; value >= 128; value >>= 7) to.WriteByte((byte)(value & 127 | 128));
        to.WriteByte((byte)value);
        return to;
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> from)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = from[0];
            from = from[1..];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }
    }
}
