using System.Text.Json;
using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.Imported;

/// <summary>What models made elsewhere are asked and answer: typed by both row types.</summary>
public class PredictionTests
{
    private const string Declarations = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        public enum Mood { Calm, Angry }
        public sealed record Animal(double Length, long Legs, [PassThrough] string? Name);
        public sealed record Guess(double Mass, double? Age, float[] Probabilities, Mood Mood);
        """;

    private const string Onnx = Declarations + """

        [BigQueryModel("zoo.guess")]
        [OnnxModel<Animal, Guess>(ModelPath = "gs://zoo/guess.onnx")]
        public sealed partial class Model;
        public static class Program
        {
            public static async Task<string> Predict(BigQueryML bigquery)
            {
                var texts = new List<string>();
                await foreach (Model.Prediction row in new Model(bigquery).PredictAsync([new Animal(1.5, 4, "Rex")]))
                {
                    double mass = row.Mass;
                    double? age = row.Age;
                    IReadOnlyList<float> probabilities = row.Probabilities;
                    Mood mood = row.Mood;
                    texts.Add($"{row.Input.Name} {row.Input.Legs} {mass} {age is null} {string.Join("|", probabilities.Select(p => p * 100))} {mood}");
                }
                return string.Join("; ", texts);
            }
        }
        """;

    private const string Endpoint = Declarations + """

