namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Quantiles as BigQuery's preprocessing functions take them: always one of the values, the lower one between two.</summary>
internal static class Quantiles
{
    /// <summary>The smallest value that at least the given share of the sorted values does not exceed.</summary>
    public static double Of(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length - 1e-9) - 1, 0, sorted.Length - 1)];

    /// <summary>The values that are not NULL, sorted.</summary>
    public static double[] Sorted(IEnumerable<double?> values) => [.. values.Where(static v => v is not null).Select(static v => v!.Value).Order()];
}
