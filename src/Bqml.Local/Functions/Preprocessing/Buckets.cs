using System.Globalization;
using Bqml.GoogleSql;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions that put values into buckets.</summary>
internal static class Buckets
{
    /// <summary>No limit is documented; this one keeps a mistyped number from taking all memory.</summary>
    private const int MostBuckets = 1_000_000;

    /// <summary>ML.QUANTILE_BUCKETIZE: buckets with about equally many rows; equal boundaries are one, and the lowest and the highest value bound nothing.</summary>
    public static FittedFunction Quantile(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.Numbers());
        var buckets = arguments.Integer("num_buckets") is <= MostBuckets and var number ? (int)number : throw arguments.Error($"takes num_buckets up to {MostBuckets} in the embedded engine.");
        var format = arguments.Text("output_format");
        double[] boundaries = values.Length == 0 ? []
            : [.. Enumerable.Range(1, buckets - 1).Select(i => Quantiles.Of(values, (double)i / buckets)).Distinct().Where(b => b > values[0] && b < values[^1])];
        return arguments.OfNumber(SqlType.String, value => Name(value, boundaries, format));
    }

    /// <summary>ML.BUCKETIZE: buckets between given points.</summary>
    public static FittedFunction Bucketize(FunctionArguments arguments)
    {
        arguments.Numbers();
        var points = arguments.NumberArray("array_split_points");
        var boundaries = arguments.Flag("exclude_boundaries") ? points[1..Math.Max(points.Length - 1, 1)] : points;
        var format = arguments.Text("output_format");
        return arguments.OfNumber(SqlType.String, value => Name(value, boundaries, format));
    }

    /// <summary>ML.HASH_BUCKETIZE: a fingerprint, which for the modulo by the number of buckets counts as unsigned; 0 buckets leave it as it is.</summary>
    public static FittedFunction Hash(FunctionArguments arguments)
    {
        arguments.Strings();
        var size = arguments.Integer("hash_bucket_size");
        return arguments.Of(SqlType.Int64, value => value is not string text ? null : size == 0 ? FarmFingerprint.Of(text) : (long)((ulong)FarmFingerprint.Of(text) % (ulong)size));
    }

    /// <summary>The bucket of a value: a boundary belongs to the bucket above it.</summary>
    private static string Name(double value, double[] boundaries, string format)
    {
        var above = boundaries.Count(b => value >= b);
        var (start, end) = (above == 0 ? double.NegativeInfinity : boundaries[above - 1], above == boundaries.Length ? double.PositiveInfinity : boundaries[above]);
        return format switch
        {
            "bucket_ranges" => $"{(above == 0 ? '(' : '[')}{Text(start, "-inf", "+inf")}, {Text(end, "-inf", "+inf")})",
            "bucket_ranges_json" => $$"""{"start": "{{Text(start, "-Infinity", "Infinity")}}", "end": "{{Text(end, "-Infinity", "Infinity")}}"}""",
            _ => "bin_" + (above + 1).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Text(double value, string negativeInfinity, string positiveInfinity) => value switch
    {
        double.NegativeInfinity => negativeInfinity,
        double.PositiveInfinity => positiveInfinity,
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
