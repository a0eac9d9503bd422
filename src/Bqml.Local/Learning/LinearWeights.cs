namespace Bqml.Local.Learning;

/// <summary>The weights of a linear model for the encoded columns: for every output one weight a column and an intercept.</summary>
internal sealed class LinearWeights(int outputs, int features)
{
    /// <summary>All weights, output by output; an output's intercept follows its weights.</summary>
    public double[] Values { get; } = new double[outputs * (features + 1)];

    public int Outputs => outputs;

    public int Features => features;

    /// <summary>The weights of an output, without its intercept.</summary>
    public Span<double> Of(int output) => Values.AsSpan(output * (features + 1), features);

    public ref double Intercept(int output) => ref Values[output * (features + 1) + features];

    public LinearWeights Copy()
    {
        var copy = new LinearWeights(outputs, features);
        Values.CopyTo(copy.Values, 0);
        return copy;
    }

    /// <summary>The scores of a row.</summary>
    public void Score(DesignMatrix rows, int row, Span<double> scores)
    {
        for (var k = 0; k < outputs; k++) scores[k] = rows.Dot(row, Of(k)) + Intercept(k);
    }

    /// <summary>The mean of a loss over its rows.</summary>
    public double MeanLoss(DesignMatrix rows, LossFunction loss)
    {
        var sum = 0.0;
        Span<double> scores = new double[outputs];
        for (var row = 0; row < rows.RowCount; row++)
        {
            Score(rows, row, scores);
            sum += loss.Evaluate(row, scores, []);
        }
        return sum / rows.RowCount;
    }
}
