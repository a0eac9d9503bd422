namespace Bqml.Local.Learning;

/// <summary>What a row's scores cost, given its label: the sum over all rows is what training makes small.</summary>
internal abstract class LossFunction
{
    /// <summary>How many scores a row has: 1, or one for each class of a multiclass model.</summary>
    public abstract int Outputs { get; }

    public abstract int RowCount { get; }

    /// <summary>The loss of a row, and its derivative by each score if <paramref name="derivative"/> is not empty.</summary>
    public abstract double Evaluate(int row, ReadOnlySpan<double> scores, Span<double> derivative);
}

/// <summary>The squared error of LINEAR_REG.</summary>
internal sealed class SquaredLoss(double[] labels) : LossFunction
{
    public override int Outputs => 1;

    public override int RowCount => labels.Length;

    public override double Evaluate(int row, ReadOnlySpan<double> scores, Span<double> derivative)
    {
        var error = scores[0] - labels[row];
        if (!derivative.IsEmpty) derivative[0] = 2 * error;
        return error * error;
    }
}

/// <summary>The log loss of a binary LOGISTIC_REG: class 1 is the positive one, its log-odds are the score.</summary>
internal sealed class LogisticLoss(int[] classes, double[] classWeights) : LossFunction
{
    public override int Outputs => 1;

    public override int RowCount => classes.Length;

    public override double Evaluate(int row, ReadOnlySpan<double> scores, Span<double> derivative)
    {
        var (score, positive, weight) = (scores[0], classes[row] == 1, classWeights[classes[row]]);
        if (!derivative.IsEmpty) derivative[0] = weight * (Probabilities.Sigmoid(score) - (positive ? 1 : 0));
        var margin = positive ? -score : score;
        return weight * (Math.Max(margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))));
    }
}

/// <summary>The cross-entropy log loss of a multiclass LOGISTIC_REG: the softmax of one score a class.</summary>
internal sealed class SoftmaxLoss(int[] classes, double[] classWeights) : LossFunction
{
    public override int Outputs => classWeights.Length;

    public override int RowCount => classes.Length;

    public override double Evaluate(int row, ReadOnlySpan<double> scores, Span<double> derivative)
    {
        var (label, weight) = (classes[row], classWeights[classes[row]]);
        var (maximum, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores) maximum = Math.Max(maximum, score);
        foreach (var score in scores) sum += Math.Exp(score - maximum);
        for (var k = 0; k < derivative.Length; k++)
            derivative[k] = weight * (Math.Exp(scores[k] - maximum) / sum - (k == label ? 1 : 0));
        return weight * (maximum + Math.Log(sum) - scores[label]);
    }
}
