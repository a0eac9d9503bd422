namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Models made elsewhere: their inputs, outputs and files, beyond the examples of the pages.</summary>
public sealed class InputOutputRuleTests
{
    private const string Rows = "record House(double Area, long Rooms, [PassThrough] string City); record Estimate(double Price);";

    [Theory]
    [InlineData("OnnxModel<House, Estimate>(ModelPath = \"gs://homes/price.onnx\")")]
    [InlineData("OnnxModel<House, Estimate>(ModelPath = \"gs://homes/PRICE.ONNX\")")]
    [InlineData("OnnxModel<House, Estimate>(ModelPath = \"gs://homes/*\")")]
    [InlineData("TensorFlowModel<House, Estimate>(ModelPath = \"gs://homes/saved/model/*\")")]
    [InlineData("TensorFlowLiteModel<House, Estimate>(ModelPath = \"gs://homes/price.tflite\")")]
    [InlineData("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes/price.bst\")")]
    [InlineData("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes/price.json\", ModelRegistry = ModelRegistry.VertexAi, VertexAIModelId = \"price\")")]
    [InlineData("RemoteCustomEndpoint<House, Estimate>(Endpoint = \"https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/endpoints/42\")")]
    public async Task Valid_models_are_not_reported(string attribute) => Assert.DoesNotContain(await FindingsAsync(attribute), static finding => !finding.StartsWith("BQML2090", StringComparison.Ordinal));

