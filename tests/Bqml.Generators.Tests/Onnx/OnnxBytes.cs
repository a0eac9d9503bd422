using System.Text;

namespace Bqml.Generators.Tests.Onnx;

/// <summary>Writes ONNX files, as far as their inputs and outputs go, by the field numbers of onnx.proto.</summary>
internal static class OnnxBytes
{
    /// <summary>A model: version of the format, graph, operator sets.</summary>
    public static byte[] Model(long formatVersion, byte[] graph, params (string Domain, long Version)[] operatorSets) =>
        [.. Number(1, formatVersion), .. Text(2, "tests"), .. Field(7, graph), .. operatorSets.SelectMany(set => Field(8, [.. Text(1, set.Domain), .. Number(2, set.Version)]))];

    /// <summary>A graph of one node, with weights that its inputs may name too.</summary>
    public static byte[] Graph(IEnumerable<byte[]> inputs, IEnumerable<byte[]> outputs, params byte[][] weights) =>
        [.. Field(1, [.. Text(1, "x"), .. Text(2, "y"), .. Text(4, "Identity")]), .. Text(2, "graph"), .. weights.SelectMany(weight => Field(5, weight)), .. inputs.SelectMany(input => Field(11, input)), .. outputs.SelectMany(output => Field(12, output))];

    /// <summary>A graph of nodes.</summary>
    public static byte[] Graph(IEnumerable<byte[]> nodes, IEnumerable<byte[]> inputs, IEnumerable<byte[]> outputs, IEnumerable<byte[]> weights) =>
        [.. nodes.SelectMany(node => Field(1, node)), .. Text(2, "graph"), .. weights.SelectMany(weight => Field(5, weight)), .. inputs.SelectMany(input => Field(11, input)), .. outputs.SelectMany(output => Field(12, output))];

    /// <summary>A node: an operator over named values.</summary>
    public static byte[] Node(string op, string[] inputs, string[] outputs, params byte[][] attributes) =>
        [.. inputs.SelectMany(input => Text(1, input)), .. outputs.SelectMany(output => Text(2, output)), .. Text(4, op), .. attributes.SelectMany(attribute => Field(5, attribute))];

    /// <summary>An attribute of a node that is a whole number.</summary>
    public static byte[] Attribute(string name, long value) => [.. Text(1, name), .. Number(3, value), .. Number(20, 2)];

    /// <summary>A weight of floats.</summary>
    public static byte[] Floats(string name, long[] shape, params float[] values) =>
        [.. shape.SelectMany(length => Number(1, length)), .. Number(2, (int)ElementType.Float), .. Field(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values).ToArray()), .. Text(8, name)];

    /// <summary>A weight with its values.</summary>
    public static byte[] Weight(string name, int length) => [.. Number(1, length), .. Number(2, (int)ElementType.UInt8), .. Field(9, new byte[length]), .. Text(8, name)];

    /// <summary>A tensor, by its dimensions: a number, a name, or null for neither.</summary>
    public static byte[] Tensor(string name, ElementType elementType, params object?[] shape) => Value(name, 1, [.. Number(1, (int)elementType), .. Field(2, [.. shape.SelectMany(length => Field(1, Dimension(length)))])]);

    /// <summary>A tensor of which the file says no shape.</summary>
    public static byte[] Shapeless(string name, ElementType elementType) => Value(name, 1, Number(1, (int)elementType));

    /// <summary>An input or output of a kind: 4 is a sequence, 5 a map, 8 a sparse tensor, 9 an optional value.</summary>
    public static byte[] Value(string name, int kind, byte[] type) => [.. Text(1, name), .. Field(2, Field(kind, type))];

    private static byte[] Dimension(object? length) => length switch
    {
        null => [],
        string name => Text(2, name),
        _ => Number(1, Convert.ToInt64(length, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    public static byte[] Field(int field, byte[] content) => [.. OpenField(field, content.Length), .. content];

    /// <summary>What stands before the content of a field.</summary>
    public static byte[] OpenField(int field, long length) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)length)];

    public static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint(unchecked((ulong)value))];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}

/// <summary>The types of a tensor's elements, by ONNX's numbers.</summary>
internal enum ElementType
{
    Undefined = 0, Float = 1, UInt8 = 2, Int8 = 3, UInt16 = 4, Int16 = 5, Int32 = 6, Int64 = 7, String = 8, Bool = 9, Float16 = 10, Double = 11, UInt32 = 12, UInt64 = 13,
    Complex64 = 14, Complex128 = 15, BFloat16 = 16,
}
