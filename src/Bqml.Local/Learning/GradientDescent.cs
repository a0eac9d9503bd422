using System.Diagnostics;

namespace Bqml.Local.Learning;

/// <summary>
/// Batch gradient descent with a proximal step for L1, as BigQuery documents its iterations. It makes
/// <c>(sum of the rows' losses + L1 * sum |w| + L2 * sum w^2) / rows</c> small, w being the weights of the encoded (standardised) columns without the intercepts.
/// </summary>
/// <remarks>
/// A line search tries 2, 1, 1/2 and 1/4 times the last learn rate and takes the best. The penalties weigh against the sum and not the mean of the losses: the
/// hyperparameter tuning tutorial's trials, where L1 = 5 barely changes the loss on some ten thousand rows, allow no other scale.
/// </remarks>
internal sealed class GradientDescent(DesignMatrix rows, LossFunction loss, double l1, double l2, bool fitIntercept)
{
    private static readonly double[] LineSearchFactors = [2, 1, 0.5, 0.25];

    /// <summary>Steps from <paramref name="start"/> until an option or the progress says stop; the last step's weights are the result.</summary>
    /// <param name="start">Where to start; not changed.</param>
    /// <param name="options">How to step and when to stop.</param>
    /// <param name="evaluation">The held-out rows, on whose loss an early stop depends; null to go by the training loss.</param>
    /// <param name="trainingRun">The number to report.</param>
    /// <param name="report">Hears of every iteration.</param>
    /// <param name="ct">Cancels between iterations.</param>
    public LinearWeights Minimise(
        LinearWeights start, GradientDescentOptions options, (DesignMatrix Rows, LossFunction Loss)? evaluation, int trainingRun, Action<IterationInfo> report, CancellationToken ct)
    {
        var weights = start;
        var objective = Objective(weights);
        var watched = evaluation is { } first ? weights.MeanLoss(first.Rows, first.Loss) : objective;
        var learnRate = options.ConstantLearnRate ?? options.InitialLearnRate;
        for (var iteration = 0; iteration < options.MaxIterations; iteration++)
        {
            ct.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            var gradient = Gradient(weights);
            if (options.ConstantLearnRate is null)
            {
                // Without a better step this is the minimum: the iteration is reported with the step of 0 that it took.
                (weights, objective, learnRate) = Search(weights, gradient, objective, learnRate, ct) ?? (weights, objective, 0);
            }
            else
            {
                weights = Step(weights, gradient, learnRate);
                objective = Objective(weights);
            }
            if (!double.IsFinite(objective))
                throw new LocalQueryException("invalidQuery", FormattableString.Invariant($"Training diverged in iteration {iteration}: LEARN_RATE = {learnRate} is too large."));
            var evaluationLoss = evaluation is { } held ? weights.MeanLoss(held.Rows, held.Loss) : (double?)null;
            report(new IterationInfo(trainingRun, iteration, weights.MeanLoss(rows, loss), evaluationLoss, learnRate, watch.Elapsed));
            var now = evaluationLoss ?? objective;
            if (learnRate == 0) break;
            if (options.EarlyStop && (watched - now) / Math.Abs(watched) is var progress && !(progress >= options.MinRelativeProgress)) break;
            watched = now;
        }
        return weights;
    }

    /// <summary>The mean loss plus the penalties' share of a row.</summary>
    public double Objective(LinearWeights weights)
    {
        var penalty = 0.0;
        for (var k = 0; k < weights.Outputs; k++)
            foreach (var w in weights.Of(k)) penalty += l1 * Math.Abs(w) + l2 * w * w;
        return weights.MeanLoss(rows, loss) + penalty / rows.RowCount;
    }

    private (LinearWeights Weights, double Objective, double LearnRate)? Search(LinearWeights from, double[] gradient, double objective, double learnRate, CancellationToken ct)
    {
        // Sixty halvings take any step below the precision of the weights.
        for (var attempt = 0; attempt < 30; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            (LinearWeights Weights, double Objective, double LearnRate)? best = null;
            foreach (var factor in LineSearchFactors)
            {
                var candidate = Step(from, gradient, learnRate * factor);
                var value = Objective(candidate);
                if (double.IsFinite(value) && (best is null || value < best.Value.Objective)) best = (candidate, value, learnRate * factor);
            }
            if (best is { } found && found.Objective < objective) return found;
            learnRate /= 4;
        }
        return null;
    }

    private double[] Gradient(LinearWeights weights)
    {
        var gradient = new LinearWeights(weights.Outputs, weights.Features);
        Span<double> scores = new double[weights.Outputs], derivative = new double[weights.Outputs];
        for (var row = 0; row < rows.RowCount; row++)
        {
            weights.Score(rows, row, scores);
            loss.Evaluate(row, scores, derivative);
            for (var k = 0; k < weights.Outputs; k++)
            {
                rows.AddTo(row, derivative[k], gradient.Of(k));
                if (fitIntercept) gradient.Intercept(k) += derivative[k];
            }
        }
        for (var k = 0; k < weights.Outputs; k++)
        {
            var slopes = gradient.Of(k);
            var of = weights.Of(k);
            for (var j = 0; j < slopes.Length; j++) slopes[j] += 2 * l2 * of[j];
        }
        for (var i = 0; i < gradient.Values.Length; i++) gradient.Values[i] /= rows.RowCount;
        return gradient.Values;
    }

    private LinearWeights Step(LinearWeights from, double[] gradient, double learnRate)
    {
        var to = from.Copy();
        for (var i = 0; i < gradient.Length; i++) to.Values[i] -= learnRate * gradient[i];
        var shrink = learnRate * l1 / rows.RowCount;
        if (shrink > 0)
            for (var k = 0; k < to.Outputs; k++)
                foreach (ref var w in to.Of(k))
                    w = Math.Sign(w) * Math.Max(Math.Abs(w) - shrink, 0);
        return to;
    }
}
