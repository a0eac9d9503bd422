using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>ML.EVALUATE: the metrics over the input's rows that have a label; without input those of the training, for a tuned model of every trial.</summary>
internal static class Evaluate
{
    public static DataTable Invoke(FunctionCall call)
    {
        var threshold = call.Threshold();
        LinearTrial[] trials = call.Input is null && call.Settings.Integer("trial_id") is null
            ? [.. call.Model.Trials.Where(static t => t.Metrics is not null)]
            : [call.Trial()];
        IReadOnlyList<Metric>[] metrics;
        if (call.Input is null) metrics = [.. trials.Select(static t => t.Metrics!)];
        else
        {
            var (rows, labels) = call.Evaluated();
            metrics = [LinearScoring.Metrics(call.Model.Classes, trials[0].Weights!, rows, labels, threshold)];
        }
        return call.WithTrials(
            [.. trials.Select(static t => t.Id)],
            [.. metrics[0].Select((metric, i) => Columns.Numbers(metric.Name, metrics.Select(m => m[i].Value)))]);
    }
}
