namespace Bqml;

/// <summary>A RANGE of DATE, DATETIME or TIMESTAMP: from its start, which is in it, to its end, which is not.</summary>
/// <typeparam name="T"><see cref="DateOnly"/> for RANGE&lt;DATE&gt;, <see cref="DateTime"/> for RANGE&lt;DATETIME&gt;, <see cref="DateTimeOffset"/> for RANGE&lt;TIMESTAMP&gt;; no other type.</typeparam>
/// <remarks>Page "Data types", range type. Times go to the microsecond.</remarks>
public readonly record struct BigQueryRange<T> where T : struct, IComparable<T>
{
    /// <summary>A range between two bounds.</summary>
    /// <param name="start">The first moment in the range; null: unbounded.</param>
    /// <param name="end">The first moment behind the range; null: unbounded.</param>
    /// <exception cref="ArgumentException">The end is not behind the start: BigQuery has no empty ranges.</exception>
    /// <exception cref="NotSupportedException">BigQuery has no RANGE of the type.</exception>
    public BigQueryRange(T? start, T? end)
    {
        if (!BigQueryRange.IsElement<T>()) throw new NotSupportedException($"BigQuery has no RANGE of {typeof(T)}: a RANGE's bounds are DATE (DateOnly), DATETIME (DateTime) or TIMESTAMP (DateTimeOffset).");
        if (start is { } from && end is { } to && from.CompareTo(to) >= 0) throw new ArgumentException("The end of a RANGE must be behind its start.", nameof(end));
        (Start, End) = (start, end);
    }

    /// <summary>The first moment in the range; null: unbounded.</summary>
    public T? Start { get; }

    /// <summary>The first moment behind the range; null: unbounded.</summary>
    public T? End { get; }

    /// <summary>Whether the moment is in the range.</summary>
    /// <param name="moment">The moment.</param>
    public bool Contains(T moment) => (Start is not { } start || start.CompareTo(moment) <= 0) && (End is not { } end || moment.CompareTo(end) < 0);

    /// <summary>The range as BigQuery writes it, <c>[2024-01-01, UNBOUNDED)</c>. The same in every culture.</summary>
    public override string ToString() => $"[{BigQueryRange.Write(Start)}, {BigQueryRange.Write(End)})";
}

/// <summary>What the types of a RANGE's bounds have in common.</summary>
internal static class BigQueryRange
{
    public const string Unbounded = "UNBOUNDED";

    public static bool IsElement<T>() => typeof(T) == typeof(DateOnly) || typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset);

    public static string Write<T>(T? bound) where T : struct => bound switch
    {
        null => Unbounded,
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'+00'", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"BigQuery has no RANGE of {typeof(T)}."),
    };
}
