namespace Bqml.Local.Learning;

/// <summary>
/// What each feature adds to a score: its weights times its standardised values, which are the Shapley values of a linear model. With the intercept, the
/// baseline, they sum to the score.
/// </summary>
internal static class Attributions
{
    /// <summary>The attributions of a row for one output, in the order of <see cref="FeatureEncoder.Features"/>.</summary>
    public static double[] Of(FeatureEncoder encoder, LinearWeights weights, int output, DesignMatrix rows, int row, int[] featureOfColumn)
    {
        var result = new double[encoder.Features.Count];
        var columns = rows.ColumnsOf(row);
        var values = rows.ValuesOf(row);
        for (var i = 0; i < columns.Length; i++) result[featureOfColumn[columns[i]]] += weights.Of(output)[columns[i]] * values[i];
        return result;
    }

    /// <summary>The index of the feature that each encoded column belongs to.</summary>
    public static int[] FeatureOfColumn(FeatureEncoder encoder)
    {
        var features = encoder.Features.ToList();
        return [.. encoder.Encodings.SelectMany(e => Enumerable.Repeat(features.IndexOf(e.Component.Feature), e.Width))];
    }

    /// <summary>The mean absolute attribution of each feature over all rows, for every output.</summary>
    public static IReadOnlyList<double[]> Global(FeatureEncoder encoder, LinearWeights weights, DesignMatrix rows, CancellationToken ct)
    {
        var featureOfColumn = FeatureOfColumn(encoder);
        var result = new List<double[]>();
        for (var output = 0; output < weights.Outputs; output++)
        {
            var sums = new double[encoder.Features.Count];
            for (var row = 0; row < rows.RowCount; row++)
            {
                if (row % 1024 == 0) ct.ThrowIfCancellationRequested();
                var attributions = Of(encoder, weights, output, rows, row, featureOfColumn);
                for (var i = 0; i < sums.Length; i++) sums[i] += Math.Abs(attributions[i]);
            }
            result.Add([.. sums.Select(sum => sum / rows.RowCount)]);
        }
        return result;
    }
}
