using Bqml.Tests.Support;

namespace Bqml.Tests.Observability;

public class StatisticsTests
{
    private static readonly BigQueryCommand Drop = new("DROP MODEL m");

    private static string Costly(string page) =>
        page.Replace("\"totalBytesProcessed\":\"0\"", "\"totalBytesProcessed\":\"2048\",\"totalBytesBilled\":\"10485760\",\"totalSlotMs\":\"1500\",\"queryId\":\"q_1\",\"location\":\"EU\"", StringComparison.Ordinal);

    [Fact]
    public async Task A_query_says_what_it_cost()
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Costly(Words.Page(["a", "b"]))));
        var result = client.QueryAsync(Words.Command, Words.Reader);
        Assert.Equal(["a", "b"], await result.ToListAsync());
        Assert.Equal(
            new StatementStatistics
            {
                Operation = "query", JobId = "job_1", QueryId = "q_1", Location = "EU", BytesProcessed = 2048, BytesBilled = 10485760, SlotTime = TimeSpan.FromSeconds(1.5), CacheHit = false, Rows = 2,
            },
            await result.GetStatisticsAsync() with { Duration = TimeSpan.Zero });
    }

    [Fact]
    public async Task Costs_before_the_rows_are_known_at_the_first_row()
    {
        var page = $"{{\"jobComplete\":true,\"totalSlotMs\":\"7\",\"cacheHit\":true,\"schema\":{{\"fields\":[{Words.Field}]}},\"rows\":[{Json.Row("\"a\"")}]}}";
        await using var client = new TestClient(new ScriptedHandler().ThenJson(page));
        var result = client.QueryAsync(Words.Command, Words.Reader);
        await using var rows = result.GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        var statistics = await result.GetStatisticsAsync();
        Assert.Equal((TimeSpan.FromMilliseconds(7), true, null), (statistics.SlotTime, statistics.CacheHit, statistics.JobId));
    }

    [Fact]
    public async Task A_reading_that_stops_early_has_its_costs_told_too()
    {
        var seen = new List<StatementStatistics>();
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Costly(Words.Page(["a", "b"]))), new BigQueryMLOptions { TimeProvider = new InstantTime(), StatementCompleted = seen.Add });
        await foreach (var _ in client.QueryAsync(Words.Command, Words.Reader)) break;
        Assert.Equal(10485760, Assert.Single(seen).BytesBilled);
    }

    [Fact]
    public async Task The_costs_of_a_query_that_took_long_are_asked_for_once_when_wanted()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Running).ThenJson(Words.Page(["a"]))
            .ThenJson(Json.Job("DONE", statistics: "\"totalSlotMs\":\"90000\",", queryStatistics: "\"totalBytesBilled\":\"20971520\",\"totalBytesProcessed\":\"5\""));
        await using var client = new TestClient(handler);
        var result = client.QueryAsync(Words.Command, Words.Reader);
        Assert.Equal(["a"], await result.ToListAsync());
        Assert.Equal(2, handler.Requests.Count);
        for (var i = 0; i < 2; i++)
        {
            var statistics = await result.GetStatisticsAsync();
            Assert.Equal((TimeSpan.FromSeconds(90), 20971520L, 5L), (statistics.SlotTime!.Value, statistics.BytesBilled!.Value, statistics.BytesProcessed!.Value));
        }
        Assert.Equal("GET /bigquery/v2/projects/my-project/jobs/job_1", handler.Requests[^1].ToString());
        Assert.Equal(3, handler.Requests.Count);
    }

    [Fact]
    public async Task A_query_that_has_not_run_has_no_costs()
    {
        await using var client = new TestClient(new ScriptedHandler());
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.QueryAsync(Words.Command, Words.Reader).GetStatisticsAsync());
        Assert.Contains("enumerate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_statement_that_ends_well_is_told_with_its_costs()
    {
        var seen = new List<StatementStatistics>();
        var handler = new ScriptedHandler()
            .ThenJson(Costly(Words.Page(["a"])))
            .ThenJson(Json.Job("DONE", statistics: "\"totalSlotMs\":\"10\","))
            .ThenJson(Json.Job("DONE", queryStatistics: "\"ddlOperationPerformed\":\"SKIP\",\"totalBytesBilled\":\"3\""))
            .ThenError(400, "invalidQuery", "no");
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), StatementCompleted = seen.Add });
        await Words.ReadAsync(client);
        Assert.Equal(TimeSpan.FromMilliseconds(10), (await client.ExecuteAsync(Drop)).SlotTime);
        await client.CreateModelAsync(new BigQueryCommand("CREATE MODEL IF NOT EXISTS m"), "`m`");
        await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Equal(["query", "statement", "create_model"], seen.Select(statistics => statistics.Operation));
        Assert.Equal([10485760L, null, 3L], seen.Select(statistics => statistics.BytesBilled));
    }

    [Fact]
    public async Task A_listener_learns_the_costs_of_a_query_that_took_long_too()
    {
        var seen = new List<StatementStatistics>();
        var handler = new ScriptedHandler().ThenJson(Json.Running).ThenJson(Words.Page(["a"])).ThenJson(Json.Job("DONE", statistics: "\"totalSlotMs\":\"5000\","));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), StatementCompleted = seen.Add });
        await Words.ReadAsync(client);
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.Single(seen).SlotTime);
    }

    [Theory]
    [InlineData(JobCreation.Optional, true)]
    [InlineData(JobCreation.Required, false)]
    public async Task A_job_for_a_short_query_is_optional_unless_required(JobCreation creation, bool optional)
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), JobCreation = creation });
        await Words.ReadAsync(client);
        Assert.Equal(optional, handler.Requests[0].Body.Contains("\"jobCreationMode\":\"JOB_CREATION_OPTIONAL\"", StringComparison.Ordinal));
    }
}
