using System.Text.Json;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Rest;

/// <summary>Jobs over the wire: shapes, paging, errors, cancellation.</summary>
public class JobTests
{
    [Fact]
    public async Task A_query_answers_in_BigQuerys_shape()
    {
        await using var engine = new TestEngine();
        var body = await engine.QueryAsync("SELECT 1 AS i, 1.5 AS f, TRUE AS b, TIMESTAMP '1970-01-01 00:00:01.5+00' AS t, CAST(NULL AS STRING) AS n, [STRUCT('a' AS x)] AS a");
        Assert.Equal("bigquery#queryResponse", body.GetProperty("kind").GetString());
        Assert.True(body.GetProperty("jobComplete").GetBoolean());
        Assert.Equal("1", body.GetProperty("totalRows").GetString());
        Assert.Equal("""[{"f":[{"v":"1"},{"v":"1.5"},{"v":"true"},{"v":"1500000"},{"v":null},{"v":[{"v":{"f":[{"v":"a"}]}}]}]}]""", body.GetProperty("rows").GetRawText());
        Assert.Equal(
            """{"fields":[{"name":"i","type":"INTEGER","mode":"NULLABLE"},{"name":"f","type":"FLOAT","mode":"NULLABLE"},{"name":"b","type":"BOOLEAN","mode":"NULLABLE"},{"name":"t","type":"TIMESTAMP","mode":"NULLABLE"},{"name":"n","type":"STRING","mode":"NULLABLE"},{"name":"a","type":"RECORD","mode":"REPEATED","fields":[{"name":"x","type":"STRING","mode":"NULLABLE"}]}]}""",
            body.GetProperty("schema").GetRawText());
    }

    [Fact]
    public async Task A_timestamp_is_seconds_unless_asked_otherwise()
    {
        await using var engine = new TestEngine();
        var (_, body) = await engine.SendAsync("POST", "projects/local/queries", new { query = "SELECT TIMESTAMP '2020-01-01 00:00:00+00' AS t", useLegacySql = false });
        Assert.Equal("1577836800.0", body.GetProperty("rows")[0].GetProperty("f")[0].GetProperty("v").GetString());
    }

    [Theory]
    [InlineData("1e300 * 1e10", "ERR")]
    [InlineData("CAST('inf' AS FLOAT64)", "Infinity")]
    [InlineData("CAST('-inf' AS FLOAT64)", "-Infinity")]
    [InlineData("CAST('nan' AS FLOAT64)", "NaN")]
    [InlineData("1e21", "1.0E21")]
    [InlineData("1.25e-10", "1.25E-10")]
    [InlineData("3.0", "3.0")]
    public async Task Floats_read_back(string expression, string text)
    {
        await using var engine = new TestEngine();
        if (text == "ERR") Assert.Contains("Infinity", await engine.RowAsync($"SELECT {expression} AS x"));
        else Assert.Equal(text, await engine.RowAsync($"SELECT {expression} AS x"));
    }

    [Fact]
    public async Task Results_are_paged()
    {
        await using var engine = new TestEngine();
        var (_, first) = await engine.SendAsync("POST", "projects/local/queries", new { query = "SELECT x FROM UNNEST(GENERATE_ARRAY(1, 10)) AS x ORDER BY x", useLegacySql = false, maxResults = 4 });
        var job = first.GetProperty("jobReference").GetProperty("jobId").GetString();
        Assert.Equal("10", first.GetProperty("totalRows").GetString());
        var pages = new List<int> { first.GetProperty("rows").GetArrayLength() };
        var token = first.GetProperty("pageToken").GetString();
        while (token is not null)
        {
            var (status, page) = await engine.SendAsync("GET", $"projects/local/queries/{job}?maxResults=4&pageToken={token}");
            Assert.Equal(200, status);
            pages.Add(page.GetProperty("rows").GetArrayLength());
            token = page.TryGetProperty("pageToken", out var next) ? next.GetString() : null;
        }
        Assert.Equal([4, 4, 2], pages);
        Assert.Equal(400, (await engine.SendAsync("GET", $"projects/local/queries/{job}?pageToken=nonsense")).Status);
    }

    [Fact]
    public async Task A_job_can_be_inserted_watched_and_read()
    {
        await using var engine = new TestEngine();
        var (status, inserted) = await InsertAsync(engine, "mine", "SELECT 7 AS x");
        Assert.Equal(200, status);
        Assert.Equal("mine", inserted.GetProperty("jobReference").GetProperty("jobId").GetString());
        var (_, results) = await engine.SendAsync("GET", "projects/local/queries/mine?timeoutMs=10000");
        Assert.Equal("7", results.GetProperty("rows")[0].GetProperty("f")[0].GetProperty("v").GetString());
        var (_, job) = await engine.SendAsync("GET", "projects/local/jobs/mine");
        Assert.Equal("DONE", job.GetProperty("status").GetProperty("state").GetString());
        Assert.False(job.GetProperty("status").TryGetProperty("errorResult", out _));
        Assert.Equal("SELECT", job.GetProperty("statistics").GetProperty("query").GetProperty("statementType").GetString());
    }

