using System.Globalization;
using Bqml.GoogleSql;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions that put values into buckets.</summary>
internal static class Buckets
{
    /// <summary>No limit is documented; this one keeps a mistyped number from taking all memory.</summary>
    private const int MostBuckets = 1_000_000;

    private static readonly string[] Formats = ["bucket_names", "bucket_ranges", "bucket_ranges_json"];

    /// <summary>ML.QUANTILE_BUCKETIZE: buckets with about equally many rows; equal boundaries are one, and the lowest and the highest value bound nothing.</summary>
    public static FittedFunction Quantile(FunctionArguments arguments)
    {
        var values = Quantiles.Sorted(arguments.AtMost(3).Numbers("numerical_expression"));
        var buckets = (int)arguments.Integer(1, "num_buckets", 1, MostBuckets);
        var format = arguments.Word(2, "output_format", Formats);
        double[] boundaries = values.Length == 0 ? []
            : [.. Enumerable.Range(1, buckets - 1).Select(i => Quantiles.Of(values, (double)i / buckets)).Distinct().Where(b => b > values[0] && b < values[^1])];
        return arguments.OfNumber(SqlType.String, value => Name(value, boundaries, format));
    }

    /// <summary>ML.BUCKETIZE: buckets between given points.</summary>
    public static FittedFunction Bucketize(FunctionArguments arguments)
    {
        arguments.AtMost(4).Numbers("numerical_expression");
        var points = arguments.NumberArray(1, "array_split_points") ?? throw arguments.Error("needs array_split_points.");
        if (points.Length == 0 || !points.All(double.IsFinite)) throw arguments.Error("takes array_split_points as one or more finite numbers.");
        for (var i = 1; i < points.Length; i++)
            if (points[i] <= points[i - 1]) throw arguments.Error("takes array_split_points in ascending order, without repetition.");
        var boundaries = arguments.Flag(2, "exclude_boundaries", false) ? points[1..Math.Max(points.Length - 1, 1)] : points;
        var format = arguments.Word(3, "output_format", Formats);
        return arguments.OfNumber(SqlType.String, value => Name(value, boundaries, format));
    }

    /// <summary>ML.HASH_BUCKETIZE: a fingerprint, which for the modulo by the number of buckets counts as unsigned; 0 buckets leave it as it is.</summary>
    public static FittedFunction Hash(FunctionArguments arguments)
    {
        arguments.AtMost(2).Strings("string_expression");
        var size = arguments.Integer(1, "hash_bucket_size", 0, long.MaxValue);
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
