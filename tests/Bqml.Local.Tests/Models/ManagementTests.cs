using System.Text;
using System.Text.Json;
using Bqml.Local.Rest;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Models;

/// <summary>ALTER MODEL, copy jobs, models.patch and what is refused, over the wire.</summary>
public class ManagementTests
{
    private const string Linear = "OPTIONS(MODEL_TYPE = 'LINEAR_REG', DATA_SPLIT_METHOD = 'NO_SPLIT')";

    private static async Task<TestEngine> WithModelAsync(LocalBigQueryOptions? options = null)
    {
        var engine = new TestEngine(options);
        engine.AddTable("ds.t", "STRUCT<x FLOAT64, label FLOAT64>", [1.0, 3.0], [2.0, 5.0], [3.0, 7.0]);
        await engine.QueryAsync($"CREATE MODEL ds.m {Linear} AS SELECT * FROM ds.t");
        return engine;
    }

    private static async Task<JsonElement> GetAsync(TestEngine engine, string model = "m") => (await engine.SendAsync("GET", "projects/local/datasets/ds/models/" + model)).Body;

    private static object Copy(string source, string destination, string? create = null, string? write = null)
    {
        static object Name(string path) => new { projectId = "local", datasetId = path.Split('.')[0], tableId = path.Split('.')[1] };
        var copy = new Dictionary<string, object> { ["sourceTable"] = Name(source), ["destinationTable"] = Name(destination) };
        if (create is not null) copy["createDisposition"] = create;
        if (write is not null) copy["writeDisposition"] = write;
        return new { configuration = new { copy } };
    }

    private static async Task<(string? Message, JsonElement Job)> RunAsync(TestEngine engine, object job)
    {
        var (status, body) = await engine.SendAsync("POST", "projects/local/jobs", job);
        if (status != 200) return (body.GetProperty("error").GetProperty("message").GetString(), body);
        var id = body.GetProperty("jobReference").GetProperty("jobId").GetString();
        while (body.GetProperty("status").GetProperty("state").GetString() != "DONE")
        {
            await Task.Delay(5);
            (_, body) = await engine.SendAsync("GET", "projects/local/jobs/" + id);
        }
        return (body.GetProperty("status").TryGetProperty("errorResult", out var error) ? error.GetProperty("message").GetString() : null, body);
    }

    [Fact]
    public async Task A_model_is_altered()
    {
        await using var engine = await WithModelAsync();
        var before = await GetAsync(engine);
        await engine.QueryAsync("ALTER MODEL ds.m SET OPTIONS(description = 'it\\'s', labels = [('team', 'birds'), ('b', '')], expiration_timestamp = TIMESTAMP '2090-01-02 03:04:05+00')");
        var after = await GetAsync(engine);
        Assert.Equal("it's", after.GetProperty("description").GetString());
        Assert.Equal("""{"b":"","team":"birds"}""", after.GetProperty("labels").GetRawText());
        Assert.Equal(new DateTimeOffset(2090, 1, 2, 3, 4, 5, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), after.GetProperty("expirationTime").GetString());
        Assert.NotEqual(before.GetProperty("etag").GetString(), after.GetProperty("etag").GetString());
        Assert.Equal(before.GetProperty("creationTime").GetString(), after.GetProperty("creationTime").GetString());
        Assert.Equal("9.00", await engine.RowAsync("SELECT FORMAT('%.2f', predicted_label) AS p FROM ML.PREDICT(MODEL ds.m, (SELECT 4 AS x))"));

        await engine.QueryAsync("ALTER MODEL IF EXISTS ds.m SET OPTIONS(DESCRIPTION = NULL, labels = [], expiration_timestamp = NULL)");
        var cleared = await GetAsync(engine);
        Assert.False(cleared.TryGetProperty("description", out _) || cleared.TryGetProperty("labels", out _) || cleared.TryGetProperty("expirationTime", out _));
    }

