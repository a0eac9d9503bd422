namespace Bqml.Local.Learning;

/// <summary>A metric by the name of its column in ML.EVALUATE.</summary>
internal sealed record Metric(string Name, double Value);

/// <summary>The metrics of a regression model, as ML.EVALUATE returns them.</summary>
internal static class RegressionEvaluation
{
    public static IReadOnlyList<string> Names { get; } =
        ["mean_absolute_error", "mean_squared_error", "mean_squared_log_error", "median_absolute_error", "r2_score", "explained_variance"];

    /// <summary>Compares predictions with labels; NaN without rows.</summary>
    public static IReadOnlyList<Metric> Of(IReadOnlyList<double> labels, IReadOnlyList<double> predictions)
    {
        var count = labels.Count;
        if (count == 0) return [.. Names.Select(static name => new Metric(name, double.NaN))];
        var labelMean = labels.Average();
        var errors = labels.Zip(predictions, static (label, prediction) => label - prediction).ToArray();
        var errorMean = errors.Average();
        var (absolute, squared, squaredLog, total, unexplained) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            absolute += Math.Abs(errors[i]);
            squared += errors[i] * errors[i];
            // The logarithm of a number below -1 is NaN, and so is the metric.
            var logError = Math.Log(1 + labels[i]) - Math.Log(1 + predictions[i]);
            squaredLog += logError * logError;
            total += (labels[i] - labelMean) * (labels[i] - labelMean);
            unexplained += (errors[i] - errorMean) * (errors[i] - errorMean);
        }
        var sizes = Array.ConvertAll(errors, Math.Abs);
        Array.Sort(sizes);
        // BigQuery takes the lower of two middle values.
        double[] values = [absolute / count, squared / count, squaredLog / count, sizes[(count - 1) / 2], 1 - squared / total, 1 - unexplained / total];
        return [.. Names.Zip(values, static (name, value) => new Metric(name, value))];
    }
}
