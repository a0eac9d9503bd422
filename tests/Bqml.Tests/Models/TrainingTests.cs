using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Models;

public class TrainingTests
{
    private static readonly BigQueryCommand Create = new("CREATE MODEL `ml.m` OPTIONS(MODEL_TYPE='LOGISTIC_REG') AS SELECT 1");

    private static string Iteration(int index) => $$"""{"index":{{index}},"durationMs":"{{1000 + index}}","trainingLoss":{{10 - index}}.5,"evalLoss":{{11 - index}}.25,"learnRate":0.1}""";

    private static string Statistics(params string[] iterations) =>
        $$"""
        "totalBytesBilled":"10485760","ddlOperationPerformed":"CREATE","mlStatistics":{"maxIterations":"20","iterationResults":[{{string.Join(",", iterations)}}],"modelType":"LOGISTIC_REGRESSION"}
        """;

    [Fact]
    public async Task Iterations_are_reported_once_and_in_order_while_the_job_runs()
    {
        var handler = new ScriptedHandler()
            .ThenJson(Json.Job("PENDING"))
            .ThenJson(Json.Job("RUNNING", queryStatistics: Statistics()))
            .ThenJson(Json.Job("RUNNING", queryStatistics: Statistics(Iteration(0))))
            .ThenJson(Json.Job("RUNNING", queryStatistics: Statistics(Iteration(0), Iteration(1))))
            .ThenJson(Json.Job("DONE", statistics: "\"startTime\":\"1000\",\"endTime\":\"61000\",\"totalBytesProcessed\":\"2048\",", queryStatistics: Statistics(Iteration(0), Iteration(1), Iteration(2))));
        await using var client = new TestClient(handler);
        var progress = new Progress();
        var result = await client.CreateModelAsync(Create, "`ml.m`", progress);
        Assert.Equal([0, 1, 2], progress.Reports.Select(report => report.Iteration));
        Assert.Equal(new TrainingProgress
        {
            Iteration = 1, MaxIterations = 20, TrainingLoss = 9.5, EvaluationLoss = 10.25, LearnRate = 0.1, Duration = TimeSpan.FromMilliseconds(1001),
        }, progress.Reports[1]);
        Assert.Equal(progress.Reports, result.Iterations);
        Assert.Equal(TimeSpan.FromSeconds(60), result.Duration);
        Assert.Equal(2048, result.BytesProcessed);
        Assert.Equal(10_485_760, result.BytesBilled);
        Assert.False(result.AlreadyExisted);
        Assert.Equal("job_1", result.JobId);
        Assert.Equal("EU", result.JobLocation);
        Assert.Equal(0, handler.StepsLeft);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"jobComplete":true,"rows":[]}""")]
    [InlineData("""{"status":{}}""")]
    [InlineData("""{"status":null}""")]
    public async Task A_job_without_a_state_is_one_clear_error_and_not_asked_about_for_ever(string answer)
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(answer));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.CreateModelAsync(Create, "`ml.m`"));
        Assert.Equal(ErrorReasons.MalformedResponse, error.Reason);
        Assert.Contains("state", error.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ml.m`x")]
    [InlineData("ml.m`; DROP TABLE t")]
    [InlineData("`ml`.m")]
    [InlineData("ml.")]
    [InlineData("ml/../other.m")]
    [InlineData("a.b.c.d.e")]
    public async Task A_name_that_BigQuery_forbids_is_refused_and_not_made_another(string name)
    {
        await using var client = new TestClient(new ScriptedHandler());
        await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteModelAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetModelAsync(name));
    }

    [Fact]
    public async Task A_quoted_name_is_the_name()
    {
        var handler = new ScriptedHandler().ThenJson("", 204);
        await using var client = new TestClient(handler);
        await client.DeleteModelAsync("`ml.m`");
        Assert.EndsWith("/datasets/ml/models/m", handler.Requests[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_is_inserted_under_an_id_of_ours()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE", queryStatistics: Statistics(Iteration(0))));
        await using var client = new TestClient(handler, new BigQueryMLOptions { Location = "EU", Labels = { ["a"] = "b" }, MaximumBytesBilled = 5 });
        await client.CreateModelAsync(Create, "`ml.m`");
        var request = Assert.Single(handler.Requests);
        Assert.Equal("POST /bigquery/v2/projects/my-project/jobs", request.ToString());
        using var body = JsonDocument.Parse(request.Body);
        var reference = body.RootElement.GetProperty("jobReference");
        Assert.Matches("^bqml_[0-9a-f]{32}$", reference.GetProperty("jobId").GetString());
        Assert.Equal("my-project", reference.GetProperty("projectId").GetString());
        Assert.Equal("EU", reference.GetProperty("location").GetString());
        var configuration = body.RootElement.GetProperty("configuration");
        Assert.Equal("b", configuration.GetProperty("labels").GetProperty("a").GetString());
        Assert.Equal(Create.Text, configuration.GetProperty("query").GetProperty("query").GetString());
        Assert.Equal("5", configuration.GetProperty("query").GetProperty("maximumBytesBilled").GetString());
        Assert.False(configuration.GetProperty("query").GetProperty("useLegacySql").GetBoolean());
    }

    [Fact]
    public async Task A_model_that_existed_is_not_trained()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE", queryStatistics: "\"ddlOperationPerformed\":\"SKIP\""));
        await using var client = new TestClient(handler);
        var result = await client.CreateModelAsync(Create, "`ml.m`");
        Assert.True(result.AlreadyExisted);
        Assert.Empty(result.Iterations);
    }

    [Fact]
    public async Task Trials_are_reported_when_hyperparameters_are_tuned()
    {
        const string trials = """
            "mlStatistics":{"trainingType":"HPARAM_TUNING","hparamTrials":[
            {"trialId":"1","status":"SUCCEEDED","startTimeMs":"1000","endTimeMs":"3000","trainingLoss":0.5,"evalLoss":"NaN","hparams":{"l2Regularization":0.1}},
            {"trialId":"2","status":"RUNNING"}]}
            """;
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE", queryStatistics: trials));
        await using var client = new TestClient(handler);
        var progress = new Progress();
        await client.CreateModelAsync(Create, "`ml.m`", progress);
        var report = Assert.Single(progress.Reports);
        Assert.Equal(1, report.TrialId);
        Assert.Equal(0.5, report.TrainingLoss);
        Assert.Equal(double.NaN, report.EvaluationLoss);
        Assert.Equal(TimeSpan.FromSeconds(2), report.Duration);
    }

    [Theory]
    [InlineData("`ml.m`", null, "/projects/my-project/datasets/ml/models/m")]
    [InlineData("`other.ml.m`", null, "/projects/other/datasets/ml/models/m")]
    [InlineData("`example.com:other.ml.m`", null, "/projects/example.com%3Aother/datasets/ml/models/m")]
    [InlineData("`other`.`ml`.`m`", null, "/projects/other/datasets/ml/models/m")]
    [InlineData("`m`", "ml", "/projects/my-project/datasets/ml/models/m")]
    [InlineData("`m`", "other.ml", "/projects/other/datasets/ml/models/m")]
    public async Task Iterations_come_from_the_model_when_the_job_has_none(string name, string? defaultDataset, string path)
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE", queryStatistics: "\"ddlOperationPerformed\":\"REPLACE\""))
            .ThenJson($$"""{"modelType":"LINEAR_REGRESSION","trainingRuns":[{"results":[{"index":7}]},{"results":[{{Iteration(0)}},{{Iteration(1)}}]}]}""");
        await using var client = new TestClient(handler, new BigQueryMLOptions { DefaultDataset = defaultDataset, TimeProvider = new InstantTime() });
        var progress = new Progress();
        var result = await client.CreateModelAsync(Create, name, progress);
        Assert.Equal([0, 1], result.Iterations.Select(iteration => iteration.Iteration));
        Assert.Equal(result.Iterations, progress.Reports);
        Assert.Equal("/bigquery/v2" + path, handler.Requests[1].Path);
    }

    [Fact]
    public async Task Metadata_that_may_not_be_read_does_not_fail_a_training_that_succeeded()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE")).ThenError(403, "accessDenied", "no");
        await using var client = new TestClient(handler);
        Assert.Empty((await client.CreateModelAsync(Create, "`ml.m`")).Iterations);
    }

    [Fact]
    public async Task A_models_metadata_is_read()
    {
        var handler = new ScriptedHandler().ThenJson(
            """
            {"etag":"x","modelReference":{"projectId":"my-project","datasetId":"ml","modelId":"m"},"creationTime":"1700000000000","lastModifiedTime":"1700000001000","modelType":"LINEAR_REGRESSION",
            "location":"US","description":"d","friendlyName":"f","labels":{"a":"b"},"featureColumns":[{"name":"x","type":{"typeKind":"FLOAT64"}}],"trainingRuns":[{"results":[{"index":0,"trainingLoss":1}]}]}
            """);
        await using var client = new TestClient(handler);
        var model = await client.GetModelAsync("ml.m");
        Assert.Equal("LINEAR_REGRESSION", model.ModelType);
        Assert.Equal(("my-project", "ml", "m", "US", "d", "f"), (model.ProjectId, model.DatasetId, model.ModelId, model.Location, model.Description, model.FriendlyName));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), model.Created);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_001), model.LastModified);
        Assert.Null(model.Expires);
        Assert.Equal("b", model.Labels["a"]);
        Assert.Equal(1, Assert.Single(model.Iterations).TrainingLoss);
    }

    [Fact]
    public async Task A_model_is_deleted()
    {
        var handler = new ScriptedHandler().ThenJson("");
        await using var client = new TestClient(handler);
        await client.DeleteModelAsync("ml.m");
        Assert.Equal("DELETE /bigquery/v2/projects/my-project/datasets/ml/models/m", handler.Requests[0].ToString());
    }

    [Fact]
    public async Task A_model_without_a_dataset_is_refused()
    {
        await using var client = new TestClient(new ScriptedHandler());
        Assert.Contains("DefaultDataset", (await Assert.ThrowsAsync<ArgumentException>(() => client.GetModelAsync("m"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_estimate_is_a_dry_run()
    {
        var handler = new ScriptedHandler().ThenJson("""{"configuration":{"dryRun":true},"status":{"state":"DONE"},"statistics":{"totalBytesProcessed":"123456","query":{"totalBytesProcessed":"123456"}}}""");
        await using var client = new TestClient(handler);
        Assert.Equal(123_456, await client.EstimateAsync(new BigQueryCommand("SELECT 1")));
        using var body = JsonDocument.Parse(handler.Requests[0].Body);
        Assert.True(body.RootElement.GetProperty("configuration").GetProperty("dryRun").GetBoolean());
    }

    private sealed class Progress : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
