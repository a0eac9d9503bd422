using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Functions;

/// <summary>
/// ML.GLOBAL_EXPLAIN: the mean absolute attribution of each feature over the evaluation rows, most important first. The whole of a multiclass model is the mean over its classes; each
/// class of a binary model has the attributions of its one score.
/// </summary>
internal static class GlobalExplain
{
    /// <summary>How many features are returned for a class.</summary>
    private const int FeaturesOfClass = 10;

    public static DataTable Invoke(FunctionCall call)
    {
        var (model, features) = (call.Model, call.Model.Encoder.Features);
        if (model.Optimal.GlobalAttributions is not { } outputs) throw call.NotEnabled();
        IEnumerable<(string Feature, double Value)> Ranked(Func<int, double> valueOf) =>
            features.Select((feature, i) => (Feature: feature, Value: valueOf(i))).OrderByDescending(static a => a.Value);
        if (!call.Settings.Flag("class_level_explain"))
        {
            var whole = Ranked(i => outputs.Average(o => o[i])).ToArray();
            return new DataTable([Columns.Strings("feature", whole.Select(static a => a.Feature)), Columns.Numbers("attribution", whole.Select(static a => a.Value))], whole.Length);
        }
        if (model.Classes is not { } classes) throw call.Error("takes class_level_explain only for classification models.");
        var rows = classes.Names
            .SelectMany((name, k) => Ranked(i => outputs[model.IsMulticlass ? k : 0][i]).Take(FeaturesOfClass).Select(a => (Class: name, a.Feature, a.Value)))
            .ToArray();
        return new DataTable(
            [
                Columns.Strings("class_name", rows.Select(static r => r.Class)),
                Columns.Strings("feature", rows.Select(static r => r.Feature)),
                Columns.Numbers("attribution", rows.Select(static r => r.Value)),
            ],
            rows.Length);
    }
}
