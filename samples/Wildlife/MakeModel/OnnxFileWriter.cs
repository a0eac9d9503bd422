using System.Runtime.InteropServices;
using System.Text;

namespace MakeModel;

/// <summary>Writes the network as an ONNX file, by the field numbers of onnx.proto.</summary>
internal static class OnnxFileWriter
{
    // What ONNX Runtime 1.12 loads, by which BigQuery runs models: format up to 8, operators up to 17. These are older than both.
    private const long FormatVersion = 7;
    private const long OperatorSet = 13;

    private const int Float = 1;
    private const int Int64 = 7;

    /// <summary>The file: pictures in as [N, height, width, 3], a class out for each.</summary>
    /// <param name="network">The network.</param>
    /// <param name="labels">What each of its classes is called, by number.</param>
    public static byte[] Write(Network network, long[] labels)
    {
        var (first, second, dense) = (network.FirstConvolution, network.SecondConvolution, network.Dense);
        byte[][] nodes =
        [
            // BigQuery's pictures have their channels last, convolutions take them first.
            Node("Transpose", ["input"], "channels", Integers("perm", 0, 3, 1, 2)),
            Convolve("channels", "first", first),
            Node("Relu", ["first"], "first_relu"),
            Node("MaxPool", ["first_relu"], "first_pool", Integers("kernel_shape", 2, 2), Integers("strides", 2, 2)),
            Convolve("first_pool", "second", second),
            Node("Relu", ["second"], "second_relu"),
            Node("MaxPool", ["second_relu"], "second_pool", Integers("kernel_shape", 2, 2), Integers("strides", 2, 2)),
            Node("Flatten", ["second_pool"], "features", Integer("axis", 1)),
            Node("Gemm", ["features", "dense_weights", "dense_biases"], "scores", Integer("transB", 1)),
            Node("ArgMax", ["scores"], "place", Integer("axis", 1), Integer("keepdims", 0)),
            Node("Gather", ["labels", "place"], "class_label", Integer("axis", 0)),
        ];
        byte[][] weights =
        [
            Floats("first_weights", first.Weights, first.Outputs, first.Inputs, first.Kernel, first.Kernel), Floats("first_biases", first.Biases, first.Outputs),
            Floats("second_weights", second.Weights, second.Outputs, second.Inputs, second.Kernel, second.Kernel), Floats("second_biases", second.Biases, second.Outputs),
            Floats("dense_weights", dense.Weights, dense.Outputs, dense.Inputs), Floats("dense_biases", dense.Biases, dense.Outputs),
            Tensor("labels", Int64, MemoryMarshal.AsBytes<long>(labels).ToArray(), labels.Length),
        ];
        byte[] graph =
        [
            .. Fields(1, nodes), .. Text(2, "animals"), .. Fields(5, weights),
            .. Field(11, Value("input", Float, null, Sampling.Size, Sampling.Size, 3)), .. Field(12, Value("class_label", Int64, [null])),
        ];
        return [.. Number(1, FormatVersion), .. Text(2, "samples/Wildlife/MakeModel"), .. Field(7, graph), .. Field(8, [.. Text(1, ""), .. Number(2, OperatorSet)])];
    }

    private static byte[] Convolve(string input, string output, Convolution convolution) =>
        Node("Conv", [input, output + "_weights", output + "_biases"], output, Integers("kernel_shape", convolution.Kernel, convolution.Kernel), Integers("strides", convolution.Stride, convolution.Stride));

    private static byte[] Node(string op, string[] inputs, string output, params byte[][] attributes) =>
        [.. inputs.SelectMany(input => Text(1, input)), .. Text(2, output), .. Text(4, op), .. Fields(5, attributes)];

    private static byte[] Integer(string name, long value) => [.. Text(1, name), .. Number(3, value), .. Number(20, 2)];

    private static byte[] Integers(string name, params long[] values) => [.. Text(1, name), .. values.SelectMany(value => Number(8, value)), .. Number(20, 7)];

    private static byte[] Floats(string name, float[] values, params long[] shape) => Tensor(name, Float, MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    private static byte[] Tensor(string name, int elementType, byte[] values, params long[] shape) =>
        [.. shape.SelectMany(length => Number(1, length)), .. Number(2, elementType), .. Text(8, name), .. Field(9, values)];

    /// <summary>An input or output; a dimension without a length is the number of pictures.</summary>
    private static byte[] Value(string name, int elementType, params long?[] shape)
    {
        var dimensions = shape.SelectMany(length => Field(1, length is { } known ? Number(1, known) : Text(2, "N"))).ToArray();
        return [.. Text(1, name), .. Field(2, Field(1, [.. Number(1, elementType), .. Field(2, dimensions)]))];
    }

    private static byte[] Fields(int field, IEnumerable<byte[]> contents) => [.. contents.SelectMany(content => Field(field, content))];

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int field, byte[] content) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
