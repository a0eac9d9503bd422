using Bqml.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Bqml.Tests.Observability;

public class LogTests
{
    private const string Secret = "secret-value";

    [Fact]
    public async Task A_statement_is_logged_with_its_costs_and_without_its_text_or_values()
    {
        var log = new CollectingLogger();
        await using var client = Client(log, new ScriptedHandler().ThenJson(Words.Page([Secret])));
        var command = new BigQueryCommand($"SELECT '{Secret}' = @p", [QueryParameter.String("p", Secret)]);
        Assert.Equal([Secret], await client.QueryAsync(command, Words.Reader).ToListAsync());
        Assert.Equal("Bqml", log.Category);
        Assert.Equal([LogLevel.Debug, LogLevel.Information], log.Entries.Select(entry => entry.Level));
        Assert.Contains("job job_1 in EU, 0 bytes processed", log.Entries[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Entries, entry => entry.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attempts_are_logged_with_the_reason_and_the_wait()
    {
        var log = new CollectingLogger();
        await using var client = Client(log, new ScriptedHandler().ThenError(503, "backendError", Secret).ThenJson(Words.Page(["a"])));
        await Words.ReadAsync(client);
        var (level, text) = log.Entries[0];
        Assert.Equal(LogLevel.Warning, level);
        Assert.StartsWith("Attempt 1 to run the query failed (backendError", text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Entries, entry => entry.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_job_and_its_repetition_are_logged()
    {
        var log = new CollectingLogger();
        await using var client = Client(log, new ScriptedHandler().ThenJson(Json.Job("DONE", "backendError", "busy")).ThenJson(Json.Job("DONE", "invalidQuery", "wrong")));
        await Assert.ThrowsAsync<BigQueryMLException>(() => client.ExecuteAsync(new BigQueryCommand("DROP MODEL m")));
        Assert.Equal([LogLevel.Debug, LogLevel.Warning, LogLevel.Debug, LogLevel.Error], log.Entries.Select(entry => entry.Level));
        Assert.Contains("Failed statement after", log.Entries[^1].Text, StringComparison.Ordinal);
        Assert.Contains("invalidQuery", log.Entries[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_statement_is_no_error()
    {
        var log = new CollectingLogger();
        await using var client = Client(log, new ScriptedHandler());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Words.ReadAsync(client, new CancellationToken(canceled: true)));
        Assert.Equal(LogLevel.Information, Assert.Single(log.Entries).Level);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_logged_as_a_failure()
    {
        var log = new CollectingLogger();
        await using var client = Client(log, new ScriptedHandler().ThenJson(Json.Page(Words.Field, [Json.Row("null")])));
        await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Equal(LogLevel.Error, log.Entries[^1].Level);
        Assert.Contains(ErrorReasons.UnexpectedNull, log.Entries[^1].Text, StringComparison.Ordinal);
    }

    private static TestClient Client(CollectingLogger log, ScriptedHandler handler) => new(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), LoggerFactory = log });
}
