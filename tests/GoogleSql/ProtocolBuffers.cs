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
            var (key, value) = ReadField(ref message);
            if ((key & 7) == 2 && (int)(key >> 3) == field) all.Add(value.ToArray());
        }
        return all;
    }

    /// <summary>A message without a field.</summary>
    public static byte[] Without(ReadOnlySpan<byte> message, int field)
    {
        using var rest = new MemoryStream();
        while (!message.IsEmpty)
        {
            var whole = message;
            var (key, _) = ReadField(ref message);
            if ((int)(key >> 3) != field) rest.Write(whole[..(whole.Length - message.Length)]);
        }
        return rest.ToArray();
    }

    /// <summary>The last value of a length-delimited field in a message; null when it is not there.</summary>
    public static byte[]? FindBytes(ReadOnlySpan<byte> message, int field) => FindAll(message, field).LastOrDefault();

    /// <summary>The last value of an integer field in a message; null when it is not there.</summary>
    public static ulong? FindInteger(ReadOnlySpan<byte> message, int field)
    {
        ulong? found = null;
        while (!message.IsEmpty)
        {
            var (key, value) = ReadField(ref message);
            if ((key & 7) == 0 && (int)(key >> 3) == field) found = ReadVarint(ref value);
        }
        return found;
    }

    /// <summary>Reads a field: its key, and its value without the length.</summary>
    private static Field ReadField(ref ReadOnlySpan<byte> message)
    {
        var key = ReadVarint(ref message);
        var length = 0;
        switch (key & 7)
        {
            case 0:
                var after = message;
                ReadVarint(ref after);
                length = message.Length - after.Length;
                break;
            case 1: length = 8; break;
            case 2: length = (int)ReadVarint(ref message); break;
            case 5: length = 4; break;
            default: throw new InvalidDataException($"Wire type {key & 7} in a protocol buffers message.");
        }
        var value = message[..length];
        message = message[length..];
        return new Field(key, value);
    }

    private readonly ref struct Field(ulong key, ReadOnlySpan<byte> value)
    {
        private readonly ReadOnlySpan<byte> _value = value;

        public void Deconstruct(out ulong fieldKey, out ReadOnlySpan<byte> fieldValue)
        {
            fieldKey = key;
            fieldValue = _value;
        }
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
