using Bqml.GoogleSql;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions that bring numbers to a common scale. NULL stays NULL; a column of one value, which has no scale, becomes 0.</summary>
internal static class Scalers
{
    /// <summary>ML.STANDARD_SCALER: mean 0 and sample deviation (n - 1) 1.</summary>
    public static FittedFunction Standard(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.Numbers());
        var mean = values.DefaultIfEmpty(0).Average();
        var deviation = values.Length > 1 ? Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)) : 0;
        return arguments.OfNumber(SqlType.Float64, value => Divide(value - mean, deviation));
    }

    /// <summary>ML.MIN_MAX_SCALER: from 0 to 1; later values beyond the training range are capped.</summary>
    public static FittedFunction MinMax(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.Numbers());
        var (minimum, maximum) = values.Length > 0 ? (values[0], values[^1]) : (0, 0);
        return arguments.OfNumber(SqlType.Float64, value => Math.Clamp(Divide(value - minimum, maximum - minimum), 0, 1));
    }

    /// <summary>ML.MAX_ABS_SCALER: divided by the greatest absolute value.</summary>
    public static FittedFunction MaxAbs(FunctionArguments arguments)
    {
        var greatest = arguments.Numbers().Max(static v => v is { } value ? Math.Abs(value) : (double?)null) ?? 0;
        return arguments.OfNumber(SqlType.Float64, value => Divide(value, greatest));
    }

    /// <summary>ML.ROBUST_SCALER: without the median, in units of a quantile range.</summary>
    public static FittedFunction Robust(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.Numbers());
        var range = arguments.NumberArray("quantile_range");
        var (low, high) = (range[0], range[1]);
        var centre = arguments.Flag("with_median") && values.Length > 0 ? Quantiles.Of(values, 0.5) : 0;
        var scale = !arguments.Flag("with_quantile_range") ? 1 : values.Length > 0 ? Quantiles.Of(values, high / 100) - Quantiles.Of(values, low / 100) : 0;
        return arguments.OfNumber(SqlType.Float64, value => Divide(value - centre, scale));
    }

    /// <summary>ML.NORMALIZER: an array divided by its p-norm.</summary>
    public static FittedFunction Normalizer(FunctionArguments arguments)
    {
        arguments.Column(static t => t is { Kind: SqlTypeKind.Array, Element: { } element } && SqlNumbers.IsNumeric(element), "an array of numbers");
        var p = arguments.Number("p");
        return arguments.Of(SqlType.Array(SqlType.Float64), value =>
        {
            if (value is not object?[] elements) return null;
            if (elements.Contains(null)) throw arguments.Error("takes arrays without NULL.");
            double[] numbers = [.. elements.Select(static e => SqlNumbers.ToDouble(e!))];
            var norm = p switch
            {
                0 => numbers.Count(static n => n != 0),
                double.PositiveInfinity => numbers.Select(Math.Abs).DefaultIfEmpty(0).Max(),
                _ => Math.Pow(numbers.Sum(n => Math.Pow(Math.Abs(n), p)), 1 / p),
            };
            return numbers.Select(n => (object?)Divide(n, norm)).ToArray();
        });
    }

    private static double Divide(double value, double scale) => scale == 0 ? 0 : value / scale;
}
