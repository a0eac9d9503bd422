using Bqml.Runtime;
using Bqml.Tests.Support;

namespace Bqml.Tests.Remote;

/// <summary>Rows that fail in a query that succeeds: sent again, within limits, and not again when their answers are saved.</summary>
public class RowRunTests
{
    private static readonly Question[] s_questions = [.. Enumerable.Range(0, 300).Select(static i => new Question(i, FormattableString.Invariant($"Question {i}")))];

    private static readonly Random s_random = new(42);

    /// <summary>Whether a question fails, by the number of times it is asked.</summary>
    private static readonly bool[][] s_fails = [.. s_questions.Select(static _ => Enumerable.Range(0, 30).Select(static _ => s_random.Next(3) == 0).ToArray())];

    private static string FailsAThird(long id, int times) => s_fails[id][times] ? LanguageService.Exhausted : "";

    [Fact]
    public async Task Quota_errors_on_a_random_third_are_retried_until_each_key_has_one_answer()
    {
        var time = new InstantTime();
        var service = new LanguageService(FailsAThird);
        await using var client = new TestClient(service, new BigQueryMLOptions { TimeProvider = time });
        var reports = new List<RowRunProgress>();
        var results = await Ask(client).WithRetry(new RowRunOptions { MaximumAttempts = 20 }, new Reports(reports)).ToListAsync();

        Assert.All(results, static result => Assert.True(result.Succeeded && result.Value.Result == "Answer to " + result.Row.Input.Prompt));
        Assert.Equal(s_questions.Select(static question => question.Id), results.Select(static result => result.Row.Input.Id).Order());
        Assert.All(results, result => Assert.Equal(service.Asked[result.Row.Input.Id], result.Attempts));
        // Only those that failed are sent again.
        Assert.Equal(300, service.Calls[0]);
        Assert.InRange(service.Calls[1], 60, 140);
        Assert.Equal(service.Asked.Values.Sum(), service.Calls.Sum());
        Assert.Equal((300L, 0L, (long)service.Calls.Sum()), (reports[^1].Answered, reports[^1].Failed, reports[^1].Sent));
        Assert.Equal(service.Calls.Count - 1, time.Waits.Count);
        Assert.InRange(time.Waits[0].TotalSeconds, 5, 10);
        Assert.InRange(time.Waits[1].TotalSeconds, 10, 20);
    }

    [Fact]
    public async Task A_row_that_cannot_succeed_is_sent_once_and_says_why()
    {
        var service = new LanguageService(static (id, _) => id == 7 ? LanguageService.Refused : "");
        await using var client = new TestClient(service);
        var failed = Assert.Single(await Ask(client).WithRetry().Where(static result => !result.Succeeded).ToListAsync());
        Assert.Equal((7L, 1, LanguageService.Refused), (failed.Row.Input.Id, failed.Attempts, failed.Status));
        Assert.False(failed.TryGetValue(out _));
        Assert.Contains(LanguageService.Refused, Assert.Throws<InvalidOperationException>(() => failed.Value).Message, StringComparison.Ordinal);
        Assert.Equal([300], service.Calls);
    }

    [Fact]
    public async Task After_the_last_attempt_what_failed_comes_out_as_failed()
    {
        var service = new LanguageService(static (id, _) => id < 10 ? LanguageService.Exhausted : "");
        await using var client = new TestClient(service);
        var results = await Ask(client).WithRetry(new RowRunOptions { MaximumAttempts = 3 }).ToListAsync();
        Assert.Equal(300, results.Count);
        Assert.Equal(Enumerable.Range(0, 10), results.Where(static result => !result.Succeeded).Select(static result => (int)result.Row.Input.Id));
        Assert.All(results.Where(static result => !result.Succeeded), static result => Assert.Equal(3, result.Attempts));
        Assert.Equal([300, 10, 10], service.Calls);
    }

