using System.Net;
using System.Text.Json;
using Bqml.Local.Tests.Support;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Tests.Remote;

public sealed class GenerateTextTests
{
    [Fact]
    public async Task Answers_stand_before_the_columns_of_the_input()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static text => text.ToUpperInvariant()));
        const string Sql = "SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT id, word AS prompt FROM UNNEST([STRUCT(1 AS id, 'one' AS word), (2, 'two')])))";
        Assert.Equal(["result STRING", "rai_result JSON", "statistics JSON", "full_response JSON", "status STRING", "id INTEGER", "prompt STRING"], await engine.ColumnsAsync(Sql));
        Assert.Equal(["1, one, ONE, ", "2, two, TWO, "], await engine.RowsAsync(Sql.Replace("*", "id, prompt, result, status", StringComparison.Ordinal) + " ORDER BY id"));
    }

    [Fact]
    public async Task The_superseded_function_gives_the_whole_answer_unless_it_is_flattened()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static text => text + "!"));
        const string Sql = "FROM ML.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT({0} AS flatten_json_output))";
        Assert.Equal(["ml_generate_text_result JSON", "ml_generate_text_status STRING", "prompt STRING"], await engine.ColumnsAsync("SELECT * " + Sql.Replace("{0}", "FALSE", StringComparison.Ordinal)));
        Assert.Equal(["ml_generate_text_llm_result STRING", "ml_generate_text_rai_result STRING", "ml_generate_text_status STRING", "prompt STRING"], await engine.ColumnsAsync("SELECT * " + Sql.Replace("{0}", "TRUE", StringComparison.Ordinal)));
        Assert.Equal("a!, ", await engine.RowAsync("SELECT ml_generate_text_llm_result, ml_generate_text_status " + Sql.Replace("{0}", "TRUE", StringComparison.Ordinal)));
        using var answer = JsonDocument.Parse(await engine.RowAsync("SELECT ml_generate_text_result " + Sql.Replace("{0}", "FALSE", StringComparison.Ordinal)));
        Assert.Equal("a!", answer.RootElement.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString());
        Assert.Equal(10, answer.RootElement.GetProperty("usage_metadata").GetProperty("total_token_count").GetInt32());
        Assert.Equal("scripted-1", answer.RootElement.GetProperty("model_version").GetString());
    }

    [Fact]
    public async Task Settings_reach_the_client()
    {
        var client = new ScriptedClient(static _ => "x");
        await using var engine = await RemoteEngine.CreateAsync(client);
        await engine.QueryAsync("SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT(0.25 AS temperature, 0.5 AS top_p, 64 AS max_output_tokens, ['stop', 'end'] AS stop_sequences, TRUE AS ground_with_google_search))");
        var options = Assert.Single(client.Calls).Options;
        Assert.Equal(0.25f, options.Temperature);
        Assert.Equal(0.5f, options.TopP);
        Assert.Equal(64, options.MaxOutputTokens);
        Assert.Equal(["stop", "end"], options.StopSequences!);
        Assert.IsType<HostedWebSearchTool>(Assert.Single(options.Tools!));
    }

    [Fact]
    public async Task Model_params_reach_the_client()
    {
        var client = new ScriptedClient(static _ => "x");
        await using var engine = await RemoteEngine.CreateAsync(client);
        await engine.QueryAsync("""SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT('{"generation_config": {"temperature": 0.5, "seed": 7}, "system_instruction": {"parts": [{"text": "Be brief."}]}, "labels": {"a": "b"}}' AS model_params))""");
        var options = Assert.Single(client.Calls).Options;
        Assert.Equal(0.5f, options.Temperature);
        Assert.Equal(7, options.Seed);
        Assert.Equal("Be brief.", options.Instructions);
        Assert.True(options.AdditionalProperties!.ContainsKey("labels"));
    }

    [Fact]
    public async Task What_the_engine_cannot_tell_a_client_is_warned_of_once()
    {
        var warnings = new List<LocalWarning>();
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static _ => "x"), configure: options => options.OnWarning = warnings.Add);
        await engine.QueryAsync("SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT p AS prompt FROM UNNEST(['a', 'b']) AS p), STRUCT('DEDICATED' AS request_type))");
        var warning = Assert.Single(warnings);
        Assert.Equal(FidelityTier.Delegated, warning.Tier);
        Assert.Contains("request_type", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STRUCT(3.0 AS temperature)", "takes temperature in [0, 1], not 3")]
    [InlineData("STRUCT('hot' AS temperature)", "takes temperature as FLOAT64")]
    [InlineData("STRUCT(1 AS temperatur)", "takes no setting temperatur: it takes max_output_tokens")]
    [InlineData("STRUCT('SOMETIMES' AS request_type)", "takes request_type as one of DEDICATED, SHARED, UNSPECIFIED, not 'SOMETIMES'")]
    [InlineData("STRUCT('{' AS model_params)", "cannot take model_params: it is not JSON")]
    [InlineData("STRUCT('{\"contents\": 1}' AS model_params)", "cannot take model_params: contents is what the prompt fills")]
    [InlineData("STRUCT('{\"generationConfig\": {\"seed\": \"x\"}}' AS model_params)", "cannot take model_params: the value of generationconfig.seed is of a wrong kind")]
    public async Task Wrong_settings_are_errors(string settings, string message)
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static _ => "x"));
        var error = await engine.ErrorAsync($"SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt), {settings})");
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("at [1:15]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_client_fails_its_row_only()
    {
        var client = new ScriptedClient(static text => text switch
        {
            "quota" => throw new HttpRequestException("slow down", null, HttpStatusCode.TooManyRequests),
            "down" => throw new HttpRequestException("no server", null, HttpStatusCode.ServiceUnavailable),
            "denied" => throw new HttpRequestException("who are you", null, HttpStatusCode.Forbidden),
            "words" => throw new InvalidOperationException("Rate limit reached"),
            "late" => throw new TimeoutException("too late"),
            "bad" => throw new InvalidOperationException("no such thing"),
            "silent" => "",
            _ => "fine",
        });
        await using var engine = await RemoteEngine.CreateAsync(client);
        var rows = await engine.RowsAsync("SELECT prompt, IFNULL(result, '-'), status FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT p AS prompt FROM UNNEST(['quota', 'down', 'denied', 'words', 'late', 'bad', 'silent', 'ok', CAST(NULL AS STRING)]) AS p)) ORDER BY prompt");
        Assert.Equal(
        [
            "NULL, -, INVALID_ARGUMENT: the prompt is NULL, or a part of it.",
            "bad, -, INVALID_ARGUMENT error from gemini-2.5-flash: no such thing",
            "denied, -, PERMISSION_DENIED error from gemini-2.5-flash: who are you",
            "down, -, A retryable error occurred: UNAVAILABLE error from gemini-2.5-flash: no server",
            "late, -, A retryable error occurred: DEADLINE_EXCEEDED error from gemini-2.5-flash: too late",
            "ok, fine, ",
            "quota, -, A retryable error occurred: RESOURCE EXHAUSTED error from gemini-2.5-flash: slow down",
            "silent, -, The model returned no text (finish reason stop).",
            "words, -, A retryable error occurred: RESOURCE EXHAUSTED error from gemini-2.5-flash: Rate limit reached",
        ], rows);
    }

    [Fact]
    public async Task Prompts_are_made_of_structs_as_by_concatenation()
    {
        var client = new ScriptedClient(static text => text);
        await using var engine = await RemoteEngine.CreateAsync(client);
        Assert.Equal("Say one, two.", await engine.RowAsync("SELECT result FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT STRUCT('Say ' AS a, ['one', ', two'] AS b, '.' AS c) AS prompt))"));
    }

    [Fact]
    public async Task Calls_run_side_by_side_up_to_the_limit()
    {
        var both = new TaskCompletionSource();
        var arrived = 0;
        var client = new ScriptedClient(static text => text)
        {
            // Each of the first two calls waits for the other.
            Work = ct =>
            {
                if (Interlocked.Increment(ref arrived) == 2) both.SetResult();
                return both.Task.WaitAsync(ct);
            },
        };
        await using var engine = await RemoteEngine.CreateAsync(client, configure: static options => options.MaximumRemoteCalls = 2);
        Assert.Equal(20, (await engine.RowsAsync("SELECT result FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT CAST(n AS STRING) AS prompt FROM UNNEST(GENERATE_ARRAY(1, 20)) AS n))")).Length);
        Assert.Equal(2, client.MostAtOnce);
    }

    [Fact]
    public async Task A_dry_run_calls_nobody()
    {
        var client = new ScriptedClient(static text => text);
        await using var engine = await RemoteEngine.CreateAsync(client);
        var (status, _) = await engine.SendAsync("POST", "projects/local/queries", new { query = "SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt))", useLegacySql = false, dryRun = true });
        Assert.Equal(200, status);
        Assert.Empty(client.Calls);
    }

    [Fact]
    public async Task An_endpoint_without_a_client_is_an_error_that_tells_how_to_register_one()
    {
        await using var engine = await RemoteEngine.CreateAsync();
        Assert.Equal(
            "The embedded engine has no language model of its own, and none is registered for the endpoint 'gemini-2.5-flash': register an IChatClient by LocalBigQueryOptions.ChatClients[\"gemini-2.5-flash\"] before the engine is created at [1:15]",
            await engine.ErrorAsync("SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt))"));
    }

    [Fact]
    public async Task The_input_must_have_a_prompt_and_no_column_of_the_output()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static text => text));
        Assert.Contains("AI.GENERATE_TEXT needs a column prompt in its input, or an object table", await engine.ErrorAsync("SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS question))"), StringComparison.Ordinal);
        Assert.Contains("takes the column prompt as STRING", await engine.ErrorAsync("SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 1 AS prompt))"), StringComparison.Ordinal);
        Assert.Contains("has an output column status, and so has its input", await engine.ErrorAsync("SELECT * FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'a' AS prompt, 1 AS status))"), StringComparison.Ordinal);
    }
}
