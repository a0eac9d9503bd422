using Bqml.GoogleSql;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions that bring numbers to a common scale. NULL stays NULL; a column of one value, which has no scale, becomes 0.</summary>
internal static class Scalers
{
    /// <summary>ML.STANDARD_SCALER: mean 0 and sample deviation (n - 1) 1.</summary>
    public static FittedFunction Standard(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.AtMost(1).Numbers("numerical_expression"));
        var mean = values.DefaultIfEmpty(0).Average();
        var deviation = values.Length > 1 ? Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)) : 0;
        return arguments.OfNumber(SqlType.Float64, value => Divide(value - mean, deviation));
    }

    /// <summary>ML.MIN_MAX_SCALER: from 0 to 1; later values beyond the training range are capped.</summary>
    public static FittedFunction MinMax(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.AtMost(1).Numbers("numerical_expression"));
        var (minimum, maximum) = values.Length > 0 ? (values[0], values[^1]) : (0, 0);
        return arguments.OfNumber(SqlType.Float64, value => Math.Clamp(Divide(value - minimum, maximum - minimum), 0, 1));
    }

    /// <summary>ML.MAX_ABS_SCALER: divided by the greatest absolute value.</summary>
    public static FittedFunction MaxAbs(FunctionArguments arguments)
    {
        var greatest = arguments.AtMost(1).Numbers("numerical_expression").Max(static v => v is { } value ? Math.Abs(value) : (double?)null) ?? 0;
        return arguments.OfNumber(SqlType.Float64, value => Divide(value, greatest));
    }

    /// <summary>ML.ROBUST_SCALER: without the median, in units of a quantile range.</summary>
    public static FittedFunction Robust(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.AtMost(4).Numbers("numerical_expression"));
        var range = arguments.NumberArray(1, "quantile_range") ?? [25, 75];
        if (range is not [var low, var high] || !(low > 0 && high > low && high < 100))
            throw arguments.Error("takes quantile_range as two numbers, the first greater than 0, the second greater than the first and less than 100.");
        var centre = arguments.Flag(2, "with_median", true) && values.Length > 0 ? Quantiles.Of(values, 0.5) : 0;
        var scale = !arguments.Flag(3, "with_quantile_range", true) ? 1 : values.Length > 0 ? Quantiles.Of(values, high / 100) - Quantiles.Of(values, low / 100) : 0;
        return arguments.OfNumber(SqlType.Float64, value => Divide(value - centre, scale));
    }

    /// <summary>ML.NORMALIZER: an array divided by its p-norm.</summary>
    public static FittedFunction Normalizer(FunctionArguments arguments)
    {
        arguments.AtMost(2).Column("array_expression", static t => t is { Kind: SqlTypeKind.Array, Element: { } element } && SqlNumbers.IsNumeric(element), "an array of numbers");
        var p = arguments.Number(1, "p", 2);
        if (!(p == 0 || p >= 1)) throw arguments.Error("takes p as 0, a number of at least 1 or +inf.");
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
