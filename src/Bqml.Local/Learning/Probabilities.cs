namespace Bqml.Local.Learning;

/// <summary>From log-odds to probabilities.</summary>
internal static class Probabilities
{
    /// <summary>The probability of the positive class with the given log-odds.</summary>
    public static double Sigmoid(double score) => score >= 0 ? 1 / (1 + Math.Exp(-score)) : Math.Exp(score) / (1 + Math.Exp(score));

    /// <summary>The probability of each class: the sigmoid of one score, or the softmax of several.</summary>
    public static double[] OfClasses(ReadOnlySpan<double> scores)
    {
        if (scores.Length == 1) return [Sigmoid(-scores[0]), Sigmoid(scores[0])];
        var result = new double[scores.Length];
        var (maximum, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores) maximum = Math.Max(maximum, score);
        for (var k = 0; k < result.Length; k++) sum += result[k] = Math.Exp(scores[k] - maximum);
        for (var k = 0; k < result.Length; k++) result[k] /= sum;
        return result;
    }
}