    [Theory]
    [InlineData("OnnxModel<House, Estimate>", "BQML2009: ", "ModelPath")]
    [InlineData("OnnxModel<House, Estimate>(ModelPath = \"homes/price.onnx\")", "BQML2003: ModelPath = \"homes/price.onnx\" does not match gs://{bucket}/{path}/* or gs://{bucket}/{path}/model.onnx, the format BigQuery takes")]
    [InlineData("OnnxModel<House, Estimate>(ModelPath = \"gs://homes/*/price.onnx\")", "BQML2003: ModelPath = \"gs://homes/*/price.onnx\" does not match")]
    [InlineData("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes/price/\")", "BQML2003: ModelPath = \"gs://homes/price/\" does not match gs://{bucket}/{path}/*, the format BigQuery takes")]
    [InlineData("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes\")", "BQML2003: ModelPath = \"gs://homes\" does not match")]
    [InlineData("OnnxModel<House, Estimate>(ModelPath = \"gs://homes/price.pb\")", "BQML2060: ModelPath = \"gs://homes/price.pb\" does not look like the files of an imported ONNX model, which are a folder, ending in /*, or a file, ending in .onnx; check it")]
    [InlineData("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes/price.model\")", "BQML2060: ModelPath = \"gs://homes/price.model\" does not look like the files of an imported XGBoost model, which are a folder, ending in /*, or a file, ending in .bst or .json; check it")]
    [InlineData("TensorFlowModel<House, Estimate>(ModelPath = \"gs://homes/saved_model.pb\")", "BQML2060: ModelPath = \"gs://homes/saved_model.pb\" does not look like the files of an imported TensorFlow model, which are a folder, ending in /*; check it")]
    [InlineData("RemoteCustomEndpoint<House, Estimate>(Endpoint = \"gemini-3.5-flash\")", "BQML2014: Endpoint = \"gemini-3.5-flash\" does not look like https://")]
    [InlineData("RemoteCustomEndpoint<House, Estimate>(Endpoint = \"https://eu-aiplatform.googleapis.com/v1/projects/p/locations/us/endpoints/42\")", "BQML2014: ")]
    public async Task A_wrong_path_or_endpoint_is_reported(string attribute, string expected, string also = "")
    {
        var finding = Assert.Single(await FindingsAsync(attribute));
        Assert.StartsWith(expected, finding, StringComparison.Ordinal);
        Assert.Contains(also, finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record House(double Area, string City, System.DateOnly Built); record Estimate(long Price);",
        "BQML1062: The input 'City' is STRING, and an imported XGBoost model takes a number there; change its type, or mark it [PassThrough] or [Ignore]",
        "BQML1062: The input 'Built' is DATE, and an imported XGBoost model takes a number there; change its type, or mark it [PassThrough] or [Ignore]",
        "BQML1062: The output 'Price' is INT64, and an imported XGBoost model takes FLOAT64 or ARRAY<FLOAT64> there; change its type, or mark it [Ignore]")]
    [InlineData("record House(double[] Area); record Estimate(double Low, double Middle, double High);",
        "BQML1062: The input 'Area' is ARRAY<FLOAT64>, and an imported XGBoost model takes a number there; change its type, or mark it [PassThrough] or [Ignore]",
        "BQML1064: 'Estimate' has 3 columns (Low, Middle and High), and an imported XGBoost model predicts 1; mark the others [Ignore]")]
    [InlineData("record House([PassThrough] double Area); record Estimate([Ignore] double Price);",
        "BQML1063: 'House' has no column that an imported XGBoost model reads; add a property without a role",
        "BQML1063: 'Estimate' has no column that an imported XGBoost model predicts; add a property")]
    [InlineData("record House(double Area); record Estimate([Label, StandardScaler] double Price);",
        "BQML1060: [Label] on 'Price' means nothing: 'Estimate' is what an imported XGBoost model predicts, which is neither trained on nor preprocessed; remove the attribute",
        "BQML1060: [StandardScaler] on 'Price' means nothing: 'Estimate' is what an imported XGBoost model predicts, which is neither trained on nor preprocessed; remove the attribute")]
    [InlineData("record House(double Area, [PassThrough] double PRICE); record Estimate([Column(\"Price\")] double Price);",
        "BQML1061: The output 'Price' is the column 'Price', and so is the input 'PRICE'; a prediction holds both, so rename one by [Column(\"...\")]")]
    [InlineData("record House(double Area, [Label] double Rooms); record Estimate(double Price);",
        "BQML1010: [Label] on 'Rooms' means nothing to an imported XGBoost model; remove it, or use [PassThrough] or [Ignore] to keep the column out of training")]
    [InlineData("record House([MinMaxScaler] double Area); record Estimate(System.Uri Price, [Column(\"a b\\n\")] double X);",
        "BQML1024: ", "BQML1005: ", "BQML1008: ", "BQML1064: ")]
    public async Task Wrong_columns_are_reported(string rows, params string[] expected)
    {
        var findings = await FindingsAsync("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes/price/*\")", rows);
        Assert.Equal(expected.Length, findings.Length);
        Assert.All(expected, message => Assert.Contains(findings, finding => finding.StartsWith(message, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_status_of_an_endpoint_is_a_column_of_its_own() => Assert.Equal(
        ["BQML1061: The output 'Status' is the column 'remote_model_status', and so is a column that ML.PREDICT adds; a prediction holds both, so rename one by [Column(\"...\")]"],
        await FindingsAsync(Endpoint, "record House(double Area); record Estimate(double Price, [Column(\"remote_model_status\")] string Status);"));

    [Theory]
    [InlineData("record House(double Area, byte[] Photo); record Estimate(double Price);", "BQML1062: The input 'Photo' is BYTES, and a custom model on an endpoint takes BOOL, INT64,")]
    [InlineData("record House(Place Place); record Estimate(double Price); record Place(double X, double Y);", "BQML1062: The input 'Place' is STRUCT<x FLOAT64, y FLOAT64>, and a custom model on an endpoint takes BOOL,")]
    [InlineData("record House(double Area); record Estimate(DateTimeOffset Sold);", "BQML1062: The output 'Sold' is TIMESTAMP, and a custom model on an endpoint takes BOOL,")]
    public async Task An_endpoint_exchanges_certain_types(string rows, string expected) =>
        Assert.StartsWith(expected, Assert.Single(await FindingsAsync(Endpoint, rows)), StringComparison.Ordinal);

    [Fact]
    public async Task Findings_on_outputs_are_at_their_properties()
    {
        var diagnostics = await Analysis.RunAsync(Source("XGBoostModel<House, Estimate>(ModelPath = \"gs://homes/price/*\")", "record House(double Area); record Estimate(string Price);"));
        Assert.Equal("Price", Analysis.TextAt(Assert.Single(diagnostics)));
    }

    [Theory]
    [InlineData("XGBoostModel<House, int>(ModelPath = \"gs://homes/price/*\")", "BQML0016")]
    [InlineData("XGBoostModel<double[], Estimate>(ModelPath = \"gs://homes/price/*\")", "BQML0016")]
    [InlineData("XGBoostModel<House, Hidden>(ModelPath = \"gs://homes/price/*\")", "BQML0015")]
    public async Task A_type_argument_must_be_a_row(string attribute, string id)
    {
        var compilation = Analysis.Compile(Source(attribute, Rows + " file record Hidden(double Price);"));
        Assert.Equal([id], (await Analysis.RunAsync(compilation)).Select(diagnostic => diagnostic.Id));
    }

    private const string Endpoint = "RemoteCustomEndpoint<House, Estimate>(Endpoint = \"https://us-aiplatform.googleapis.com/v1/projects/p/locations/us/endpoints/42\")";

    private static async Task<string[]> FindingsAsync(string attribute, string rows = Rows)
    {
        var compilation = Analysis.Compile(Source(attribute, rows));
        Assert.Empty(Analysis.CompilerErrors(compilation));
        return [.. (await Analysis.RunAsync(compilation)).Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static string Source(string attribute, string rows) => $"""
        using System;
        using Bqml;
        [BigQueryModel("homes.model")]
        [{attribute}]
        partial class Model;
        {rows}
        """;
}
