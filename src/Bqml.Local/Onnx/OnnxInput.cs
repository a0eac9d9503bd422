using System.Globalization;
using Bqml.GoogleSql;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Bqml.Local.Onnx;

/// <summary>The value of a row for one input: its dimensions, without the one that counts rows, and its elements.</summary>
/// <param name="Dimensions">The dimensions; empty for one value.</param>
/// <param name="Elements">A list of long, double, bool or string.</param>
internal sealed record OnnxRowValue(int[] Dimensions, System.Collections.IList Elements);

/// <summary>Makes tensors of rows' values.</summary>
internal static class OnnxInput
{
    /// <summary>The tensor of the values of several rows, which have the same dimensions.</summary>
    public static NamedOnnxValue Tensor(OnnxTensor input, IReadOnlyList<OnnxRowValue> rows)
    {
        // A tensor without dimensions has no place for rows: it is one row's value.
        int[] shape = input.Shape is [] ? [] : [rows.Count, .. rows[0].Dimensions];
        return input.ElementType switch
        {
            1 => Of<double, float>(static value => (float)value),
            10 => Of<double, Float16>(static value => (Float16)(float)value),
            11 => Of<double, double>(static value => value),
            16 => Of<double, BFloat16>(static value => (BFloat16)(float)value),
            2 => Of<long, byte>(static value => checked((byte)value)),
            3 => Of<long, sbyte>(static value => checked((sbyte)value)),
            4 => Of<long, ushort>(static value => checked((ushort)value)),
            5 => Of<long, short>(static value => checked((short)value)),
            6 => Of<long, int>(static value => checked((int)value)),
            7 => Of<long, long>(static value => value),
            12 => Of<long, uint>(static value => checked((uint)value)),
            13 => Of<long, ulong>(static value => checked((ulong)value)),
            8 => Of<string, string>(static value => value),
            9 => Of<bool, bool>(static value => value),
            _ => throw new ArgumentException($"No tensors have elements of type {input.ElementType}.", nameof(input)),
        };

        NamedOnnxValue Of<TFrom, TTo>(Func<TFrom, TTo> convert)
        {
            var elements = new TTo[rows.Sum(static row => row.Elements.Count)];
            var at = 0;
            foreach (var row in rows)
            {
                foreach (var value in (IList<TFrom>)row.Elements)
                {
                    try
                    {
                        elements[at++] = convert(value);
                    }
                    catch (OverflowException)
                    {
                        throw new LocalQueryException("invalidQuery", string.Create(CultureInfo.InvariantCulture, $"Column {input.Name} holds {value}, which is out of the range of the model's input, {typeof(TTo).Name}."));
                    }
                }
            }
            return NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<TTo>(elements, shape));
        }
    }

    /// <summary>The dimensions that elements of a row have in the tensor, checked against what the model takes.</summary>
    /// <param name="input">The input.</param>
    /// <param name="given">The dimensions that the value says it has: none for one value, one for an array, those of an image.</param>
    /// <param name="count">The number of elements.</param>
    public static int[] Fit(OnnxTensor input, int[] given, int count)
    {
        if (input.RowShape is not { } shape) return given;
        var isFitting = shape.Count == given.Length && shape.Zip(given).All(static pair => pair.First is null || pair.First == pair.Second);
        if (isFitting) return given;
        // One value is a list of one; a flat list is a tensor of more dimensions when only one of them is open, or none.
        var known = shape.Where(static length => length is not null).Aggregate(1L, static (product, length) => product * length!.Value);
        var open = shape.Count(static length => length is null);
        if (given.Length <= 1 && open == 0 && known == count) return [.. shape.Select(static length => (int)length!.Value)];
        if (given.Length <= 1 && open == 1 && known > 0 && count % known == 0) return [.. shape.Select(length => (int)(length ?? count / known))];
        throw new LocalQueryException("invalidQuery", $"Column {input.Name} has {Text(given)}, and the model takes {Text(shape)}.");
    }

    private static string Text(int[] dimensions) => dimensions.Length == 0 ? "one value" : string.Join(" x ", dimensions.Select(static length => length.ToString(CultureInfo.InvariantCulture))) + (dimensions is [1] ? " value" : " values");

    private static string Text(IReadOnlyList<long?> dimensions) =>
        dimensions.Count == 0 ? "one value" : string.Join(" x ", dimensions.Select(static length => length?.ToString(CultureInfo.InvariantCulture) ?? "any number of")) + (dimensions is [1] ? " value" : " values");
}
