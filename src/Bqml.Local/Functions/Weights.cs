using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>ML.WEIGHTS: a number's weight, a category's weights, and the intercept; for a multiclass model those of every class, for a tuned one those of every trial.</summary>
internal static class Weights
{
    /// <summary>The processed_input of the intercept.</summary>
    public const string Intercept = "__INTERCEPT__";

    private sealed record Row(long Trial, string Input, double? Weight, object?[] Categories, string? Class);

    public static DataTable Invoke(FunctionCall call)
    {
        var standardize = call.Settings.Flag("standardize");
        var model = call.Model;
        var rows = model.Trials.Where(static t => t.Weights is not null)
            .SelectMany(trial => Enumerable.Range(0, trial.Weights!.Outputs).SelectMany(output => RowsOf(model, trial, output, standardize)))
            .ToArray();
        return call.WithTrials(
            [.. rows.Select(static r => r.Trial)],
            [
                Columns.Strings("processed_input", rows.Select(static r => r.Input)),
                Columns.Numbers("weight", rows.Select(static r => r.Weight)),
                Columns.Pairs("category_weights", "category", SqlType.String, "weight", rows.Select(static r => r.Categories)),
                .. model.IsMulticlass ? [Columns.Strings("class_label", rows.Select(static r => r.Class))] : Array.Empty<DataColumn>(),
            ]);
    }

    /// <summary>The intercept, of the standardised model or of one that takes numbers as they are.</summary>
    public static double InterceptOf(FeatureEncoder encoder, LinearWeights weights, int output, bool standardize)
    {
        var intercept = weights.Intercept(output);
        if (!standardize)
            foreach (var number in encoder.Encodings.OfType<NumberEncoding>())
                intercept -= weights.Of(output)[number.Offset] * number.Mean / number.Deviation;
        return intercept;
    }

    private static IEnumerable<Row> RowsOf(LinearModel model, LinearTrial trial, int output, bool standardize)
    {
        var weights = trial.Weights!;
        var label = model.IsMulticlass ? model.Classes!.Names[output] : null;
        foreach (var encoding in model.Encoder.Encodings)
        {
            var of = weights.Of(output).Slice(encoding.Offset, encoding.Width).ToArray();
            var input = encoding.Component.ProcessedInput;
            yield return encoding is NumberEncoding number
                ? new Row(trial.Id, input, standardize ? of[0] : of[0] / number.Deviation, [], label)
                : new Row(trial.Id, input, null, [.. encoding.Categories!.Select((category, i) => new object?[] { category, of[i] })], label);
        }
        if (model.Settings.FitIntercept) yield return new Row(trial.Id, Intercept, InterceptOf(model.Encoder, weights, output, standardize), [], label);
    }
}
