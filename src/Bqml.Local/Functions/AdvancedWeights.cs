using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>ML.ADVANCED_WEIGHTS: weights with standard errors and p-values, a row for each category. The intercept has them only when standardised.</summary>
internal static class AdvancedWeights
{
    private sealed record Row(string Input, string? Category, double Weight, double? StandardError, double? PValue);

    public static DataTable Invoke(FunctionCall call)
    {
        var standardize = call.Settings.Flag("standardize");
        var (model, trial) = (call.Model, call.Model.Optimal);
        if (trial.StandardErrors is not { } errors) throw call.NotEnabled();
        Row[] rows =
        [
            .. model.Encoder.Encodings.SelectMany(e => RowsOf(e, trial.Weights!, errors, standardize)),
            .. model.Settings.FitIntercept ? [InterceptRow(model.Encoder, trial.Weights!, errors[^1], standardize)] : Array.Empty<Row>(),
        ];
        return new DataTable(
            [
                Columns.Strings("processed_input", rows.Select(static r => r.Input)),
                Columns.Strings("category", rows.Select(static r => r.Category)),
                Columns.Numbers("weight", rows.Select(static r => r.Weight)),
                Columns.Numbers("standard_error", rows.Select(static r => r.StandardError)),
                Columns.Numbers("p_value", rows.Select(static r => r.PValue)),
            ],
            rows.Length);
    }

    private static IEnumerable<Row> RowsOf(FeatureEncoding encoding, LinearWeights weights, double[] errors, bool standardize)
    {
        for (var i = 0; i < encoding.Width; i++)
        {
            var column = encoding.Offset + i;
            var (weight, error) = (weights.Of(0)[column], errors[column]);
            var scale = encoding is NumberEncoding number && !standardize ? number.Deviation : 1;
            yield return new Row(encoding.Component.ProcessedInput, encoding.Categories?[i], weight / scale, error / scale, StandardErrors.PValue(weight, error));
        }
    }

    private static Row InterceptRow(FeatureEncoder encoder, LinearWeights weights, double error, bool standardize)
    {
        var weight = Weights.InterceptOf(encoder, weights, 0, standardize);
        return standardize ? new(Weights.Intercept, null, weight, error, StandardErrors.PValue(weight, error)) : new(Weights.Intercept, null, weight, null, null);
    }
}
