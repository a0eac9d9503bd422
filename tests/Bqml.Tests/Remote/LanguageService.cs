using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bqml.Tests.Support;

namespace Bqml.Tests.Remote;

/// <summary>A BigQuery whose language model answers each question by a script, with the table <c>zoo.questions</c> and one table of answers.</summary>
internal sealed partial class LanguageService(Func<long, int, string> status) : HttpMessageHandler
{
    public const string Exhausted = "A retryable error occurred: RESOURCE EXHAUSTED error from gemini";
    public const string Refused = "Invalid argument: the prompt is empty";

    private readonly Dictionary<long, int> _asked = [];

    /// <summary>How often the model was asked each question.</summary>
    public IReadOnlyDictionary<long, int> Asked => _asked;

    /// <summary>How many questions each call had.</summary>
    public List<int> Calls { get; } = [];

    /// <summary>Every statement.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>Rows of <c>zoo.questions</c>.</summary>
    public List<Question> Questions { get; } = [];

    /// <summary>The saved answers; null before the table is made.</summary>
    public List<(Question Question, string Status)>? Saved { get; private set; }

    /// <summary>Called when a call has been answered and its answers saved, before the client hears of it.</summary>
    public Action<int>? Answered { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Waiting for a job, and cancelling it: each is done when it is made.
        if (request.Content is null || request.RequestUri!.AbsolutePath.EndsWith("/cancel", StringComparison.Ordinal)) return Done();
        using var body = JsonDocument.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        var root = body.RootElement;
        if (!root.TryGetProperty("configuration", out var configuration)) return ScriptedHandler.Response(Query(root));
        Execute(configuration.GetProperty("query"));
        cancellationToken.ThrowIfCancellationRequested();
        return Done();
    }

    private static HttpResponseMessage Done() => ScriptedHandler.Response($$"""{"jobReference":{{Json.JobReference}},"status":{"state":"DONE"},"statistics":{} }""");

    private string Query(JsonElement query)
    {
        var text = Statement(query);
        if (text.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal))
        {
            var left = Source(text).ToArray();
            return Json.Page($"{Json.Field("row_count", "INTEGER")},{Json.Field("token_count", "INTEGER")}", [Json.Row(Quote(left.Length), Quote(left.Sum(static question => (question.Prompt.Length + 2 + 3) / 4)))]);
        }
        if (text.StartsWith("SELECT CAST(`id` AS STRING) AS saved_key", StringComparison.Ordinal))
            return Json.Page($"{Json.Field("saved_key", "STRING")},{Json.Field("saved_status", "STRING")}", Saved!.Select(static saved => Json.Row(Quote(saved.Question.Id), Json.Quote(saved.Status))));
        var columns = string.Join(",", Json.Field("id", "INTEGER"), Json.Field("prompt", "STRING"), Json.Field("result", "STRING"), Json.Field("full_response", "JSON"), Json.Field("status", "STRING"));
        return Json.Page(columns, Ask(text, query).Select(static answer => Json.Row(
            Quote(answer.Question.Id), Json.Quote(answer.Question.Prompt), answer.Status.Length == 0 ? Json.Quote("Answer to " + answer.Question.Prompt) : "null", "null", Json.Quote(answer.Status))));
    }

    private void Execute(JsonElement query)
    {
        var text = Statement(query);
        if (text.StartsWith("CREATE TABLE IF NOT EXISTS `zoo.answers` AS\nSELECT * FROM AI.GENERATE_TEXT(", StringComparison.Ordinal))
        {
            Saved ??= [];
        }
        else if (text.StartsWith("DELETE FROM `zoo.answers` WHERE CAST(`id` AS STRING) IN UNNEST(@keys)", StringComparison.Ordinal))
        {
            var keys = Parameter(query, "keys")!.Value.GetProperty("arrayValues").EnumerateArray().Select(static key => long.Parse(key.GetProperty("value").GetString()!, CultureInfo.InvariantCulture)).ToHashSet();
            Saved!.RemoveAll(saved => keys.Contains(saved.Question.Id));
        }
        else if (text.StartsWith("INSERT INTO `zoo.answers`\nSELECT * FROM AI.GENERATE_TEXT(", StringComparison.Ordinal))
        {
            Saved!.AddRange(Ask(text, query));
            Answered?.Invoke(Calls.Count);
        }
        else
        {
            throw new InvalidOperationException("No such statement is expected: " + text);
        }
    }

    private string Statement(JsonElement query)
    {
        var text = query.GetProperty("query").GetString()!;
        lock (Statements) Statements.Add(text);
        return text;
    }

    private List<(Question Question, string Status)> Ask(string text, JsonElement query)
    {
        Question[] questions = Parameter(query, "input") is { } rows ? [.. rows.GetProperty("arrayValues").EnumerateArray().Select(Read)] : [.. Source(text)];
        Calls.Add(questions.Length);
        return [.. questions.Select(question =>
        {
            var times = _asked[question.Id] = _asked.GetValueOrDefault(question.Id) + 1;
            return (question, status(question.Id, times));
        })];
    }

    private IEnumerable<Question> Source(string text)
    {
        var saved = text.Contains("NOT IN (SELECT CAST(`id` AS STRING) FROM `zoo.answers`)", StringComparison.Ordinal) ? Saved!.Select(static answer => answer.Question.Id).ToHashSet() : [];
        var limit = Limit().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : int.MaxValue;
        return Questions.Where(question => !saved.Contains(question.Id)).Take(limit);
    }

    private static JsonElement? Parameter(JsonElement query, string name) => query.TryGetProperty("queryParameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("name").GetString() == name).Select(static parameter => (JsonElement?)parameter.GetProperty("parameterValue")).FirstOrDefault()
        : null;

    private static Question Read(JsonElement row)
    {
        var fields = row.GetProperty("structValues");
        return new Question(long.Parse(fields.GetProperty("id").GetProperty("value").GetString()!, CultureInfo.InvariantCulture), fields.GetProperty("prompt").GetProperty("value").GetString()!);
    }

    private static string Quote(long number) => Json.Quote(number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"LIMIT (\d+)")]
    private static partial Regex Limit();
}
