using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Bqml.Local.Learning;

/// <summary>
/// Solves linear regression in one step: the weights that make <c>sum (prediction - label)^2 + L2 * sum w^2</c> smallest and, where redundant columns leave many,
/// those of the smallest norm, which is also the limit of L2 towards 0. The intercept is neither penalised nor part of the norm.
/// </summary>
internal static class NormalEquation
{
    /// <summary>Above this many columns, conjugate gradients are faster than an eigendecomposition; started at zero they find the minimum-norm solution too.</summary>
    private const int LargestDecomposition = 600;

    public static LinearWeights Solve(DesignMatrix rows, double[] labels, double l2, bool fitIntercept, CancellationToken ct)
    {
        var means = new double[rows.ColumnCount];
        var labelMean = 0.0;
        if (fitIntercept)
        {
            for (var row = 0; row < rows.RowCount; row++) rows.AddTo(row, 1.0 / rows.RowCount, means);
            labelMean = labels.Average();
        }
        var moments = new double[rows.ColumnCount];
        for (var row = 0; row < rows.RowCount; row++) rows.AddTo(row, labels[row] - labelMean, moments);
        // The centred moments need no correction for the columns' means: the centred labels sum to zero.
        var solution = rows.ColumnCount <= LargestDecomposition
            ? Decompose(rows, means, moments, l2, ct)
            : ConjugateGradients(rows, means, moments, l2, ct);
        var weights = new LinearWeights(1, rows.ColumnCount);
        solution.CopyTo(weights.Of(0));
        if (fitIntercept) weights.Intercept(0) = labelMean - means.Zip(solution, static (mean, w) => mean * w).Sum();
        return weights;
    }

    private static double[] Decompose(DesignMatrix rows, double[] means, double[] moments, double l2, CancellationToken ct)
    {
        var size = rows.ColumnCount;
        if (size == 0) return [];
        var gram = Gram(rows, means, ct);
        for (var i = 0; i < size; i++) gram[i, i] += l2;
        ct.ThrowIfCancellationRequested();
        var decomposition = gram.Evd(Symmetricity.Symmetric);
        var values = decomposition.EigenValues.Map(static value => value.Real);
        var negligible = values.AbsoluteMaximum() * Math.Max(rows.RowCount, size) * 2.220446049250313e-16;
        var projected = decomposition.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.Dense(moments));
        for (var i = 0; i < size; i++) projected[i] = values[i] > negligible ? projected[i] / values[i] : 0;
        var solution = (decomposition.EigenVectors * projected).ToArray();
        // A column that no row sets (a dropped category) has no weight, not even rounding's.
        for (var i = 0; i < size; i++)
            if (gram[i, i] == l2) solution[i] = 0;
        return solution;
    }

    /// <summary>The inner products of the centred columns.</summary>
    public static Matrix<double> Gram(DesignMatrix rows, double[] means, CancellationToken ct)
    {
        var size = rows.ColumnCount;
        var gram = new double[size, size];
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (row % 1024 == 0) ct.ThrowIfCancellationRequested();
            var columns = rows.ColumnsOf(row);
            var values = rows.ValuesOf(row);
            for (var i = 0; i < columns.Length; i++)
                for (var j = 0; j < columns.Length; j++)
                    gram[columns[i], columns[j]] += values[i] * values[j];
        }
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                gram[i, j] -= rows.RowCount * means[i] * means[j];
        return DenseMatrix.OfArray(gram);
    }

    private static double[] ConjugateGradients(DesignMatrix rows, double[] means, double[] moments, double l2, CancellationToken ct)
    {
        var solution = new double[moments.Length];
        var residual = (double[])moments.Clone();
        var direction = (double[])moments.Clone();
        var norm = Dot(residual, residual);
        // A residual twelve digits below the first one is as good as rounding allows; each step settles one direction at least.
        var enough = norm * 1e-24;
        for (var iteration = 0; iteration < 2 * moments.Length && norm > enough; iteration++)
        {
            ct.ThrowIfCancellationRequested();
            var product = new double[moments.Length];
            var (offset, total) = (Dot(means, direction), 0.0);
            for (var row = 0; row < rows.RowCount; row++)
            {
                var projection = rows.Dot(row, direction) - offset;
                rows.AddTo(row, projection, product);
                total += projection;
            }
            for (var j = 0; j < product.Length; j++) product[j] += l2 * direction[j] - total * means[j];
            var curvature = Dot(direction, product);
            if (!(curvature > 0)) break;
            var step = norm / curvature;
            for (var j = 0; j < solution.Length; j++)
            {
                solution[j] += step * direction[j];
                residual[j] -= step * product[j];
            }
            var next = Dot(residual, residual);
            for (var j = 0; j < direction.Length; j++) direction[j] = residual[j] + next / norm * direction[j];
            norm = next;
        }
        return solution;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
