using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Jobs;

public class QueryTests
{
    [Fact]
    public async Task A_quick_query_is_one_request()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a", "b"]));
        await using var client = new TestClient(handler);
        Assert.Equal(["a", "b"], await Words.ReadAsync(client));
        var request = Assert.Single(handler.Requests);
        Assert.Equal("POST /bigquery/v2/projects/my-project/queries", request.ToString());
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("SELECT x FROM t", body.RootElement.GetProperty("query").GetString());
        Assert.False(body.RootElement.GetProperty("useLegacySql").GetBoolean());
        Assert.True(body.RootElement.GetProperty("formatOptions").GetProperty("useInt64Timestamp").GetBoolean());
        Assert.True(Guid.TryParse(body.RootElement.GetProperty("requestId").GetString(), out _));
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_row_is_asked_for()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler);
        var rows = client.QueryAsync(Words.Command, Words.Reader);
        Assert.Empty(handler.Requests);
        Assert.Single(await rows.ToListAsync());
    }

    [Fact]
    public async Task Options_are_sent_with_the_query()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a"]));
        var options = new BigQueryMLOptions
        {
            DefaultDataset = "other-project.ml", Location = "europe-west1", MaximumBytesBilled = 5_000_000_000, PageSize = 7, Labels = { ["team"] = "penguins" },
        };
        await using var client = new TestClient(handler, options);
        options.Location = "US";
        options.Labels["team"] = "changed";
        await Words.ReadAsync(client);
        using var body = JsonDocument.Parse(handler.Requests[0].Body);
        var root = body.RootElement;
        Assert.Equal("other-project", root.GetProperty("defaultDataset").GetProperty("projectId").GetString());
        Assert.Equal("ml", root.GetProperty("defaultDataset").GetProperty("datasetId").GetString());
        Assert.Equal("europe-west1", root.GetProperty("location").GetString());
        Assert.Equal("5000000000", root.GetProperty("maximumBytesBilled").GetString());
        Assert.Equal(7, root.GetProperty("maxResults").GetInt32());
        Assert.Equal("penguins", root.GetProperty("labels").GetProperty("team").GetString());
    }

    [Fact]
    public async Task A_slow_query_is_waited_for_by_its_job()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Running).ThenJson(Json.Running).ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler);
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.Equal(3, handler.Requests.Count);
        Assert.All(handler.Requests.Skip(1), request =>
        {
            Assert.Equal("GET /bigquery/v2/projects/my-project/queries/job_1", request.ToString());
            Assert.Contains("location=EU", request.Query, StringComparison.Ordinal);
            Assert.Contains("formatOptions.useInt64Timestamp=true", request.Query, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_server_that_does_not_wait_is_not_asked_in_a_hot_loop()
    {
        var time = new InstantTime();
        var handler = new ScriptedHandler().Repeat(20, script => script.ThenJson(Json.Running)).ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = time });
        await Words.ReadAsync(client);
        Assert.Equal(20, time.Waits.Count);
        Assert.All(time.Waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Pages_are_read_to_the_end()
    {
        var handler = new ScriptedHandler()
            .ThenJson(Words.Page(["a", "b"], "page 2/&?", 5))
            .ThenJson(Words.Page([], "page3", 5))
            .ThenJson(Words.Page(["c", "d"], "page4", 5))
            .ThenJson(Words.Page(["e"], null, 5));
        await using var client = new TestClient(handler);
        Assert.Equal(["a", "b", "c", "d", "e"], await Words.ReadAsync(client));
        Assert.Contains("pageToken=page%202%2F%26%3F", handler.Requests[1].Query, StringComparison.Ordinal);
        Assert.Contains("pageToken=page4", handler.Requests[3].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_page_is_fetched_while_this_one_is_read()
    {
        var asked = new TaskCompletionSource();
        var handler = new ScriptedHandler()
            .ThenJson(Words.Page(["a", "b"], "next", 3))
            .Then((_, _) =>
            {
                asked.SetResult();
                return Task.FromResult(ScriptedHandler.Response(Words.Page(["c"], null, 3)));
            });
        await using var client = new TestClient(handler);
        await using var rows = client.QueryAsync(Words.Command, Words.Reader).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("a", rows.Current);
    }

    [Fact]
    public async Task Only_one_page_is_fetched_ahead()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a", "b"], "2", 6)).ThenJson(Words.Page(["c", "d"], "3", 6)).ThenJson(Words.Page(["e", "f"], null, 6));
        await using var client = new TestClient(handler);
        await using var rows = client.QueryAsync(Words.Command, Words.Reader).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await Task.Delay(50);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task A_token_behind_the_rows_is_followed_too()
    {
        var page = $"{{\"jobComplete\":true,\"jobReference\":{Json.JobReference},\"schema\":{{\"fields\":[{Words.Field}]}},\"rows\":[{Json.Row("\"a\"")}],\"pageToken\":\"next\"}}";
        var handler = new ScriptedHandler().ThenJson(page).ThenJson(Words.Page(["b"], null, 2));
        await using var client = new TestClient(handler);
        Assert.Equal(["a", "b"], await Words.ReadAsync(client));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_does_not_go_on_forever()
    {
        var handler = new ScriptedHandler().Repeat(5, script => script.ThenJson(Words.Page([], "same", 5)));
        await using var client = new TestClient(handler);
        Assert.Equal(ErrorReasons.MalformedResponse, (await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client))).Reason);
    }

    [Fact]
    public async Task Rows_that_went_missing_are_noticed()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a", "b"], "next", 4)).ThenJson(Words.Page(["c"], null, 4));
        await using var client = new TestClient(handler);
        Assert.Contains("ends after 3 of its 4 rows", (await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client))).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again_from_its_token()
    {
        var handler = new ScriptedHandler()
            .ThenJson(Words.Page(["a"], "next", 2))
            .ThenError(503, "backendError", "busy")
            .ThenFail(new HttpRequestException(HttpRequestError.ResponseEnded, "cut"))
            .ThenJson(Words.Page(["b"], null, 2));
        await using var client = new TestClient(handler);
        Assert.Equal(["a", "b"], await Words.ReadAsync(client));
        Assert.All(handler.Requests.Skip(1), request => Assert.Contains("pageToken=next", request.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_client_runs_many_queries_at_once()
    {
        var handler = new ScriptedHandler().Repeat(100, script => script.Then(async (request, token) =>
        {
            await Task.Delay(Random.Shared.Next(10), token);
            var word = JsonDocument.Parse(request.Body).RootElement.GetProperty("query").GetString()!;
            return ScriptedHandler.Response(Words.Page(Enumerable.Repeat(word, 200)));
        }));
        await using var client = new TestClient(handler);
        await Parallel.ForAsync(0, 100, async (i, token) =>
        {
            var words = await client.QueryAsync(new BigQueryCommand($"SELECT {i}"), Words.Reader, token).ToListAsync(token);
            Assert.Equal(Enumerable.Repeat($"SELECT {i}", 200), words);
        });
    }

    [Fact]
    public async Task A_reader_that_stops_early_leaves_nothing_behind()
    {
        var released = new TaskCompletionSource();
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a", "b"], "next", 4)).Then(async (_, token) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException();
            }
            finally
            {
                released.SetResult();
            }
        });
        await using var client = new TestClient(handler);
        await foreach (var word in client.QueryAsync(Words.Command, Words.Reader))
        {
            Assert.Equal("a", word);
            break;
        }
        await released.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(0, "no row")]
    [InlineData(2, "more than one row")]
    public async Task A_single_row_is_one_row(int rows, string found)
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Words.Page(Enumerable.Repeat("a", rows))));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.QuerySingleAsync(Words.Command, Words.Reader));
        Assert.Equal(ErrorReasons.RowCount, error.Reason);
        Assert.Contains(found, error.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jobBackendError")]
    [InlineData("jobInternalError")]
    [InlineData("jobRateLimitExceeded")]
    public async Task A_query_that_failed_by_the_services_fault_is_run_over_as_a_new_job(string reason)
    {
        var handler = new ScriptedHandler().ThenJson(Json.Running).ThenError(400, reason, "sorry").ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler);
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.Equal(2, handler.Requests.Where(request => request.Method == HttpMethod.Post).Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("requestId").GetString()).Distinct().Count());
    }
}
