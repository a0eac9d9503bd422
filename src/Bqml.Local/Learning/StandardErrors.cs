using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Bqml.Local.Learning;

/// <summary>
/// The standard errors of a linear or binary logistic model's weights: the square roots of the diagonal of the inverse Hessian, which for linear regression is multiplied by
/// the residual variance (n - p). They are those of the standardised columns; the intercept's comes last, dropped categories have NaN.
/// </summary>
internal static class StandardErrors
{
    public static double[] Of(DesignMatrix rows, FeatureEncoder encoder, LinearWeights weights, LossFunction loss, bool logistic, double l2, bool fitIntercept, CancellationToken ct)
    {
        var dropped = encoder.Encodings.Where(static e => e.Dropped is not null).Select(static e => e.Offset + e.Dropped!.Value).ToHashSet();
        int[] kept = [.. Enumerable.Range(0, encoder.Width).Where(c => !dropped.Contains(c))];
        var size = kept.Length + (fitIntercept ? 1 : 0);
        var covariance = Hessian(rows, weights, kept, logistic, l2, fitIntercept, ct).Inverse(size);
        if (!logistic)
        {
            var freedom = rows.RowCount - size;
            if (freedom <= 0) throw new LocalQueryException("invalidQuery", $"CALCULATE_P_VALUES needs more rows than weights: {rows.RowCount} rows, {size} weights.");
            covariance *= weights.MeanLoss(rows, loss) * rows.RowCount / freedom;
        }
        var errors = new double[encoder.Width + 1];
        Array.Fill(errors, double.NaN);
        for (var i = 0; i < kept.Length; i++) errors[kept[i]] = Math.Sqrt(covariance[i, i]);
        if (fitIntercept) errors[^1] = Math.Sqrt(covariance[size - 1, size - 1]);
        return errors;
    }

    /// <summary>The p-value of a weight: how probable so large a weight is when its true value is 0.</summary>
    public static double PValue(double weight, double standardError) =>
        double.IsNaN(standardError) ? double.NaN : 2 * Normal.CDF(0, 1, -Math.Abs(weight / standardError));

    private static DenseMatrix Hessian(DesignMatrix rows, LinearWeights weights, int[] kept, bool logistic, double l2, bool fitIntercept, CancellationToken ct)
    {
        var size = kept.Length + (fitIntercept ? 1 : 0);
        var place = new Dictionary<int, int>();
        for (var i = 0; i < kept.Length; i++) place.Add(kept[i], i);
        var hessian = new DenseMatrix(size);
        var row = new double[size];
        Span<double> scores = new double[1];
        for (var r = 0; r < rows.RowCount; r++)
        {
            if (r % 256 == 0) ct.ThrowIfCancellationRequested();
            Array.Clear(row);
            var columns = rows.ColumnsOf(r);
            for (var i = 0; i < columns.Length; i++) row[place[columns[i]]] = rows.ValuesOf(r)[i];
            if (fitIntercept) row[^1] = 1;
            weights.Score(rows, r, scores);
            var probability = Probabilities.Sigmoid(scores[0]);
            var curvature = logistic ? probability * (1 - probability) : 1;
            for (var i = 0; i < size; i++)
                if (row[i] != 0)
                    for (var j = 0; j < size; j++) hessian[i, j] += curvature * row[i] * row[j];
        }
        // The objective's second derivative of L2 w^2 is 2 L2; that of the squared error is twice the product, which the residual variance leaves out.
        for (var i = 0; i < kept.Length; i++) hessian[i, i] += logistic ? 2 * l2 : l2;
        return hessian;
    }

    private static Matrix<double> Inverse(this DenseMatrix hessian, int size)
    {
        var values = hessian.Evd(Symmetricity.Symmetric).EigenValues.Map(static v => v.Real);
        if (!(values.Minimum() > values.AbsoluteMaximum() * size * 1e-14))
            throw new LocalQueryException("invalidQuery", "CALCULATE_P_VALUES needs linearly independent features: leave out features that others determine.");
        return hessian.Inverse();
    }
}
