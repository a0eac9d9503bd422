using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bqml.Benchmarks.Decoding;

/// <summary>
/// Rows as the official client's REST library has them: the whole response becomes objects through Newtonsoft.Json, each cell an object whose value is a
/// token, and each value is looked up by its column's name and converted.
/// </summary>
internal static class TableRows
{
    public static QueryResponse Deserialize(byte[] body)
    {
        // BaseClientService reads the whole answer as text first.
        return JsonConvert.DeserializeObject<QueryResponse>(Encoding.UTF8.GetString(body))!;
    }

    public static IEnumerable<ClassifierPrediction> Predictions(QueryResponse response)
    {
        var column = Columns(response);
        foreach (var row in response.Rows)
        {
            yield return new ClassifierPrediction(
                (string)Value(row, column["predicted_label"]),
                [.. ((JArray)Value(row, column["predicted_label_probs"])).Select(static item => (JArray)item["v"]!["f"]!).Select(static cells =>
                    new LabelProbability((string)cells[0]["v"]!, Double((string)cells[1]["v"]!)))],
                long.Parse((string)Value(row, column["id"]), CultureInfo.InvariantCulture), (string)Value(row, column["species"]), (string)Value(row, column["island"]),
                Double((string)Value(row, column["culmen_length_mm"])), Double((string)Value(row, column["flipper_length_mm"])), (string)Value(row, column["is_adult"]) == "true");
        }
    }

    public static IEnumerable<FlatRow> Flat(QueryResponse response)
    {
        var column = Columns(response);
        foreach (var row in response.Rows)
        {
            yield return new FlatRow(
                long.Parse((string)Value(row, column["id"]), CultureInfo.InvariantCulture), (string)Value(row, column["species"]), (string)Value(row, column["island"]),
                Double((string)Value(row, column["culmen_length_mm"])), Double((string)Value(row, column["culmen_depth_mm"])), Double((string)Value(row, column["flipper_length_mm"])),
                (string)Value(row, column["is_adult"]) == "true", DateOnly.ParseExact((string)Value(row, column["day"]), "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static Dictionary<string, int> Columns(QueryResponse response) =>
        response.Schema.Fields.Select(static (field, index) => (field.Name, index)).ToDictionary(static item => item.Name, static item => item.index);

    private static object Value(TableRow row, int column) => row.F[column].V;

    private static double Double(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal sealed class QueryResponse
    {
        [JsonProperty("schema")] public TableSchema Schema { get; set; } = null!;
        [JsonProperty("rows")] public IList<TableRow> Rows { get; set; } = null!;
        [JsonProperty("totalRows")] public ulong? TotalRows { get; set; }
    }

    internal sealed class TableSchema
    {
        [JsonProperty("fields")] public IList<TableFieldSchema> Fields { get; set; } = null!;
    }

    internal sealed class TableFieldSchema
    {
        [JsonProperty("name")] public string Name { get; set; } = null!;
        [JsonProperty("type")] public string Type { get; set; } = null!;
    }

    internal sealed class TableRow
    {
        [JsonProperty("f")] public IList<TableCell> F { get; set; } = null!;
    }

    internal sealed class TableCell
    {
        [JsonProperty("v")] public object V { get; set; } = null!;
    }
}
