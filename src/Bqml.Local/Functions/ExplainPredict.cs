using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>
/// ML.EXPLAIN_PREDICT: predictions with what each feature added to the baseline, the intercept of the standardised model. A classifier's values are
/// log-odds of the predicted class, so those of a binary model change sign with it.
/// </summary>
internal static class ExplainPredict
{
    public static DataTable Invoke(FunctionCall call)
    {
        var top = call.Settings.Integer("top_k_features")!.Value;
        if (top < 1) throw call.Error(FormattableString.Invariant($"takes top_k_features of at least 1, not {top}."));
        var (model, weights, threshold) = (call.Model, call.Model.Optimal.Weights!, call.Threshold());
        var rows = model.Encoder.Encode(call.RequiredInput, call.Cancellation);
        var scores = LinearScoring.Scores(weights, rows);
        var features = model.Encoder.Features;
        var featureOfColumn = Attributions.FeatureOfColumn(model.Encoder);
        var (predictions, probabilities, tops, baselines, values, errors) =
            (new object?[rows.RowCount], new double[rows.RowCount], new object?[rows.RowCount][], new double[rows.RowCount], new double[rows.RowCount], new double[rows.RowCount]);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (row % 1024 == 0) call.Cancellation.ThrowIfCancellationRequested();
            var (output, sign) = (0, 1.0);
            if (model.Classes is { } classes)
            {
                var probability = Probabilities.OfClasses(scores[row]);
                var predicted = LinearScoring.Class(probability, threshold);
                (predictions[row], probabilities[row]) = (classes.Values[predicted], probability[predicted]);
                (output, sign) = model.IsMulticlass ? (predicted, 1.0) : (0, predicted == 1 ? 1.0 : -1.0);
            }
            else predictions[row] = scores[row][0];
            var attributions = Attributions.Of(model.Encoder, weights, output, rows, row, featureOfColumn);
            (baselines[row], values[row]) = (sign * weights.Intercept(output), sign * scores[row][output]);
            tops[row] = [.. features.Select((feature, i) => (Feature: feature, Value: sign * attributions[i]))
                .OrderByDescending(static a => Math.Abs(a.Value))
                .Take((int)Math.Min(top, features.Count))
                .Select(static a => new object?[] { a.Feature, a.Value })];
        }
        return new DataTable(
            [
                new DataColumn($"predicted_{model.Label.Name}", model.Classes is null ? SqlType.Float64 : model.Label.Type, predictions),
                .. model.Classes is null ? [] : new[] { Columns.Numbers("probability", probabilities) },
                Columns.Pairs("top_feature_attributions", "feature", SqlType.String, "attribution", tops),
                Columns.Numbers("baseline_prediction_value", baselines),
                Columns.Numbers("prediction_value", values),
                // Exact by definition: the attributions of a linear model sum to its prediction.
                Columns.Numbers("approximation_error", errors),
                .. call.Passthrough,
            ],
            rows.RowCount);
    }
}
