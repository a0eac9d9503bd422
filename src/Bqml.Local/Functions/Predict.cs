using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>ML.PREDICT: the predicted labels, for classifiers with the probability of every class (highest label first), then all input columns.</summary>
internal static class Predict
{
    public static DataTable Invoke(FunctionCall call)
    {
        var (model, trial, threshold) = (call.Model, call.Trial(), call.Threshold());
        var scores = LinearScoring.Scores(trial.Weights!, model.Encoder.Encode(call.RequiredInput, call.Cancellation));
        var name = $"predicted_{model.Label.Name}";
        DataColumn[] predictions;
        if (model.Classes is { } classes)
        {
            double[][] probabilities = [.. scores.Select(static s => Probabilities.OfClasses(s))];
            object?[] Pairs(double[] of) => [.. of.Select((probability, k) => (object?)new object?[] { classes.Values[k], probability }).Reverse()];
            predictions =
            [
                new DataColumn(name, model.Label.Type, [.. probabilities.Select(p => classes.Values[LinearScoring.Class(p, threshold)])]),
                Columns.Pairs($"{name}_probs", "label", model.Label.Type, "prob", probabilities.Select(Pairs)),
            ];
        }
        else predictions = [Columns.Numbers(name, scores.Select(static s => s[0]))];
        return call.WithTrials([.. Enumerable.Repeat(trial.Id, scores.Length)], [.. predictions, .. call.Passthrough]);
    }
}