    [Fact]
    public async Task A_budget_refuses_before_anything_is_sent()
    {
        var service = new LanguageService(FailsAThird);
        await using var client = new TestClient(service);
        var rows = await Assert.ThrowsAsync<BigQueryMLException>(async () => await Ask(client).WithRetry(new RowRunOptions { MaximumRows = 299 }).CountAsync());
        Assert.Equal(ErrorReasons.BudgetExceeded, rows.Reason);
        Assert.Contains("AI.GENERATE_TEXT would be called for 300 rows", rows.Message, StringComparison.Ordinal);
        // 10 to 12 characters are 3 tokens each.
        var tokens = await Assert.ThrowsAsync<BigQueryMLException>(async () => await Ask(client).WithRetry(new RowRunOptions { MaximumTokens = 300 * (3 + 100) - 1, OutputTokensPerRow = 100 }).CountAsync());
        Assert.Contains("30900 tokens", tokens.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorReasons.BudgetExceeded, (await Assert.ThrowsAsync<BigQueryMLException>(() => Ask(client).SaveToAsync("zoo.answers", "id", new RowRunOptions { MaximumRows = 10 }))).Reason);
        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task A_budget_ends_the_attempts()
    {
        var service = new LanguageService(static (id, _) => id < 10 ? LanguageService.Exhausted : "");
        await using var client = new TestClient(service);
        var results = await Ask(client).WithRetry(new RowRunOptions { MaximumRows = 315, MaximumAttempts = 9 }).ToListAsync();
        Assert.Equal([300, 10], service.Calls);
        Assert.Equal(10, results.Count(static result => !result.Succeeded));
    }

    [Fact]
    public async Task Rows_in_BigQuery_are_counted_first_and_sent_again_by_themselves()
    {
        var service = new LanguageService(static (id, times) => id == 3 && times == 1 ? LanguageService.Exhausted : "");
        service.Questions.AddRange(s_questions[..5]);
        await using var client = new TestClient(service);
        var call = new ModelCall(client, "AI.GENERATE_TEXT", "`ml.gemini`").RowByRow("zoo.questions", "prompt").Setting("temperature", 0.5).QueryAsync(GeneratedText<Question>.Reader, default);
        Assert.Equal(5, await call.WithRetry(new RowRunOptions { MaximumRows = 6, MaximumTokens = 1000 }).CountAsync(static result => result.Succeeded));
        Assert.Equal(
        [
            "SELECT COUNT(*) AS row_count, IFNULL(SUM(DIV(IFNULL(CHAR_LENGTH(TO_JSON_STRING(`prompt`)), 0) + 3, 4)), 0) AS token_count FROM `zoo.questions`",
            "SELECT * FROM AI.GENERATE_TEXT(MODEL `ml.gemini`, TABLE `zoo.questions`, STRUCT(0.5 AS temperature))",
            "SELECT * FROM AI.GENERATE_TEXT(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT(0.5 AS temperature))",
        ], service.Statements);
        Assert.Equal([5, 1], service.Calls);
    }

    [Fact]
    public async Task Objects_are_named_when_they_are_looked_at_again()
    {
        const string Fields = """{"name":"uri","type":"STRING"},{"name":"result","type":"STRING"},{"name":"full_response","type":"JSON"},{"name":"status","type":"STRING"}""";
        var handler = new ScriptedHandler()
            .ThenJson(Json.Page(Fields, [Json.Row("\"gs://a/1\"", "\"one\"", "null", "\"\""), Json.Row("\"gs://a/2\"", "null", "null", Json.Quote(LanguageService.Exhausted))]))
            .ThenJson(Json.Page(Fields, [Json.Row("\"gs://a/2\"", "\"two\"", "null", "null")]));
        await using var client = new TestClient(handler);
        var call = new ModelCall(client, "AI.GENERATE_TEXT", "`ml.gemini`").Objects("zoo.posters", "uri").QueryAsync(GeneratedText<StoredObject>.Reader, default);
        Assert.Equal(["one", "two"], await call.WithRetry().Select(static result => result.Value.Result).ToListAsync());
        Assert.Contains("""SELECT * FROM `zoo.posters` WHERE `uri` IN UNNEST(@again)""", handler.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("gs://a/2", handler.Requests[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("gs://a/1", handler.Requests[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_killed_run_goes_on_without_asking_for_an_answered_key_again(bool fromMemory)
    {
        var service = new LanguageService(FailsAThird);
        service.Questions.AddRange(s_questions);
        var options = new RowRunOptions { RowsPerCall = 50, MaximumAttempts = 20 };
        using var kill = new CancellationTokenSource();
        // The third call is answered and saved, but the process does not live to hear of it.
        service.Answered = calls => { if (calls == 3) kill.Cancel(); };
        await using (var first = new TestClient(service))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask(first, fromMemory).SaveToAsync("zoo.answers", "id", options, cancellationToken: kill.Token));
        }
        var before = service.Asked.ToDictionary();
        var answered = service.Saved!.Where(static saved => saved.Status.Length == 0).Select(static saved => saved.Question.Id).ToHashSet();
        Assert.Equal(150, before.Count);
        Assert.InRange(answered.Count, 60, 140);

        service.Answered = null;
        await using var second = new TestClient(service);
        var end = await Ask(second, fromMemory).SaveToAsync("zoo.answers", "id", options);

        Assert.All(answered, id => Assert.Equal(before[id], service.Asked[id]));
        Assert.Equal((300L, 0L), (end.Answered, end.Failed));
        Assert.Equal(s_questions.Select(static question => question.Id), service.Saved!.Select(static saved => saved.Question.Id).Order());
        Assert.All(service.Saved!, static saved => Assert.Equal("", saved.Status));
        // No row is asked again after its answer.
        Assert.All(service.Asked, static asked => Assert.All(Enumerable.Range(1, asked.Value - 1), times => Assert.NotEqual("", FailsAThird(asked.Key, times))));
        Assert.All(service.Calls, static questions => Assert.InRange(questions, 0, 50));

        var sent = service.Calls.Count;
        Assert.Equal(0, (await Ask(second, fromMemory).SaveToAsync("zoo.answers", "id", options)).Sent);
        Assert.Equal(sent, service.Calls.Count);
    }

    [Fact]
    public async Task Rows_that_cannot_succeed_stay_in_the_table_with_their_status()
    {
        var service = new LanguageService(static (id, _) => id switch { 7 => LanguageService.Refused, 8 => LanguageService.Exhausted, _ => "" });
        await using var client = new TestClient(service);
        var end = await Ask(client).SaveToAsync("zoo.answers", "id", new RowRunOptions { MaximumAttempts = 3 });
        Assert.Equal((298L, 2L, 3), (end.Answered, end.Failed, end.Attempt));
        Assert.Equal((1, 3), (service.Asked[7], service.Asked[8]));
        Assert.Equal(300, service.Saved!.Count);
    }

    [Fact]
    public async Task Keys_tell_rows_apart()
    {
        await using var client = new TestClient(new LanguageService(static (_, _) => ""));
        var twice = new ModelCall(client, "AI.GENERATE_TEXT", "`ml.gemini`").RowByRow<Question>([new(1, "a"), new(1, "b")], "prompt").QueryAsync(GeneratedText<Question>.Reader, default);
        Assert.StartsWith("Two rows have 1 in 'id'", (await Assert.ThrowsAsync<ArgumentException>(() => twice.SaveToAsync("zoo.answers", "id"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_is_no_call_on_rows_cannot_be_retried()
    {
        await using var client = new TestClient(new LanguageService(static (_, _) => ""));
        var whole = new ModelCall(client, "AI.GENERATE_TEXT", "`ml.gemini`").Source("zoo.posters").QueryAsync(GeneratedText<StoredObject>.Reader, default);
        Assert.Throws<InvalidOperationException>(() => whole.WithRetry());
        Assert.Throws<ArgumentOutOfRangeException>(() => Ask(client).WithRetry(new RowRunOptions { MaximumAttempts = 0 }));
    }

    private static QueryResult<GeneratedText<Question>> Ask(BigQueryML client, bool fromMemory = true)
    {
        var call = new ModelCall(client, "AI.GENERATE_TEXT", "`ml.gemini`");
        return (fromMemory ? call.RowByRow(s_questions.Select(static question => question), "prompt") : call.RowByRow($"SELECT * FROM zoo.questions", "prompt")).QueryAsync(GeneratedText<Question>.Reader, default);
    }

    private sealed class Reports(List<RowRunProgress> reports) : IProgress<RowRunProgress>
    {
        public void Report(RowRunProgress value) => reports.Add(value);
    }
}