    [Fact]
    public async Task A_job_id_is_used_once()
    {
        await using var engine = new TestEngine();
        await InsertAsync(engine, "mine", "SELECT 1");
        var (status, body) = await InsertAsync(engine, "mine", "SELECT 1");
        Assert.Equal(409, status);
        Assert.Equal("duplicate", body.GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString());
        Assert.Equal("Already Exists: Job local:mine", body.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_request_id_is_answered_by_the_first_job()
    {
        await using var engine = new TestEngine();
        var request = new { query = "SELECT RAND() AS x", useLegacySql = false, requestId = "r1" };
        var (_, a) = await engine.SendAsync("POST", "projects/local/queries", request);
        var (_, b) = await engine.SendAsync("POST", "projects/local/queries", request);
        Assert.Equal(a.GetProperty("rows").GetRawText(), b.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task A_failed_job_tells_why()
    {
        await using var engine = new TestEngine();
        await InsertAsync(engine, "bad", "SELECT nix");
        var (status, results) = await engine.SendAsync("GET", "projects/local/queries/bad");
        Assert.Equal(400, status);
        Assert.Equal(
            """{"error":{"code":400,"message":"Unrecognized name: nix at [1:8]","errors":[{"message":"Unrecognized name: nix at [1:8]","domain":"global","reason":"invalidQuery","location":"q","locationType":"parameter"}],"status":"INVALID_ARGUMENT"}}""",
            results.GetRawText());
        var (_, job) = await engine.SendAsync("GET", "projects/local/jobs/bad");
        Assert.Equal("invalidQuery", job.GetProperty("status").GetProperty("errorResult").GetProperty("reason").GetString());
        Assert.Equal("DONE", job.GetProperty("status").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_running_job_is_reported_and_cancelled()
    {
        await using var engine = new TestEngine();
        await InsertAsync(engine, "long", "SELECT COUNT(*) AS n FROM UNNEST(GENERATE_ARRAY(1, 3000000)) AS a, UNNEST(GENERATE_ARRAY(1, 3000000)) AS b WHERE MOD(a * b, 7) = 3");
        var (status, waiting) = await engine.SendAsync("GET", "projects/local/queries/long?timeoutMs=50");
        Assert.Equal(200, status);
        Assert.False(waiting.GetProperty("jobComplete").GetBoolean());
        Assert.Equal(200, (await engine.SendAsync("POST", "projects/local/jobs/long/cancel")).Status);
        var (code, stopped) = await engine.SendAsync("GET", "projects/local/queries/long?timeoutMs=60000");
        Assert.Equal(499, code);
        Assert.Equal("stopped", stopped.GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_dry_run_describes_and_does_nothing()
    {
        await using var engine = new TestEngine();
        engine.AddTable("ds.t", "STRUCT<id INT64, name STRING>", [1L, "ab"], [2L, null]);
        var (status, job) = await engine.SendAsync("POST", "projects/local/jobs", new { configuration = new { dryRun = true, query = new { query = "SELECT * FROM ds.t", useLegacySql = false } } });
        Assert.Equal(200, status);
        Assert.Equal("20", job.GetProperty("statistics").GetProperty("totalBytesProcessed").GetString());
        Assert.Equal(2, job.GetProperty("statistics").GetProperty("query").GetProperty("schema").GetProperty("fields").GetArrayLength());
        await engine.SendAsync("POST", "projects/local/jobs", new { configuration = new { dryRun = true, query = new { query = "CREATE TABLE ds.u AS SELECT 1 AS x", useLegacySql = false } } });
        Assert.Equal("Not found: Table local:ds.u was not found in location US", await engine.ErrorAsync("SELECT * FROM ds.u"));
        var (bad, _) = await engine.SendAsync("POST", "projects/local/jobs", new { configuration = new { dryRun = true, query = new { query = "SELECT nix", useLegacySql = false } } });
        Assert.Equal(400, bad);
    }

    [Theory]
    [InlineData("GET", "projects/local/jobs/none", null, 404)]
    [InlineData("GET", "projects/local/queries/none", null, 404)]
    [InlineData("GET", "projects/local/datasets/none", null, 404)]
    [InlineData("GET", "projects/local/datasets/ds/tables/none", null, 404)]
    [InlineData("GET", "projects/local/datasets/ds/models/none", null, 404)]
    [InlineData("DELETE", "projects/local/datasets/ds/models/none", null, 404)]
    [InlineData("PATCH", "projects/local/datasets/ds", null, 404)]
    [InlineData("GET", "elsewhere", null, 404)]
    [InlineData("POST", "projects/local/queries", "{", 400)]
    [InlineData("POST", "projects/local/queries", "{}", 400)]
    [InlineData("POST", "projects/local/queries", """{"query":"SELECT 1"}""", 400)]
    [InlineData("POST", "projects/local/queries", """{"query":"SELECT 1","useLegacySql":false,"timeoutMs":-1}""", 400)]
    [InlineData("POST", "projects/local/jobs", """{"configuration":{"load":{}}}""", 400)]
    [InlineData("POST", "projects/local/jobs", """{"configuration":{"query":{"query":"SELECT 1","useLegacySql":false,"destinationTable":{"tableId":"t"}}}}""", 501)]
    public async Task A_bad_request_has_an_error_body(string method, string path, string? body, int status)
    {
        await using var engine = new TestEngine();
        var (code, error) = await engine.SendAsync(method, path, body);
        Assert.Equal(status, code);
        Assert.Equal(status, error.GetProperty("error").GetProperty("code").GetInt32());
        Assert.False(string.IsNullOrEmpty(error.GetProperty("error").GetProperty("message").GetString()));
    }

    private static Task<(int Status, JsonElement Body)> InsertAsync(TestEngine engine, string id, string sql) =>
        engine.SendAsync("POST", "projects/local/jobs", new { jobReference = new { projectId = "local", jobId = id }, configuration = new { query = new { query = sql, useLegacySql = false } } });
}
