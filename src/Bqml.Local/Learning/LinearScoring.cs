namespace Bqml.Local.Learning;

/// <summary>Predictions of a linear model and how good they are.</summary>
internal static class LinearScoring
{
    /// <summary>The scores of every row, output by output.</summary>
    public static double[][] Scores(LinearWeights weights, DesignMatrix rows)
    {
        var result = new double[rows.RowCount][];
        for (var row = 0; row < result.Length; row++) weights.Score(rows, row, result[row] = new double[weights.Outputs]);
        return result;
    }

    /// <summary>The predicted class: of two, the positive one from the threshold on; of more, the most probable.</summary>
    public static int Class(double[] probabilities, double threshold) =>
        probabilities.Length == 2 ? (probabilities[1] >= threshold ? 1 : 0) : Array.IndexOf(probabilities, probabilities.Max());

    /// <summary>The metrics of ML.EVALUATE over rows with their labels.</summary>
    public static IReadOnlyList<Metric> Metrics(LabelClasses? classes, LinearWeights weights, DesignMatrix rows, object[] labels, double threshold)
    {
        var scores = Scores(weights, rows);
        if (classes is null) return RegressionEvaluation.Of([.. labels.Select(SqlNumbers.ToDouble)], [.. scores.Select(static s => s[0])]);
        double[][] probabilities = [.. scores.Select(static s => Probabilities.OfClasses(s))];
        return ClassificationEvaluation.Of(ClassIndices(classes, labels), probabilities, [.. probabilities.Select(p => Class(p, threshold))]);
    }

    /// <summary>The class of each label; labels that the model does not know are numbered after its classes.</summary>
    public static int[] ClassIndices(LabelClasses classes, object[] labels)
    {
        var unknown = new Dictionary<string, int>(StringComparer.Ordinal);
        int Unknown(object label)
        {
            var name = CategoryText.Of(label);
            if (!unknown.TryGetValue(name, out var index)) unknown.Add(name, index = classes.Count + unknown.Count);
            return index;
        }
        return [.. labels.Select(label => classes.Find(label) ?? Unknown(label))];
    }
}