    [Theory]
    [InlineData("ALTER MODEL ds.none SET OPTIONS(description = 'x')", "Not found: Model local:ds.none was not found in location US")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(descripton = 'x')", "Unknown option: descripton. ALTER MODEL takes vertex_ai_model_id, expiration_timestamp, kms_key_name, description, labels, deploy_model, endpoint_idle_ttl at [1:30]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(description = 'x', Description = 'y')", "Duplicate option specified for 'Description' at [1:49]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(description = 1)", "Option description must be of type STRING at [1:44]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(expiration_timestamp = 'tomorrow')", "Option expiration_timestamp must be of type TIMESTAMP at [1:53]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(labels = ['a'])", "Option labels must be of type ARRAY<STRUCT<STRING, STRING>> at [1:39]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(labels = [('a', 'b'), ('a', 'c')])", "Duplicate label key 'a' at [1:30]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(kms_key_name = 'k')", "Option kms_key_name is not supported by the embedded engine at [1:30]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(vertex_ai_model_id = 'k')", "Option vertex_ai_model_id is not supported by the embedded engine at [1:30]")]
    [InlineData("ALTER MODEL ds.m SET OPTIONS(deploy_model = TRUE)", "Option deploy_model is not supported for model type LINEAR_REG at [1:30]")]
    [InlineData("EXPORT MODEL ds.m OPTIONS(URI = 'gs://b/p/')", "This statement (EXPORT MODEL) is not supported by the embedded engine at [1:1]")]
    public async Task What_cannot_be_is_one_clear_error(string sql, string message)
    {
        await using var engine = await WithModelAsync();
        Assert.Equal(message, await engine.ErrorAsync(sql));
        Assert.False((await GetAsync(engine)).TryGetProperty("description", out _));
    }

    [Fact]
    public async Task A_missing_model_need_not_be_an_error()
    {
        await using var engine = await WithModelAsync();
        await engine.QueryAsync("ALTER MODEL IF EXISTS ds.none SET OPTIONS(description = 'x')");
    }

    [Fact]
    public async Task A_model_whose_time_is_over_is_gone()
    {
        await using var engine = await WithModelAsync();
        await engine.QueryAsync("ALTER MODEL ds.m SET OPTIONS(expiration_timestamp = TIMESTAMP '2020-01-01 00:00:00+00')");
        Assert.Equal("Not found: Model local:ds.m was not found in location US", await engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, TABLE ds.t)"));
        Assert.Equal(0, (await engine.SendAsync("GET", "projects/local/datasets/ds/models")).Body.GetProperty("models").GetArrayLength());
        Assert.Equal("Not found: Model local:ds.m was not found in location US", await engine.ErrorAsync("DROP MODEL ds.m"));
        await engine.QueryAsync($"CREATE MODEL ds.m {Linear} AS SELECT * FROM ds.t");
        Assert.Equal("LINEAR_REGRESSION", (await GetAsync(engine)).GetProperty("modelType").GetString());
    }

    [Fact]
    public async Task A_model_is_copied_with_all_it_learned()
    {
        await using var engine = await WithModelAsync();
        await engine.QueryAsync("ALTER MODEL ds.m SET OPTIONS(description = 'first')");
        var (message, job) = await RunAsync(engine, Copy("ds.m", "archive.m2"));
        Assert.Null(message);
        Assert.Equal("COPY", job.GetProperty("configuration").GetProperty("jobType").GetString());
        Assert.Equal("m2", job.GetProperty("configuration").GetProperty("copy").GetProperty("destinationTable").GetProperty("tableId").GetString());
        Assert.False(job.GetProperty("statistics").TryGetProperty("query", out _));
        await engine.QueryAsync("DROP MODEL ds.m");
        Assert.Equal("9.00", await engine.RowAsync("SELECT FORMAT('%.2f', predicted_label) AS p FROM ML.PREDICT(MODEL archive.m2, (SELECT 4 AS x))"));
        var (_, copy) = await engine.SendAsync("GET", "projects/local/datasets/archive/models/m2");
        Assert.Equal(("m2", "first"), (copy.GetProperty("modelReference").GetProperty("modelId").GetString(), copy.GetProperty("description").GetString()));
    }

    [Theory]
    [InlineData("ds.m", "ds.n", null, null, null)]
    [InlineData("ds.m", "ds.m", null, null, "Already Exists: Model local:ds.m")]
    [InlineData("ds.m", "ds.m", "CREATE_NEVER", "WRITE_TRUNCATE", null)]
    [InlineData("ds.m", "ds.n", "CREATE_NEVER", "WRITE_TRUNCATE", "Not found: Model local:ds.n was not found in location US")]
    [InlineData("ds.m", "ds.n", "CREATE_SOMETIMES", null, "Invalid value for createDisposition: 'CREATE_SOMETIMES' is neither CREATE_IF_NEEDED nor CREATE_NEVER.")]
    [InlineData("ds.m", "ds.n", null, "WRITE_APPEND", "Invalid value for writeDisposition: 'WRITE_APPEND' is neither WRITE_EMPTY nor WRITE_TRUNCATE.")]
    [InlineData("ds.none", "ds.n", null, null, "Not found: Model local:ds.none was not found in location US")]
    [InlineData("nowhere.m", "ds.n", null, null, "Not found: Dataset local:nowhere was not found in location US")]
    [InlineData("ds.t", "ds.n", null, null, "The embedded engine copies models only, and local:ds.t is a table. Use CREATE TABLE AS SELECT.")]
    public async Task Copies_do_what_their_dispositions_say(string source, string destination, string? create, string? write, string? expected)
    {
        await using var engine = await WithModelAsync();
        Assert.Equal(expected, (await RunAsync(engine, Copy(source, destination, create, write))).Message);
    }

    [Fact]
    public async Task Datasets_of_copies_are_made_only_where_the_options_say_so()
    {
        await using var engine = new TestEngine(new LocalBigQueryOptions { CreateDatasets = false });
        engine.AddTable("ds.t", "STRUCT<x FLOAT64, label FLOAT64>", [1.0, 3.0], [2.0, 5.0]);
        await engine.QueryAsync($"CREATE MODEL ds.m {Linear} AS SELECT * FROM ds.t");
        Assert.Equal("Not found: Dataset local:other was not found in location US", (await RunAsync(engine, Copy("ds.m", "other.m"))).Message);
    }

    [Fact]
    public async Task Names_of_copies_are_checked()
    {
        await using var engine = await WithModelAsync();
        Assert.Equal("Required parameter is missing: sourceTable", (await RunAsync(engine, new { configuration = new { copy = new { } } })).Message);
        Assert.Contains("cannot be a model name", (await RunAsync(engine, Copy("ds.m", "ds.m-1"))).Message, StringComparison.Ordinal);
        Assert.Contains("query jobs, load jobs and copies of models only", (await RunAsync(engine, new { configuration = new { extract = new { } } })).Message, StringComparison.Ordinal);
        Assert.Equal("Required parameter is missing: configuration", (await RunAsync(engine, new { })).Message);
    }

    [Fact]
    public async Task Metadata_are_patched()
    {
        await using var engine = await WithModelAsync();
        const string path = "projects/local/datasets/ds/models/m";
        var (status, patched) = await engine.SendAsync("PATCH", path, """{"description":"d","friendlyName":"f","labels":{"a":"1","b":"2"},"expirationTime":"3786912000000"}""");
        Assert.Equal((200, "d", "f", "3786912000000"), (status, patched.GetProperty("description").GetString(), patched.GetProperty("friendlyName").GetString(), patched.GetProperty("expirationTime").GetString()));
        (_, patched) = await engine.SendAsync("PATCH", path, """{"labels":{"a":null,"c":"3"},"description":null}""");
        Assert.Equal("""{"b":"2","c":"3"}""", patched.GetProperty("labels").GetRawText());
        Assert.False(patched.TryGetProperty("description", out _));
        Assert.Equal("f", patched.GetProperty("friendlyName").GetString());
        Assert.False((await engine.SendAsync("PATCH", path, """{"labels":null}""")).Body.TryGetProperty("labels", out _));
    }

    [Theory]
    [InlineData("m", """{"encryptionConfiguration":{"kmsKeyName":"k"}}""", 501, "A model's field encryptionConfiguration cannot be changed in the embedded engine.")]
    [InlineData("m", """{"trainingRuns":[{"vertexAiModelId":"k"}]}""", 501, "A model's field trainingRuns cannot be changed in the embedded engine.")]
    [InlineData("m", """{"expirationTime":"soon"}""", 400, "Invalid value for expirationTime: 'soon' is no time in milliseconds since 1970.")]
    [InlineData("m", """{"labels":["a"]}""", 400, """Invalid value for labels: ["a"]""")]
    [InlineData("m", """{"description":true}""", 400, "Invalid value for description: true")]
    [InlineData("m", "[]", 400, "Invalid JSON payload received. A Model object belongs here.")]
    [InlineData("none", "{}", 404, "Not found: Model local:ds.none was not found in location US")]
    public async Task A_patch_that_cannot_be_is_one_clear_error(string model, string body, int status, string message)
    {
        await using var engine = await WithModelAsync();
        var (code, error) = await engine.SendAsync("PATCH", "projects/local/datasets/ds/models/" + model, body);
        Assert.Equal((status, message), (code, error.GetProperty("error").GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Training_options_have_the_names_and_values_of_REST()
    {
        await using var engine = await WithModelAsync();
        await engine.QueryAsync("CREATE OR REPLACE MODEL ds.m OPTIONS(model_type = 'linear_reg', data_split_method = 'no_split', l2_reg = 0.5, optimize_strategy = 'batch_gradient_descent', max_iterations = 3, input_label_cols = ['label']) AS SELECT * FROM ds.t");
        var options = (await GetAsync(engine)).GetProperty("trainingRuns")[0].GetProperty("trainingOptions");
        Assert.Equal("NO_SPLIT", options.GetProperty("dataSplitMethod").GetString());
        Assert.Equal("BATCH_GRADIENT_DESCENT", options.GetProperty("optimizationStrategy").GetString());
        Assert.Equal(0.5, options.GetProperty("l2Regularization").GetDouble());
        Assert.Equal("3", options.GetProperty("maxIterations").GetString());
        Assert.Equal("""["label"]""", options.GetProperty("inputLabelColumns").GetRawText());
        Assert.False(options.TryGetProperty("modelType", out _));
    }

    [Fact]
    public async Task A_change_needs_the_etag_it_names()
    {
        await using var engine = new Engine(new LocalBigQueryOptions());
        using var client = new HttpMessageInvoker(new InProcessHandler(engine.Dispatcher));
        async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? body = null, string? etag = null)
        {
            using var request = new HttpRequestMessage(method, "http://local/bigquery/v2/projects/local/" + path);
            if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
            using var response = await client.SendAsync(request, CancellationToken.None);
            return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()));
        }

        await SendAsync(HttpMethod.Post, "queries", $$"""{"useLegacySql":false,"timeoutMs":60000,"query":"CREATE MODEL ds.m {{Linear}} AS SELECT 1.0 AS x, 2.0 AS label UNION ALL SELECT 2.0, 4.0"}""");
        var etag = (await SendAsync(HttpMethod.Get, "datasets/ds/models/m")).Body.GetProperty("etag").GetString();
        var (status, changed) = await SendAsync(HttpMethod.Patch, "datasets/ds/models/m", """{"description":"d"}""", etag);
        Assert.Equal(200, status);
        Assert.NotEqual(etag, changed.GetProperty("etag").GetString());
        (status, var error) = await SendAsync(HttpMethod.Patch, "datasets/ds/models/m", """{"description":"e"}""", etag);
        Assert.Equal((412, "conditionNotMet"), (status, error.GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString()));
        Assert.Equal("d", (await SendAsync(HttpMethod.Get, "datasets/ds/models/m")).Body.GetProperty("description").GetString());
    }
}
