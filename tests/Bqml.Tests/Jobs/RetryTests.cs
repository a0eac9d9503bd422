using System.Net.Http.Headers;
using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Jobs;

public class RetryTests
{
    public static TheoryData<int, string?> Passing => new()
    {
        { 429, null }, { 500, null }, { 502, null }, { 503, null }, { 504, null }, { 408, null },
        { 403, "rateLimitExceeded" }, { 400, "backendError" }, { 400, "internalError" }, { 500, "backendError" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_by_itself_is_tried_again_with_the_same_request(int status, string? reason)
    {
        var time = new InstantTime();
        var handler = new ScriptedHandler().Repeat(4, script => script.ThenError(status, reason, "busy")).ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = time });
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.Single(handler.Requests.Select(request => request.Body).Distinct());
        Assert.Equal(4, time.Waits.Count);
        for (var i = 0; i < 4; i++) Assert.InRange(time.Waits[i].TotalSeconds, 0.5 * Math.Pow(2, i), Math.Pow(2, i));
    }

    public static TheoryData<int, string?> Lasting => new()
    {
        { 400, "invalidQuery" }, { 400, "invalid" }, { 401, null }, { 403, "accessDenied" }, { 403, "quotaExceeded" }, { 403, "billingNotEnabled" },
        { 404, "notFound" }, { 413, null }, { 501, "notImplemented" },
    };

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task What_would_fail_again_is_not_tried_again(int status, string? reason)
    {
        var handler = new ScriptedHandler().ThenError(status, reason, "no");
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Equal(status, error.HttpStatus);
        if (reason is not null) Assert.Equal(reason, error.Reason);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Attempts_end_at_the_deadline_and_the_error_says_so()
    {
        var time = new InstantTime();
        var handler = new ScriptedHandler().Repeat(100, script => script.ThenError(503, "backendError", "busy"));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = time, RetryDeadline = TimeSpan.FromMinutes(2) });
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Equal("backendError", error.Reason);
        Assert.Matches(@"busy \(tried \d+ times in \d+ s\)", error.Summary);
        Assert.InRange(time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.FromSeconds(80), TimeSpan.FromMinutes(2));
        Assert.InRange(handler.Requests.Count, 6, 12);
    }

    [Fact]
    public async Task A_deadline_of_zero_means_one_attempt()
    {
        var handler = new ScriptedHandler().ThenError(503, "backendError", "busy");
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), RetryDeadline = TimeSpan.Zero });
        await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task The_server_says_how_long_to_wait()
    {
        var time = new InstantTime();
        var handler = new ScriptedHandler().Then((_, _) =>
        {
            var response = ScriptedHandler.Response(Json.Error(429, "rateLimitExceeded", "slow down"), 429);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17));
            return Task.FromResult(response);
        }).ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = time });
        await Words.ReadAsync(client);
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(time.Waits));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_is_given_up_after_three_attempts()
    {
        var handler = new ScriptedHandler().Repeat(5, script => script.ThenFail(new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.")));
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Equal(ErrorReasons.Unreachable, error.Reason);
        Assert.Contains("bigquery.googleapis.com", error.Summary, StringComparison.Ordinal);
        Assert.Equal(3, handler.Requests.Count);
    }

    [Fact]
    public async Task An_insert_that_got_through_unseen_is_found_again_instead_of_run_twice()
    {
        var handler = new ScriptedHandler()
            .ThenFail(new HttpRequestException(HttpRequestError.ResponseEnded, "cut"))
            .Then((request, _) => Task.FromResult(ScriptedHandler.Response(Json.Error(409, "duplicate", $"Already Exists: Job my-project:europe-west1.{JobIdOf(request)}"), 409)))
            .ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        await client.ExecuteAsync(new BigQueryCommand("DROP MODEL m"));
        Assert.Equal(["POST", "POST", "GET"], handler.Requests.Select(request => request.Method.Method));
        var id = JobIdOf(handler.Requests[0]);
        Assert.Equal(id, JobIdOf(handler.Requests[1]));
        Assert.Equal($"/bigquery/v2/projects/my-project/jobs/{id}", handler.Requests[2].Path);
        Assert.Contains("location=europe-west1", handler.Requests[2].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backendError")]
    [InlineData("internalError")]
    [InlineData("rateLimitExceeded")]
    [InlineData("jobRateLimitExceeded")]
    public async Task A_job_that_failed_by_the_services_fault_is_run_over_under_a_new_id(string reason)
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("RUNNING")).ThenJson(Json.Job("DONE", reason, "sorry")).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        await client.ExecuteAsync(new BigQueryCommand("DROP MODEL m"));
        Assert.NotEqual(JobIdOf(handler.Requests[0]), JobIdOf(handler.Requests[2]));
    }

    [Fact]
    public async Task A_job_that_ran_longer_than_the_deadline_before_it_failed_is_run_over_too()
    {
        var handler = new ScriptedHandler().Repeat(200, script => script.ThenJson(Json.Job("RUNNING"))).ThenJson(Json.Job("DONE", "backendError", "sorry")).ThenJson(Json.Job("DONE"));
        var time = new InstantTime();
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = time, RetryDeadline = TimeSpan.FromMinutes(1) });
        await client.ExecuteAsync(new BigQueryCommand("DROP MODEL m"));
        Assert.True(time.GetUtcNow() > new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Polling_survives_failures_that_pass()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("PENDING")).ThenError(503, "backendError", "busy").ThenJson(Json.Job("RUNNING")).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler);
        await client.ExecuteAsync(new BigQueryCommand("DROP MODEL m"));
        Assert.Equal(0, handler.StepsLeft);
    }

    private static string JobIdOf(SeenRequest request) =>
        JsonDocument.Parse(request.Body).RootElement.GetProperty("jobReference").GetProperty("jobId").GetString()!;
}
