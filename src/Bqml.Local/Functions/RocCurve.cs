using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>ML.ROC_CURVE: what a binary classifier gets right and wrong at each threshold; by default at the percentiles of the predicted probabilities, highest first.</summary>
internal static class RocCurve
{
    public static DataTable Invoke(FunctionCall call)
    {
        var model = call.Model;
        if (model.Classes is not { Count: 2 } classes) throw call.Error("is supported for binary classification models only.");
        var (rows, labels) = call.Evaluated();
        var scores = LinearScoring.Scores(call.Trial().Weights!, rows);
        double[] probabilities = [.. scores.Select(static s => Probabilities.OfClasses(s)[1])];
        bool[] positives = [.. labels.Select(label => classes.Find(label) == 1)];
        if (call.Thresholds?.Any(static t => !double.IsFinite(t)) == true) throw call.Error("takes finite thresholds.");
        var thresholds = call.Thresholds ?? Percentiles(probabilities);
        var (truePositives, falsePositives) = (new long[thresholds.Length], new long[thresholds.Length]);
        for (var i = 0; i < thresholds.Length; i++)
            for (var row = 0; row < probabilities.Length; row++)
                if (probabilities[row] >= thresholds[i])
                    (positives[row] ? ref truePositives[i] : ref falsePositives[i])++;
        var positiveCount = positives.LongCount(static p => p);
        var negativeCount = positives.Length - positiveCount;
        return new DataTable(
            [
                Columns.Numbers("threshold", thresholds),
                Columns.Numbers("recall", truePositives.Select(n => (double)n / positiveCount)),
                Columns.Numbers("false_positive_rate", falsePositives.Select(n => (double)n / negativeCount)),
                Columns.Integers("true_positives", truePositives),
                Columns.Integers("false_positives", falsePositives),
                Columns.Integers("true_negatives", falsePositives.Select(n => negativeCount - n)),
                Columns.Integers("false_negatives", truePositives.Select(n => positiveCount - n)),
            ],
            thresholds.Length);
    }

    private static double[] Percentiles(double[] probabilities)
    {
        if (probabilities.Length == 0) return [];
        var sorted = probabilities.Order().ToArray();
        return [.. Enumerable.Range(0, 101).Select(p => sorted[(int)((long)p * (sorted.Length - 1) / 100)]).Distinct().OrderDescending()];
    }
}
