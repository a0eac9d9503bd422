using System.Globalization;
using System.Text.Json;

namespace Bqml.Benchmarks.Decoding;

/// <summary>Rows read by hand from a <see cref="JsonDocument"/>.</summary>
internal static class Documents
{
    public static IEnumerable<ClassifierPrediction> Predictions(JsonDocument document)
    {
        foreach (var row in document.RootElement.GetProperty("rows").EnumerateArray())
        {
            var cells = row.GetProperty("f");
            yield return new ClassifierPrediction(
                Text(cells, 0), [.. cells[1].GetProperty("v").EnumerateArray().Select(static item => item.GetProperty("v").GetProperty("f")).Select(static inner => new LabelProbability(Text(inner, 0), Double(inner, 1)))],
                long.Parse(Text(cells, 2), CultureInfo.InvariantCulture), Text(cells, 3), Text(cells, 4), Double(cells, 5), Double(cells, 6), Text(cells, 7) == "true");
        }
    }

    public static IEnumerable<FlatRow> Flat(JsonDocument document)
    {
        foreach (var row in document.RootElement.GetProperty("rows").EnumerateArray())
        {
            var cells = row.GetProperty("f");
            yield return new FlatRow(
                long.Parse(Text(cells, 0), CultureInfo.InvariantCulture), Text(cells, 1), Text(cells, 2), Double(cells, 3), Double(cells, 4), Double(cells, 5), Text(cells, 6) == "true",
                DateOnly.ParseExact(Text(cells, 7), "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static string Text(JsonElement cells, int index) => cells[index].GetProperty("v").GetString()!;

    private static double Double(JsonElement cells, int index) => double.Parse(Text(cells, index), NumberStyles.Float, CultureInfo.InvariantCulture);
}
