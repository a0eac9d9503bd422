using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Jobs;

public class CancellationTests
{
    [Fact]
    public async Task Cancelling_while_the_result_is_waited_for_cancels_the_job()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().ThenJson(Json.Running).Then((_, token) => CancelledWhile(source, token)).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, source.Token));
        Assert.Equal(source.Token, error.CancellationToken);
        AssertCancelled(handler, "job_1");
        Assert.Contains("location=EU", handler.Requests[^1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_before_the_jobs_id_is_known_waits_for_it_and_cancels_the_job()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().Then(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(100, token);
            return ScriptedHandler.Response(Json.Running);
        }).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, source.Token));
        AssertCancelled(handler, "job_1");
    }

    [Fact]
    public async Task Cancelling_does_not_wait_long_for_a_server_that_never_answers()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().Then((_, token) => CancelledWhile(source, token));
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, source.Token).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_cancelled_query_is_not_started_again()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().Then(async (_, _) =>
        {
            await source.CancelAsync();
            return ScriptedHandler.Response(Json.Error(503, "backendError", "busy"), 503);
        });
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, source.Token));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Cancelling_during_a_poll_cancels_the_job()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().ThenJson(Json.Job("RUNNING")).Then((_, token) => CancelledWhile(source, token)).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ExecuteAsync(new BigQueryCommand("DROP MODEL m"), source.Token));
        AssertCancelled(handler, JobIdOf(handler.Requests[0]));
    }

    [Fact]
    public async Task Cancelling_during_the_insert_cancels_the_job_it_may_have_started()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().Then(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(50, token);
            return ScriptedHandler.Response(Json.Job("RUNNING"));
        }).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateModelAsync(new BigQueryCommand("CREATE MODEL m"), "`m`", null, source.Token));
        AssertCancelled(handler, JobIdOf(handler.Requests[0]));
    }

    [Fact]
    public async Task A_failing_cancel_is_no_error_of_its_own()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().ThenJson(Json.Running).Then((_, token) => CancelledWhile(source, token)).ThenError(404, "notFound", "gone");
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, source.Token));
        Assert.Equal(0, handler.StepsLeft);
    }

    [Fact]
    public async Task A_cancel_that_hangs_is_given_up()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().ThenJson(Json.Running).Then((_, token) => CancelledWhile(source, token)).Then(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        await using var client = new TestClient(handler);
        var reading = Words.ReadAsync(client, source.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Cancelling_while_rows_are_read_ends_the_reading()
    {
        using var source = new CancellationTokenSource();
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a", "b", "c"]));
        await using var client = new TestClient(handler);
        var seen = new List<string>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var word in client.QueryAsync(Words.Command, Words.Reader).WithCancellation(source.Token))
            {
                seen.Add(word);
                await source.CancelAsync();
            }
        });
        Assert.Equal(["a"], seen);
    }

    [Fact]
    public async Task A_token_cancelled_before_sends_nothing()
    {
        var handler = new ScriptedHandler();
        await using var client = new TestClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, new CancellationToken(canceled: true)));
        Assert.Empty(handler.Requests);
    }

    private static async Task<HttpResponseMessage> CancelledWhile(CancellationTokenSource source, CancellationToken token)
    {
        await source.CancelAsync();
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException();
    }

    private static void AssertCancelled(ScriptedHandler handler, string jobId)
    {
        Assert.Equal(0, handler.StepsLeft);
        Assert.Equal($"POST /bigquery/v2/projects/my-project/jobs/{jobId}/cancel", handler.Requests[^1].ToString());
    }

    private static string JobIdOf(SeenRequest request) =>
        JsonDocument.Parse(request.Body).RootElement.GetProperty("jobReference").GetProperty("jobId").GetString()!;
}