        [BigQueryModel("zoo.guess")]
        [RemoteCustomEndpoint<Animal, Guess>(Endpoint = "https://eu-aiplatform.googleapis.com/v1/projects/zoo/locations/eu/endpoints/7")]
        public sealed partial class Model;
        public static class Program
        {
            public static async Task<string> Predict(BigQueryML bigquery)
            {
                var texts = new List<string>();
                await foreach (Model.Prediction row in new Model(bigquery).PredictAsync([new Model.Input { Length = 1.5, Legs = 4, Name = "Rex" }]))
                {
                    double? mass = row.Mass;
                    Mood? mood = row.Mood;
                    IReadOnlyList<float> probabilities = row.Probabilities;
                    texts.Add($"{row.Input.Name} {(mass is null ? "none" : mass.ToString())} {probabilities.Count} {mood} <{row.RemoteModelStatus}>");
                }
                return string.Join("; ", texts);
            }
            public static async Task<string> Retry(BigQueryML bigquery)
            {
                var options = new RowRunOptions { Delay = System.TimeSpan.Zero };
                var texts = new List<string>();
                await foreach (RowResult<Model.Prediction> result in new Model(bigquery).PredictAsync("zoo.animals").WithRetry(options))
                    texts.Add($"{result.Row.Input.Name} {result.Succeeded} {result.Attempts}");
                return string.Join("; ", texts);
            }
            public static async Task<string> Evaluate(BigQueryML bigquery) => (await new Model(bigquery).EvaluateAsync()).RemoteEvalMetrics;
        }
        """;

    private const string Columns = """
        {"name":"mass","type":"FLOAT"},{"name":"age","type":"FLOAT"},{"name":"probabilities","type":"FLOAT","mode":"REPEATED"},{"name":"mood","type":"STRING"},
        {"name":"length","type":"FLOAT"},{"name":"legs","type":"INTEGER"},{"name":"name","type":"STRING"}
        """;

    [Fact]
    public async Task A_prediction_holds_each_output_beside_the_input()
    {
        using var server = new FakeServer($"[{Columns}]", """[{"f":[{"v":"7"},{"v":null},{"v":[{"v":"0.25"},{"v":"0.75"}]},{"v":"Angry"},{"v":"1.5"},{"v":"4"},{"v":"Rex"}]}]""");
        Assert.Equal("Rex 4 7 True 25|75 Angry", await RunAsync(Onnx, "Predict", server));
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `zoo.guess`, (SELECT * FROM UNNEST(@input)))", server.Request.GetProperty("query").GetString());
        Assert.Equal(["length", "legs", "name"], SentColumns(server.Request));
    }

    [Fact]
    public async Task A_call_that_failed_is_a_row_with_its_status()
    {
        using var server = new FakeServer(
            $$"""[{{Columns}},{"name":"remote_model_status","type":"STRING"}]""",
            """
            [{"f":[{"v":"7"},{"v":"2"},{"v":[{"v":"1"}]},{"v":"Calm"},{"v":"1.5"},{"v":"4"},{"v":"Rex"},{"v":""}]},
             {"f":[{"v":null},{"v":null},{"v":[]},{"v":null},{"v":"1.5"},{"v":"4"},{"v":"Tom"},{"v":"DEADLINE_EXCEEDED"}]}]
            """);
        Assert.Equal("Rex 7 1 Calm <>; Tom none 0  <DEADLINE_EXCEEDED>", await RunAsync(Endpoint, "Predict", server));
    }

    [Fact]
    public async Task A_call_that_failed_is_made_again_for_its_rows_only()
    {
        using var server = new FakeServer(
            $$"""[{{Columns}},{"name":"remote_model_status","type":"STRING"}]""",
            """
            [{"f":[{"v":"7"},{"v":"2"},{"v":[{"v":"1"}]},{"v":"Calm"},{"v":"1.5"},{"v":"4"},{"v":"Rex"},{"v":""}]},
             {"f":[{"v":null},{"v":null},{"v":[]},{"v":null},{"v":"2.5"},{"v":"4"},{"v":"Tom"},{"v":"A retryable error occurred: RESOURCE EXHAUSTED error from endpoint"}]}]
            """,
            """[{"f":[{"v":"7"},{"v":"2"},{"v":[{"v":"1"}]},{"v":"Calm"},{"v":"2.5"},{"v":"4"},{"v":"Tom"},{"v":""}]}]""");
        Assert.Equal("Rex True 1; Tom True 2", await RunAsync(Endpoint, "Retry", server));
        Assert.Equal(2, server.Count);
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `zoo.guess`, (SELECT * FROM UNNEST(@input)))", server.Request.GetProperty("query").GetString());
        Assert.Equal(["length", "legs", "name"], SentColumns(server.Request));
        var sent = server.Request.GetProperty("queryParameters")[0].GetProperty("parameterValue").GetProperty("arrayValues");
        Assert.Contains("Tom", Assert.Single(sent.EnumerateArray()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metrics_of_an_endpoint_are_json()
    {
        using var server = new FakeServer("""[{"name":"remote_eval_metrics","type":"JSON"}]""", """[{"f":[{"v":"{\"rmse\":1}"}]}]""");
        Assert.Equal("{\"rmse\":1}", await RunAsync(Endpoint, "Evaluate", server));
        Assert.Equal("SELECT * FROM ML.EVALUATE(MODEL `zoo.guess`)", server.Request.GetProperty("query").GetString());
    }

    [Fact]
    public async Task An_output_that_is_not_there_is_told()
    {
        using var server = new FakeServer("""[{"name":"weight","type":"FLOAT"}]""", """[{"f":[{"v":"7"}]}]""");
        var exception = await Assert.ThrowsAsync<BigQueryMLException>(() => RunAsync(Onnx, "Predict", server));
        Assert.Contains("mass", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_others_cannot_see_are_shown_by_internal_members() => Assert.Contains(
        "internal sealed record Prediction", GeneratorRun.Of("""
            using Bqml;
            public record Picture(double[] Pixels);
            internal enum Digit { Zero, One }
            internal record Reading(Digit Digit);
            [BigQueryModel("digits")] [TensorFlowModel<Picture, Reading>(ModelPath = "gs://digits/reader/*")] public partial class Reader;
            """).Text, StringComparison.Ordinal);

    [Fact]
    public void Outputs_have_names_that_a_record_can_have() => GeneratorRun.Of("""
        using Bqml;
        public record Picture(double @double, [Column("from")] string? Input);
        public class Reading
        {
            public double @class { get; set; } public double InputValue { get; set; } [Column("input")] public double Input { get; set; } public double Prediction { get; set; }
            public double Clone { get; set; } public System.DayOfWeek Day { get; set; } public byte[] Raw { get; set; } = [];
        }
        [BigQueryModel("digits")] [TensorFlowLiteModel<Picture, Reading>(ModelPath = "gs://digits/reader.tflite")] public partial class Reader;
        """);

    private static IEnumerable<string?> SentColumns(JsonElement request) =>
        request.GetProperty("queryParameters")[0].GetProperty("parameterType").GetProperty("arrayType").GetProperty("structTypes").EnumerateArray().Select(static type => type.GetProperty("name").GetString());

    private static Task<string> RunAsync(string source, string method, FakeServer server) => UserProgram.RunAsync(source, method, server);
}
