using System.Globalization;
using System.Text.Json;
using Bqml.Tests.Support;
using Bqml.Testing.GoogleSql;

namespace Bqml.Tests.Models;

/// <summary>Altering, dropping, exporting and copying models: what is sent, and what comes of it.</summary>
public class ManagementTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["team"] = "birds", ["größe"] = "" };

    private static TestClient Client(ScriptedHandler handler, string? defaultDataset = null) => new(handler, new BigQueryMLOptions { DefaultDataset = defaultDataset, TimeProvider = new InstantTime() });

    private static ScriptedHandler Done(string? operation = null) =>
        new ScriptedHandler().ThenJson(Json.Job("DONE", queryStatistics: operation is null ? "" : $"\"ddlOperationPerformed\":\"{operation}\""));

    private static JsonElement Configuration(ScriptedHandler handler) =>
        JsonSerializer.Deserialize<JsonElement>(Assert.Single(handler.Requests).Body).GetProperty("configuration");

    private static string Statement(ScriptedHandler handler) => Configuration(handler).GetProperty("query").GetProperty("query").GetString()!;

    [Theory]
    [InlineData("Team", "x", "no key of a label; write 1 to 63")]
    [InlineData("", "x", "no key of a label; write 1 to 63")]
    [InlineData("1st", "x", "no key of a label; write 1 to 63")]
    [InlineData("it's", "x", "no key of a label; write 1 to 63")]
    [InlineData("team", "a b", "no value of the label 'team'; write at most 63")]
    [InlineData("team", "a\n", "no value of the label 'team'; write at most 63")]
    public void Labels_that_BigQuery_refuses_are_refused_at_once(string key, string value, string remedy)
    {
        Assert.Contains(remedy, Assert.Throws<ArgumentException>(() => new ModelChanges { Labels = new Dictionary<string, string> { [key] = value } }).Message, StringComparison.Ordinal);
        Assert.Contains(remedy, Assert.Throws<ArgumentException>(() => new ModelUpdate { Labels = new Dictionary<string, string?> { [key] = value } }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_labels_are_taken_as_BigQuery_takes()
    {
        var labels = Enumerable.Range(0, 64).ToDictionary(static number => "k" + number.ToString(CultureInfo.InvariantCulture), static _ => "");
        Assert.Equal(64, new ModelChanges { Labels = labels }.Labels?.Count);
        labels.Add("k64", "");
        Assert.Contains("64 are possible", Assert.Throws<ArgumentException>(() => new ModelChanges { Labels = labels }).Message, StringComparison.Ordinal);
    }

    public static TheoryData<ModelOptionChanges, string> Changes => new()
    {
        { new ModelChanges { Description = "it's\nnew" }, "description = 'it\\'s\\nnew'" },
        { new ModelChanges { Description = null }, "description = NULL" },
        { new ModelChanges { ExpirationTimestamp = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) }, "expiration_timestamp = TIMESTAMP '2030-01-02 01:04:05+00'" },
        { new ModelChanges { ExpirationTimestamp = null, Labels = Labels }, "expiration_timestamp = NULL,\n  labels = [('team', 'birds'), ('größe', '')]" },
        { new ModelChanges { Labels = new Dictionary<string, string>() }, "labels = []" },
        { new ModelChanges { VertexAIModelId = "my-model_1" }, "vertex_ai_model_id = 'my-model_1'" },
        { new ModelChanges { KmsKeyName = "projects/p/locations/eu/keyRings/r/cryptoKeys/k" }, "kms_key_name = 'projects/p/locations/eu/keyRings/r/cryptoKeys/k'" },
        { new RemoteModelChanges { Description = "" }, "description = ''" },
        { new DeployedModelChanges { DeployModel = false, EndpointIdleTtl = TimeSpan.FromMinutes(390) }, "deploy_model = FALSE,\n  endpoint_idle_ttl = INTERVAL 390 MINUTE" },
        { new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromDays(7) }, "endpoint_idle_ttl = INTERVAL 7 DAY" },
        { new DeployedModelChanges { DeployModel = true, EndpointIdleTtl = null }, "deploy_model = TRUE" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task A_model_is_altered_by_a_statement(ModelOptionChanges changes, string options)
    {
        var handler = Done();
        await using var client = Client(handler);
        await client.AlterModelAsync("ml.m", changes);
        Assert.Equal($"ALTER MODEL `ml.m`\nSET OPTIONS(\n  {options}\n)", Statement(handler));
    }

    [GoogleSqlTheory, MemberData(nameof(Changes))]
    public async Task Googles_parser_takes_what_alters_a_model(ModelOptionChanges changes, string options)
    {
        var handler = Done();
        await using var client = Client(handler);
        await client.AlterModelAsync("my-project.ml.m", changes, ifExists: true);
        Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(Statement(handler)));
        Assert.Equal($"ALTER MODEL IF EXISTS `my-project.ml.m`\nSET OPTIONS(\n  {options}\n)", Statement(handler));
    }

    [Fact]
    public async Task Changing_nothing_is_refused()
    {
        await using var client = Client(new ScriptedHandler());
        Assert.Contains("set a property", (await Assert.ThrowsAsync<ArgumentException>(() => client.AlterModelAsync("ml.m", new ModelChanges { VertexAIModelId = null }))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.AlterModelAsync("ml.m", null!));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("1first")]
    [InlineData("")]
    [InlineData("line\n")]
    public void A_registry_id_that_cannot_be_is_refused(string id) =>
        Assert.Contains("^[a-z_][a-z0-9_-]{0,62}$", Assert.Throws<ArgumentException>(() => new ModelChanges { VertexAIModelId = id }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("key")]
    [InlineData("projects/p/locations/eu/keyRings/r/cryptoKeys/")]
    [InlineData("projects/p/locations/eu/keyRings/r/cryptoKeys/k/v")]
    public void A_key_that_cannot_be_is_refused(string key) =>
        Assert.Contains("projects/{project}/locations/{location}", Assert.Throws<ArgumentException>(() => new ModelChanges { KmsKeyName = key }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(389)]
    [InlineData(10_081)]
    [InlineData(-400)]
    public void An_idle_time_out_of_range_is_refused(int minutes) =>
        Assert.Contains("from 390 to 10080 minutes", Assert.Throws<ArgumentOutOfRangeException>(() => new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromMinutes(minutes) }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "DROP", "DROP MODEL `ml.m`", true)]
    [InlineData(true, "DROP", "DROP MODEL IF EXISTS `ml.m`", true)]
    [InlineData(true, "SKIP", "DROP MODEL IF EXISTS `ml.m`", false)]
    public async Task A_model_is_dropped(bool ifExists, string operation, string statement, bool existed)
    {
        var handler = Done(operation);
        await using var client = Client(handler);
        Assert.Equal(existed, await client.DropModelAsync("`ml.m`", ifExists));
        Assert.Equal(statement, Statement(handler));
    }

    [Theory]
    [InlineData(null, "EXPORT MODEL `ml.m`\nOPTIONS(\n  URI = 'gs://bucket/it\\'s/'\n)")]
    [InlineData(3L, "EXPORT MODEL `ml.m`\nOPTIONS(\n  URI = 'gs://bucket/it\\'s/',\n  TRIAL_ID = 3\n)")]
    public async Task A_model_is_exported(long? trial, string statement)
    {
        var handler = Done();
        await using var client = Client(handler);
        await client.ExportModelAsync("ml.m", "gs://bucket/it's/", trial);
        Assert.Equal(statement, Statement(handler));
    }

    [GoogleSqlFact]
    public async Task Googles_parser_takes_what_drops_and_exports_a_model()
    {
        var google = await GoogleSqlServer.Shared;
        foreach (var ifExists in new[] { false, true })
        {
            var handler = Done();
            await using var client = Client(handler);
            await client.DropModelAsync("example.com:project.ml.m", ifExists);
            Assert.Null(await google.ParseAsync(Statement(handler)));
        }
        foreach (var trial in new long?[] { null, 1, long.MaxValue })
        {
            var handler = Done();
            await using var client = Client(handler);
            await client.ExportModelAsync("m", "gs://bucket/path/", trial);
            Assert.Null(await google.ParseAsync(Statement(handler)));
        }
    }

    [Theory]
    [InlineData("bucket/path")]
    [InlineData("gs://")]
    [InlineData("gs:///")]
    [InlineData("https://storage.googleapis.com/bucket")]
    public async Task Only_Cloud_Storage_takes_an_export(string uri)
    {
        await using var client = Client(new ScriptedHandler());
        Assert.Contains("gs://bucket/path/", (await Assert.ThrowsAsync<ArgumentException>(() => client.ExportModelAsync("ml.m", uri))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_are_counted_from_one()
    {
        await using var client = Client(new ScriptedHandler());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.ExportModelAsync("ml.m", "gs://b/p/", 0));
    }

    [Theory]
    [InlineData(CopyMode.Create, "CREATE_IF_NEEDED", "WRITE_EMPTY")]
    [InlineData(CopyMode.CreateOrReplace, "CREATE_IF_NEEDED", "WRITE_TRUNCATE")]
    [InlineData(CopyMode.Replace, "CREATE_NEVER", "WRITE_TRUNCATE")]
    public async Task A_model_is_copied_by_a_copy_job(CopyMode mode, string create, string write)
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("RUNNING")).ThenJson(Json.Job("DONE"));
        await using var client = Client(handler, "ml");
        await client.CopyModelAsync("`m`", "other.archive.m_2026", mode);
        Assert.Equal("POST /bigquery/v2/projects/my-project/jobs", handler.Requests[0].ToString());
        var copy = JsonSerializer.Deserialize<JsonElement>(handler.Requests[0].Body).GetProperty("configuration").GetProperty("copy");
        Assert.Equal("""{"projectId":"my-project","datasetId":"ml","tableId":"m"}""", copy.GetProperty("sourceTable").GetRawText());
        Assert.Equal("""{"projectId":"other","datasetId":"archive","tableId":"m_2026"}""", copy.GetProperty("destinationTable").GetRawText());
        Assert.Equal((create, write), (copy.GetProperty("createDisposition").GetString(), copy.GetProperty("writeDisposition").GetString()));
        Assert.Equal(0, handler.StepsLeft);
    }

    [Fact]
    public async Task A_copy_that_fails_is_one_clear_error_without_a_statement()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE", "duplicate", "Already Exists: Model my-project:ml.n"));
        await using var client = Client(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.CopyModelAsync("ml.m", "ml.n"));
        Assert.Equal(("duplicate", "Could not copy the model ml.m: Already Exists: Model my-project:ml.n"), (error.Reason, error.Summary));
        Assert.Null(error.Statement);
        Assert.NotNull(error.JobId);
    }

    [Fact]
    public async Task A_copy_needs_both_datasets()
    {
        await using var client = Client(new ScriptedHandler());
        await Assert.ThrowsAsync<ArgumentException>(() => client.CopyModelAsync("m", "ml.n"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CopyModelAsync("ml.m", "n"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CopyModelAsync("ml.m", "ml.n-1"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.CopyModelAsync("ml.m", "ml.n", (CopyMode)9));
    }

    [Fact]
    public async Task Names_that_BigQuery_forbids_are_refused()
    {
        await using var client = Client(new ScriptedHandler());
        await Assert.ThrowsAsync<ArgumentException>(() => client.DropModelAsync("ml.m`; DROP TABLE t"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ExportModelAsync("ml.m-1", "gs://b/p/"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.AlterModelAsync("a.b.c.d", new ModelChanges { Description = "x" }));
    }

    /// <summary>The answer to the first attempt is lost; by the second, the model has another etag: by that attempt's doing, or by somebody else's.</summary>
    [Theory]
    [InlineData("""{"etag":"b","description":"d","friendlyName":"f","expirationTime":"1000","labels":{"k":"v","other":"x"},"encryptionConfiguration":{"kmsKeyName":"key"},"trainingRuns":[{"vertexAiModelId":"id"}]}""", true)]
    [InlineData("""{"etag":"b","description":"another","friendlyName":"f","expirationTime":"1000","labels":{"k":"v"},"encryptionConfiguration":{"kmsKeyName":"key"},"trainingRuns":[{"vertexAiModelId":"id"}]}""", false)]
    [InlineData("""{"etag":"b","description":"d","friendlyName":"f","expirationTime":"1001","labels":{"k":"v"},"encryptionConfiguration":{"kmsKeyName":"key"},"trainingRuns":[{"vertexAiModelId":"id"}]}""", false)]
    [InlineData("""{"etag":"b","description":"d","friendlyName":"f","expirationTime":"1000","labels":{"k":"v","gone":"x"},"encryptionConfiguration":{"kmsKeyName":"key"},"trainingRuns":[{"vertexAiModelId":"id"}]}""", false)]
    [InlineData("""{"etag":"b","description":"d","friendlyName":"f","expirationTime":"1000","labels":{"k":"v"},"trainingRuns":[]}""", false)]
    public async Task A_change_whose_answer_was_lost_is_told_from_one_of_somebody_else(string model, bool isOurs)
    {
        var handler = new ScriptedHandler().ThenError(503, "backendError", "busy").ThenError(412, "conditionNotMet", "Precondition check failed.").ThenJson(model);
        await using var client = Client(handler);
        var update = new ModelUpdate
        {
            Description = "d", FriendlyName = "f", Expires = DateTimeOffset.UnixEpoch.AddSeconds(1), Labels = new Dictionary<string, string?> { ["k"] = "v", ["gone"] = null },
            KmsKeyName = "key", VertexAIModelId = "id",
        };
        if (isOurs) Assert.Equal("b", (await client.UpdateModelAsync("ml.m", update, "a")).ETag);
        else Assert.Equal("conditionNotMet", (await Assert.ThrowsAsync<BigQueryMLException>(() => client.UpdateModelAsync("ml.m", update, "a"))).Reason);
        Assert.Equal(["PATCH", "PATCH", "GET"], handler.Requests.Select(static request => request.Method.Method));
    }

    [Fact]
    public async Task A_change_that_the_first_attempt_refuses_is_not_looked_into()
    {
        var handler = new ScriptedHandler().ThenError(412, "conditionNotMet", "Precondition check failed.");
        await using var client = Client(handler);
        await Assert.ThrowsAsync<BigQueryMLException>(() => client.UpdateModelAsync("ml.m", new ModelUpdate { Description = "d" }, "a"));
        Assert.Equal(0, handler.StepsLeft);
    }

    [Fact]
    public async Task A_model_class_manages_itself_through_its_client()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE")).ThenJson(Json.Job("DONE")).ThenJson(Json.Job("DONE")).ThenJson(Json.Job("DONE"))
            .ThenJson("{}").ThenJson("{}").ThenJson(Json.Job("DONE", queryStatistics: "\"ddlOperationPerformed\":\"SKIP\""));
        await using var client = Client(handler, "ml");
        var model = new Tuned(client);
        await model.AlterAsync(new() { Description = "d" });
        await model.ExportAsync("gs://b/p/");
        await model.ExportAsync("gs://b/p/", trialId: 2);
        await model.CopyToAsync("n");
        await model.GetAsync();
        await model.UpdateAsync(new() { FriendlyName = "f" });
        Assert.False(await model.DropAsync(ifExists: true));
        Assert.Equal(
            [
                "ALTER MODEL `m`\nSET OPTIONS(\n  description = 'd'\n)", "EXPORT MODEL `m`\nOPTIONS(\n  URI = 'gs://b/p/'\n)",
                "EXPORT MODEL `m`\nOPTIONS(\n  URI = 'gs://b/p/',\n  TRIAL_ID = 2\n)", "copy", "GET", "PATCH", "DROP MODEL IF EXISTS `m`",
            ],
            handler.Requests.Select(What));

        static string What(SeenRequest request)
        {
            if (request.Method != HttpMethod.Post) return request.Method.Method;
            var configuration = JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("configuration");
            return configuration.TryGetProperty("query", out var query) ? query.GetProperty("query").GetString()! : "copy";
        }
    }

    private sealed class Tuned(BigQueryML client) : IBigQueryModel<ModelChanges>, IExportableTunedModel
    {
        public BigQueryML Client => client;

        public string QuotedName => "`m`";
    }
}
