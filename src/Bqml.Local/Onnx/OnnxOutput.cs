using System.Globalization;
using Bqml.GoogleSql;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Bqml.Local.Onnx;

/// <summary>Makes rows' values of tensors.</summary>
internal static class OnnxOutput
{
    /// <summary>The value of each row in a tensor, in the representation of <see cref="Data.DataColumn"/>.</summary>
    public static object?[] Rows(OnnxTensor output, DisposableNamedOnnxValue tensor, int rows)
    {
        var elements = Elements(output, tensor);
        if (rows > 0 && elements.Length % rows != 0) throw Error(output, string.Create(CultureInfo.InvariantCulture, $"has {elements.Length} values for {rows} rows"));
        var length = rows == 0 ? 0 : elements.Length / rows;
        if (output.Type.Kind == SqlTypeKind.Array) return [.. elements.Chunk(Math.Max(1, length)).Take(rows)];
        return length == 1 ? elements : throw Error(output, string.Create(CultureInfo.InvariantCulture, $"has {length} values for a row, and the file says one"));
    }

    private static object[] Elements(OnnxTensor output, DisposableNamedOnnxValue tensor)
    {
        return tensor.ElementType switch
        {
            TensorElementType.Float => Of<float>(static value => (double)value),
            TensorElementType.Float16 => Of<Float16>(static value => (double)(float)value),
            TensorElementType.BFloat16 => Of<BFloat16>(static value => (double)(float)value),
            TensorElementType.Double => Of<double>(static value => value),
            TensorElementType.UInt8 => Of<byte>(static value => (long)value),
            TensorElementType.Int8 => Of<sbyte>(static value => (long)value),
            TensorElementType.UInt16 => Of<ushort>(static value => (long)value),
            TensorElementType.Int16 => Of<short>(static value => (long)value),
            TensorElementType.Int32 => Of<int>(static value => (long)value),
            TensorElementType.Int64 => Of<long>(static value => value),
            TensorElementType.UInt32 => Of<uint>(static value => (long)value),
            TensorElementType.UInt64 => Of<ulong>(value => value <= long.MaxValue ? (long)value : throw Error(output, $"is {value.ToString(CultureInfo.InvariantCulture)}, which is out of the range of INT64")),
            TensorElementType.String => Of<string>(static value => value),
            TensorElementType.Bool => Of<bool>(static value => value),
            _ => throw Error(output, $"has elements of type {tensor.ElementType}"),
        };

        object[] Of<T>(Func<T, object> convert) => [.. tensor.AsEnumerable<T>().Select(convert)];
    }

    private static LocalQueryException Error(OnnxTensor output, string why) => new("invalidQuery", $"The model's output {output.Name} {why}.");
}
