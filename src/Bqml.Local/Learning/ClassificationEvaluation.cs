namespace Bqml.Local.Learning;

/// <summary>The metrics of a classification model, as ML.EVALUATE returns them.</summary>
/// <remarks>
/// Binary: precision, recall and F1 are those of the positive class. Multiclass: every metric but the accuracy is computed for each class and averaged
/// without weights; the ROC AUC of a class is that of the class against all others, its log loss the mean over the class's rows. (On the penguins' three classes BigQuery
/// reports a log loss of 1.498832 with an accuracy of 0.92515: only that average gives such a number.)
/// </remarks>
internal static class ClassificationEvaluation
{
    /// <summary>The smallest probability that a log loss is taken of.</summary>
    private const double Tiny = 1e-15;

    public static IReadOnlyList<string> Names { get; } = ["precision", "recall", "accuracy", "f1_score", "log_loss", "roc_auc"];

    /// <param name="labels">The class of each row; classes from the number of probabilities on are unknown to the model.</param>
    /// <param name="probabilities">Each row's probability of every class of the model.</param>
    /// <param name="predicted">The predicted class of each row.</param>
    public static IReadOnlyList<Metric> Of(IReadOnlyList<int> labels, IReadOnlyList<double[]> probabilities, IReadOnlyList<int> predicted)
    {
        if (labels.Count == 0) return [.. Names.Select(static name => new Metric(name, double.NaN))];
        var known = probabilities[0].Length;
        var classes = Math.Max(known, labels.Max() + 1);
        var counts = new Confusion[classes];
        for (var row = 0; row < labels.Count; row++)
        {
            if (labels[row] == predicted[row]) counts[labels[row]].TruePositives++;
            counts[labels[row]].Actual++;
            counts[predicted[row]].Predicted++;
        }
        var accuracy = (double)counts.Sum(static c => c.TruePositives) / labels.Count;
        var losses = labels.Select((label, row) => -Math.Log(Math.Max(label < known ? probabilities[row][label] : 0, Tiny))).ToArray();
        double Area(int k) => RocAuc([.. probabilities.Select(p => k < known ? p[k] : 0)], [.. labels.Select(label => label == k)]);
        double[] values = classes == 2
            ? [counts[1].Precision, counts[1].Recall, accuracy, counts[1].F1, losses.Average(), Area(1)]
            :
            [
                counts.Average(static c => c.Predicted == 0 ? 0 : c.Precision), counts.Average(static c => c.Actual == 0 ? 0 : c.Recall), accuracy, counts.Average(static c => c.F1),
                labels.Zip(losses).GroupBy(static pair => pair.First, static pair => pair.Second).Average(static group => group.Average()),
                Enumerable.Range(0, classes).Select(Area).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(),
            ];
        return [.. Names.Zip(values, static (name, value) => new Metric(name, value))];
    }

    /// <summary>The area under the ROC curve: how often a positive row scores above a negative one, ties counting half. NaN without one of the two.</summary>
    public static double RocAuc(double[] scores, bool[] positives)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(row => scores[row]).ToArray();
        var positiveCount = positives.LongCount(static p => p);
        var negativeCount = positives.Length - positiveCount;
        var ranks = 0.0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from;
            while (to < order.Length && scores[order[to]] == scores[order[from]]) to++;
            for (var i = from; i < to; i++)
                if (positives[order[i]]) ranks += (from + 1 + to) / 2.0;
        }
        return (ranks - positiveCount * (positiveCount + 1) / 2.0) / ((double)positiveCount * negativeCount);
    }

    private struct Confusion
    {
        public long TruePositives, Actual, Predicted;

        public readonly double Precision => (double)TruePositives / Predicted;

        public readonly double Recall => Actual == 0 ? 0 : (double)TruePositives / Actual;

        public readonly double F1 => TruePositives == 0 ? 0 : 2.0 * TruePositives / (Actual + Predicted);
    }
}
