using System.Globalization;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>ML.CONFUSION_MATRIX: a row for each label of the evaluated rows, a column for each class of the model, both ascending.</summary>
internal static class ConfusionMatrix
{
    public static DataTable Invoke(FunctionCall call)
    {
        var model = call.Model;
        if (model.Classes is not { } classes) throw call.Error($"is not supported for {model.ModelTypeId} models: it needs a classification model.");
        var threshold = call.Threshold();
        var (rows, labels) = call.Evaluated();
        var counts = new SortedDictionary<object, long[]>(ValueComparer.Instance!);
        var scores = LinearScoring.Scores(call.Trial().Weights!, rows);
        for (var row = 0; row < labels.Length; row++)
        {
            if (!counts.TryGetValue(labels[row], out var of)) counts.Add(labels[row], of = new long[classes.Count]);
            of[LinearScoring.Class(Probabilities.OfClasses(scores[row]), threshold)]++;
        }
        var labelType = call.Input?.Find(model.Label.Name)?.Type ?? model.Label.Type;
        var names = ColumnNames(classes.Names);
        return new DataTable(
            [
                new DataColumn("expected_label", labelType, [.. counts.Keys]),
                .. names.Select((name, k) => Columns.Integers(name, counts.Values.Select(of => of[k]))),
            ],
            counts.Count);
    }

    /// <summary>Labels as column names: characters that names may not have become _, and a name that starts with a digit or is taken gets one more.</summary>
    private static List<string> ColumnNames(IReadOnlyList<string> labels)
    {
        var result = new List<string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "expected_label" };
        foreach (var label in labels)
        {
            var name = SqlIdentifier.IsValidColumnName(label, out _) && IsPlain(label) ? label : string.Concat(label.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
            if (name.Length == 0 || char.IsAsciiDigit(name[0])) name = "_" + name;
            var unique = name;
            for (var i = 1; !taken.Add(unique); i++) unique = name + "_" + i.ToString(CultureInfo.InvariantCulture);
            result.Add(unique);
        }
        return result;
    }

    private static bool IsPlain(string label) => label.Length > 0 && !char.IsAsciiDigit(label[0]) && label.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
