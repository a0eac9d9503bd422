using Bqml.Local.Tests.Support;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Tests.Remote;

public sealed class ExpressionFunctionTests
{
    private const string Words = "UNNEST(['cat', 'dog', 'stone']) AS word";

    [Fact]
    public async Task Generates_text_for_each_row()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static text => text == "stone" ? throw new TimeoutException("late") : text + "!"));
        Assert.Equal(["x RECORD<result STRING, full_response JSON, status STRING>"], await engine.ColumnsAsync("SELECT AI.GENERATE('a') AS x"));
        Assert.Equal(
            ["cat, cat!, ", "dog, dog!, ", "stone, NULL, A retryable error occurred: DEADLINE_EXCEEDED error from gemini-2.5-flash: late"],
            await engine.RowsAsync($"SELECT word, a.result, a.status FROM (SELECT word, AI.GENERATE(word, endpoint => 'gemini-2.5-flash') AS a FROM {Words}) ORDER BY word"));
    }

    [Fact]
    public async Task Fills_the_columns_of_a_schema()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static _ => """{"legs": 4, "names": ["a", "b"]}"""));
        Assert.Equal("4, [a, b], ", await engine.RowAsync("SELECT a.legs, a.names, a.status FROM (SELECT AI.GENERATE(prompt => ('How many legs has a ', word, '?'), output_schema => 'legs INT64, names ARRAY<STRING>') AS a FROM (SELECT 'cat' AS word))"));
    }

    [Theory]
    [InlineData("AI.GENERATE_BOOL('x').result", "{\"result\": true}", "true")]
    [InlineData("AI.GENERATE_BOOL('x').result", "False.", "false")]
    [InlineData("AI.GENERATE_INT('x').result", "{\"result\": 42}", "42")]
    [InlineData("AI.GENERATE_INT('x').status", "many", "The model's answer does not fit output_schema: it is no JSON: ")]
    [InlineData("AI.GENERATE_DOUBLE('x').result", "1.5", "1.5")]
    [InlineData("AI.SCORE('x')", "{\"result\": 7.5}", "7.5")]
    [InlineData("AI.SCORE('x')", "good", "NULL")]
    [InlineData("AI.IF('x')", "{\"result\": false}", "false")]
    [InlineData("AI.CLASSIFY('x', ['good', 'bad'])", "{\"result\": \"GOOD\"}", "good")]
    [InlineData("AI.CLASSIFY('x', [('good', 'likes it'), ('bad', 'does not')])", "bad", "bad")]
    [InlineData("AI.CLASSIFY('x', ['good', 'bad'])", "ugly", "NULL")]
    [InlineData("AI.CLASSIFY('x', categories => ['a', 'b'], output_mode => 'multi')", "{\"result\": [\"a\", \"b\"]}", "[a, b]")]
    [InlineData("AI.CLASSIFY('x', categories => ['a', 'b'], output_mode => 'single')", "b", "[b]")]
    public async Task Reads_answers(string expression, string answer, string value)
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(_ => answer));
        Assert.StartsWith(value, await engine.RowAsync($"SELECT {expression} AS x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_in_where_and_order_by()
    {
        var client = new ScriptedClient(static text => text.StartsWith("Is it alive", StringComparison.Ordinal) ? (text.EndsWith("stone", StringComparison.Ordinal) ? "false" : "true") : text.EndsWith("dog", StringComparison.Ordinal) ? "9" : "5");
        await using var engine = await RemoteEngine.CreateAsync(client);
        Assert.Equal(["dog", "cat"], await engine.RowsAsync($"SELECT word FROM {Words} WHERE AI.IF(('Is it alive? ', word)) ORDER BY AI.SCORE(CONCAT('How nice is a ', word)) DESC"));
        // Of the rows that the condition left out nobody asks for the score.
        Assert.Equal(["How nice is a cat", "How nice is a dog", "Is it alive? cat", "Is it alive? dog", "Is it alive? stone"], client.Asked);
    }

    [Fact]
    public async Task Ask_once_for_requests_that_are_alike()
    {
        var client = new ScriptedClient(static text => text);
        await using var engine = await RemoteEngine.CreateAsync(client);
        Assert.Equal(["a", "a", "b"], await engine.RowsAsync("SELECT AI.GENERATE(w).result FROM UNNEST(['a', 'b', 'a']) AS w ORDER BY 1"));
        Assert.Equal(["a", "b"], client.Asked);
    }

    [Fact]
    public async Task Aggregates_each_group()
    {
        var client = new ScriptedClient(static text => text.ReplaceLineEndings("|"));
        await using var engine = await RemoteEngine.CreateAsync(client);
        Assert.Equal(
            ["1, Instruction: Sum up|Values:|- a|- b|", "2, Instruction: Sum up|Values:|- c|", "3, NULL"],
            await engine.RowsAsync("SELECT g, AI.AGG(v, 'Sum up') FROM UNNEST([STRUCT(1 AS g, 'a' AS v), STRUCT(1 AS g, 'b' AS v), STRUCT(2 AS g, 'c' AS v), STRUCT(2 AS g, CAST(NULL AS STRING) AS v), STRUCT(3 AS g, CAST(NULL AS STRING) AS v)]) GROUP BY g ORDER BY g"));
    }

    [Fact]
    public async Task Embeds_and_compares()
    {
        await using var engine = await RemoteEngine.CreateAsync(embeddings: new ScriptedEmbeddings(static text => text switch { "x" => [1, 0], "y" => [0, 1], "fail" => throw new InvalidOperationException("no"), _ => [1, 1] }));
        Assert.Equal("[1.0, 0.0], ", await engine.RowAsync("SELECT e.result, e.status FROM (SELECT AI.EMBED('x', endpoint => 'text-embedding-005') AS e)"));
        Assert.Equal("0.0, 1.0, NULL", await engine.RowAsync("SELECT AI.SIMILARITY('x', 'y', endpoint => 'text-embedding-005'), ROUND(AI.SIMILARITY(content1 => 'x', content2 => 'x'), 9), AI.SIMILARITY('x', 'fail')"));
    }

    [Fact]
    public async Task Tell_the_client_what_to_answer()
    {
        var client = new ScriptedClient(static _ => "bad");
        await using var engine = await RemoteEngine.CreateAsync(client);
        await engine.QueryAsync("SELECT AI.CLASSIFY('x', [('good', 'likes it'), ('bad', 'does not')], examples => [('so so', 'bad')])");
        var options = Assert.Single(client.Calls).Options;
        Assert.Equal("Classify the input. Answer the one category that fits best:\n- good: likes it\n- bad: does not\nExample: so so => bad", options.Instructions);
        Assert.Contains("\"enum\":[\"good\",\"bad\"]", Assert.IsType<ChatResponseFormatJson>(options.ResponseFormat).Schema!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fail_when_more_rows_fail_than_may()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static text => text == "cat" ? "true" : throw new HttpRequestException("down", null, System.Net.HttpStatusCode.ServiceUnavailable)));
        Assert.Equal(["cat, true", "dog, NULL", "stone, NULL"], await engine.RowsAsync($"SELECT word, AI.IF(word, endpoint => 'gemini-2.5-flash') FROM {Words} ORDER BY word"));
        var error = await engine.ErrorAsync($"SELECT word, AI.IF(word, endpoint => 'gemini-2.5-flash', max_error_ratio => 0.5) FROM {Words}");
        Assert.Equal("AI.IF failed for 2 of 3 rows, more than max_error_ratio allows (0.5). Most frequent: A retryable error occurred: UNAVAILABLE error from gemini-2.5-flash: down", error);
    }

    [Theory]
    [InlineData("SELECT AI.IF()", "AI.IF needs the argument prompt at [1:8]")]
    [InlineData("SELECT AI.IF(7)", "AI.IF takes prompt as STRING, or as a STRUCT of texts and object references, not as INT64 at [1:14]")]
    [InlineData("SELECT AI.IF('x', nix => 1)", "AI.IF takes no argument nix")]
    [InlineData("SELECT AI.IF('x', prompt => 'y')", "The argument prompt of AI.IF is given twice")]
    [InlineData("SELECT AI.SCORE('x', max_error_ratio => 3.0)", "AI.SCORE takes max_error_ratio in [0, 1], not 3")]
    [InlineData("SELECT AI.CLASSIFY('x', ['a'], output_mode => 'many')", "AI.CLASSIFY takes output_mode as one of single, multi, not 'many'")]
    [InlineData("SELECT AI.GENERATE('x', endpoint => 'other')", "none is registered for the endpoint 'other': register an IChatClient by LocalBigQueryOptions.ChatClients[\"other\"]")]
    [InlineData("SELECT AI.GENERATE('x', output_schema => 'a DATE')", "AI.GENERATE cannot generate a DATE for a")]
    [InlineData("SELECT AI.COUNT_TOKENS('x')", "AI.COUNT_TOKENS")]
    public async Task Wrong_calls_are_errors(string sql, string message)
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static text => text));
        Assert.Contains(message, await engine.ErrorAsync(sql), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_calls_nobody()
    {
        var client = new ScriptedClient(static text => text);
        await using var engine = await RemoteEngine.CreateAsync(client);
        var (status, _) = await engine.SendAsync("POST", "projects/local/queries", new { query = $"SELECT AI.IF(word), AI.GENERATE('x') FROM {Words}", useLegacySql = false, dryRun = true });
        Assert.Equal(200, status);
        Assert.Empty(client.Calls);
    }

    [Fact]
    public async Task Cancelling_the_job_cancels_the_calls()
    {
        var called = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var client = new ScriptedClient(static text => text)
        {
            Work = async ct =>
            {
                called.TrySetResult();
                using var registration = ct.Register(() => cancelled.TrySetResult());
                await Task.Delay(Timeout.Infinite, ct);
            },
        };
        await using var engine = await RemoteEngine.CreateAsync(client);
        await engine.SendAsync("POST", "projects/local/jobs", new { jobReference = new { projectId = "local", jobId = "waiting" }, configuration = new { query = new { query = $"SELECT AI.IF(word) FROM {Words}", useLegacySql = false } } });
        await called.Task;
        await engine.SendAsync("POST", "projects/local/jobs/waiting/cancel");
        await cancelled.Task;
        var (_, job) = await engine.SendAsync("GET", "projects/local/queries/waiting?timeoutMs=60000");
        Assert.Equal("stopped", job.GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString());
    }
}
