using Bqml.Local.Data;

namespace Bqml.Local.Tests.Learning;

/// <summary>
/// Solves the documented objectives by other means than the engine: dense matrices, Newton steps and Gaussian elimination. Shares no code with it.
/// Every row is its standardised numbers, a 1 for each of its categories, and a last 1 for the intercept.
/// </summary>
internal static class IndependentSolver
{
    /// <summary>The dense rows of a table's columns: numbers standardised with n - 1, NULL as the mean; strings one-hot, NULL as a category.</summary>
    public static double[][] Encode(DataTable table, params string[] without)
    {
        var columns = new List<double[]>();
        foreach (var column in table.Columns.Where(c => !without.Contains(c.Name)))
        {
            if (column.Values.Any(static v => v is double))
            {
                var present = column.Values.OfType<double>().ToArray();
                var mean = present.Sum() / present.Length;
                var deviation = Math.Sqrt(present.Sum(v => Math.Pow(v - mean, 2)) / (present.Length - 1));
                columns.Add([.. column.Values.Select(v => v is double d ? (d - mean) / deviation : 0)]);
            }
            else
            {
                foreach (var category in column.Values.Distinct())
                    columns.Add([.. column.Values.Select(v => Equals(v, category) ? 1.0 : 0.0)]);
            }
        }
        columns.Add([.. Enumerable.Repeat(1.0, table.RowCount)]);
        return [.. Enumerable.Range(0, table.RowCount).Select(r => columns.Select(c => c[r]).ToArray())];
    }

    /// <summary>Newton's method for <c>sum of the rows' cross entropies + l2 * sum of squared weights</c>, the intercepts free: weights by class.</summary>
    public static double[][] Softmax(double[][] rows, int[] labels, int classes, double l2)
    {
        var width = rows[0].Length;
        var weights = Enumerable.Range(0, classes).Select(_ => new double[width]).ToArray();
        for (var step = 0; step < 100; step++)
        {
            var (gradient, hessian) = (new double[classes * width], new double[classes * width][]);
            for (var i = 0; i < hessian.Length; i++) hessian[i] = new double[hessian.Length];
            for (var r = 0; r < rows.Length; r++)
            {
                var p = ClassProbabilities(weights, rows[r]);
                for (var a = 0; a < classes; a++)
                    for (var i = 0; i < width; i++)
                    {
                        gradient[a * width + i] += (p[a] - (labels[r] == a ? 1 : 0)) * rows[r][i];
                        for (var b = 0; b < classes; b++)
                            for (var j = 0; j < width; j++)
                                hessian[a * width + i][b * width + j] += p[a] * ((a == b ? 1 : 0) - p[b]) * rows[r][i] * rows[r][j];
                    }
            }
            for (var a = 0; a < classes; a++)
                for (var i = 0; i < width; i++)
                {
                    // The classes' intercepts may all move together: a tiny ridge picks one solution without changing a probability.
                    var ridge = i == width - 1 ? 1e-6 : 2 * l2;
                    gradient[a * width + i] += ridge * weights[a][i];
                    hessian[a * width + i][a * width + i] += ridge;
                }
            var direction = Solve(hessian, gradient);
            for (var i = 0; i < direction.Length; i++) weights[i / width][i % width] -= direction[i];
            if (direction.Max(Math.Abs) < 1e-8) return weights;
        }
        throw new InvalidOperationException("Newton's method did not converge.");
    }

    public static double[] ClassProbabilities(double[][] weights, double[] row)
    {
        var exponentials = weights.Select(w => Math.Exp(w.Zip(row).Sum(static p => p.First * p.Second))).ToArray();
        return [.. exponentials.Select(e => e / exponentials.Sum())];
    }

    /// <summary>Newton's method for the binary log loss: <c>sum of weighted log losses + l2 * sum of squared weights</c>.</summary>
    public static double[] Logistic(double[][] rows, bool[] positives, double[] rowWeights, double l2)
    {
        var width = rows[0].Length;
        var weights = new double[width];
        for (var step = 0; step < 100; step++)
        {
            var gradient = new double[width];
            var hessian = Enumerable.Range(0, width).Select(_ => new double[width]).ToArray();
            for (var r = 0; r < rows.Length; r++)
            {
                var p = 1 / (1 + Math.Exp(-rows[r].Zip(weights).Sum(static x => x.First * x.Second)));
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += rowWeights[r] * (p - (positives[r] ? 1 : 0)) * rows[r][i];
                    for (var j = 0; j < width; j++) hessian[i][j] += rowWeights[r] * p * (1 - p) * rows[r][i] * rows[r][j];
                }
            }
            for (var i = 0; i < width - 1; i++)
            {
                gradient[i] += 2 * l2 * weights[i];
                hessian[i][i] += 2 * l2;
            }
            var direction = Solve(hessian, gradient);
            for (var i = 0; i < width; i++) weights[i] -= direction[i];
            if (direction.Max(Math.Abs) < 1e-12) return weights;
        }
        throw new InvalidOperationException("Newton's method did not converge.");
    }

    /// <summary>Coordinate descent for <c>sum of squared errors + l1 * sum |w| + l2 * sum w^2</c>, the intercept free.</summary>
    public static double[] ElasticNet(double[][] rows, double[] labels, double l1, double l2)
    {
        var width = rows[0].Length;
        var weights = new double[width];
        var residuals = (double[])labels.Clone();
        for (var sweep = 0; sweep < 20_000; sweep++)
        {
            var largest = 0.0;
            for (var j = 0; j < width; j++)
            {
                var (product, square) = (0.0, 0.0);
                for (var r = 0; r < rows.Length; r++)
                {
                    product += rows[r][j] * (residuals[r] + rows[r][j] * weights[j]);
                    square += rows[r][j] * rows[r][j];
                }
                if (square == 0) continue;
                var next = j == width - 1 ? product / square : Math.Sign(product) * Math.Max(Math.Abs(product) - l1 / 2, 0) / (square + l2);
                for (var r = 0; r < rows.Length; r++) residuals[r] -= rows[r][j] * (next - weights[j]);
                largest = Math.Max(largest, Math.Abs(next - weights[j]));
                weights[j] = next;
            }
            if (largest < 1e-10) return weights;
        }
        return weights;
    }

    /// <summary>Gaussian elimination with partial pivoting.</summary>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        var a = matrix.Select((row, i) => row.Append(right[i]).ToArray()).ToArray();
        for (var k = 0; k < size; k++)
        {
            var pivot = Enumerable.Range(k, size - k).MaxBy(i => Math.Abs(a[i][k]));
            (a[k], a[pivot]) = (a[pivot], a[k]);
            for (var i = k + 1; i < size; i++)
            {
                var factor = a[i][k] / a[k][k];
                for (var j = k; factor != 0 && j <= size; j++) a[i][j] -= factor * a[k][j];
            }
        }
        var x = new double[size];
        for (var i = size - 1; i >= 0; i--)
        {
            x[i] = a[i][size];
            for (var j = i + 1; j < size; j++) x[i] -= a[i][j] * x[j];
            x[i] /= a[i][i];
        }
        return x;
    }
}
