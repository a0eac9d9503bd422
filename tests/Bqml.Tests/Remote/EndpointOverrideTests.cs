using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Remote;

/// <summary>Endpoints that the options put in the place of those that statements name.</summary>
public sealed class EndpointOverrideTests
{
    private const string Create = "CREATE OR REPLACE MODEL `texts.writer`\nREMOTE WITH CONNECTION DEFAULT\nOPTIONS(\n  ENDPOINT = 'gemini-2.5-flash',\n  DESCRIPTION = 'ENDPOINT = ''gemini-2.5-flash'''\n)";

    [Theory]
    [InlineData("gemini-2.5-flash", "gemini-3.5-flash")]
    [InlineData("texts.writer", "gemini-3.5-flash")]
    [InlineData("writer", null)]
    [InlineData("gemini-2.5", null)]
    [InlineData("other.writer", null)]
    [InlineData("gemini-3.5-flash", null)]
    public async Task The_endpoint_of_a_remote_model_is_replaced(string key, string? expected) =>
        Assert.Equal(Create.Replace("  ENDPOINT = 'gemini-2.5-flash'", $"  ENDPOINT = '{expected ?? "gemini-2.5-flash"}'", StringComparison.Ordinal), await SendAsync(Create, (key, "gemini-3.5-flash")));

    [Fact]
    public async Task A_model_goes_before_the_endpoint_it_names() =>
        Assert.Contains("ENDPOINT = 'of-the-model'", await SendAsync(Create.Replace("texts.writer", "project.texts.writer", StringComparison.Ordinal), ("gemini-2.5-flash", "of-the-endpoint"), ("texts.writer", "of-the-model")), StringComparison.Ordinal);

    [Theory]
    [InlineData("SELECT AI.GENERATE(x, endpoint => 'a'), AI.EMBED(x, ENDPOINT => 'a', title => 'a') FROM t WHERE endpoint = 'a'",
        "SELECT AI.GENERATE(x, endpoint => 'b'), AI.EMBED(x, ENDPOINT => 'b', title => 'a') FROM t WHERE endpoint = 'a'")]
    [InlineData("SELECT 'endpoint => ''a''' -- endpoint => 'a'", "SELECT 'endpoint => ''a''' -- endpoint => 'a'")]
    [InlineData("CREATE MODEL d.m OPTIONS(MODEL_TYPE = 'ONNX', ENDPOINT = 'a')", "CREATE MODEL d.m OPTIONS(MODEL_TYPE = 'ONNX', ENDPOINT = 'a')")]
    public async Task Only_endpoints_are_replaced(string statement, string expected) => Assert.Equal(expected, await SendAsync(statement, ("a", "b")));

    [Fact]
    public void Whatever_is_configured_stays_one_text() => Gen.String.Where(static text => !string.IsNullOrWhiteSpace(text)).Sample(endpoint =>
    {
        var sent = SendAsync(Create, ("gemini-2.5-flash", endpoint)).GetAwaiter().GetResult();
        var text = Assert.Single(EndpointText.In(SqlParser.Parse(sent).Root));
        Assert.Equal(Literal(endpoint), text.Literal.Value);
        Assert.Equal(Create.Length - "'gemini-2.5-flash'".Length, sent.Length - text.Literal.Span.Length);
    }, iter: 300);

    [Fact]
    public async Task A_secret_stays_hidden()
    {
        var handler = new ScriptedHandler().ThenError(400, "invalid", "No.");
        await using var client = new TestClient(handler, Options(("google/gemma", "google/gemma-3")));
        var command = new BigQueryCommand("CREATE MODEL d.m REMOTE WITH CONNECTION DEFAULT OPTIONS(ENDPOINT = 'google/gemma', HUGGING_FACE_TOKEN = '***')")
        {
            SentText = "CREATE MODEL d.m REMOTE WITH CONNECTION DEFAULT OPTIONS(ENDPOINT = 'google/gemma', HUGGING_FACE_TOKEN = 'hf_1')",
        };
        var exception = await Assert.ThrowsAsync<BigQueryMLException>(() => client.ExecuteAsync(command));
        Assert.Equal("CREATE MODEL d.m REMOTE WITH CONNECTION DEFAULT OPTIONS(ENDPOINT = 'google/gemma-3', HUGGING_FACE_TOKEN = '***')", exception.Statement);
        Assert.Contains("hf_1", Sent(handler), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_call_the_configured_endpoint()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler, Options(("gemini-2.5-flash", "gemini-3.5-flash")));
        await foreach (var _ in client.QueryAsync(new BigQueryCommand("SELECT AI.GENERATE('x', endpoint => 'gemini-2.5-flash').result AS word"), Words.Reader)) { }
        Assert.Equal("SELECT AI.GENERATE('x', endpoint => 'gemini-3.5-flash').result AS word", Sent(handler));
    }

    [Theory]
    [InlineData("", "gemini-3.5-flash")]
    [InlineData("gemini-2.5-flash", " ")]
    public void What_names_nothing_is_refused(string declared, string endpoint) =>
        Assert.Contains("Endpoints", Assert.ThrowsAny<ArgumentException>(() => new TestClient(new ScriptedHandler(), Options((declared, endpoint)))).Message, StringComparison.Ordinal);

    /// <summary>What the literal writer makes of a text, lone surrogates included.</summary>
    private static string Literal(string text) => Assert.Single(EndpointText.In(SqlParser.Parse("SELECT F(endpoint => " + SqlLiteral.String(text) + ")").Root)).Literal.Value;

    private static async Task<string> SendAsync(string statement, params (string Declared, string Endpoint)[] endpoints)
    {
        var handler = new ScriptedHandler().ThenError(400, "invalid", "No.");
        await using var client = new TestClient(handler, Options(endpoints));
        await Assert.ThrowsAsync<BigQueryMLException>(() => client.ExecuteAsync(new BigQueryCommand(statement)));
        return Sent(handler);
    }

    private static BigQueryMLOptions Options(params (string Declared, string Endpoint)[] endpoints) =>
        new() { TimeProvider = new InstantTime(), Endpoints = endpoints.ToDictionary(static pair => pair.Declared, static pair => pair.Endpoint) };

    private static string Sent(ScriptedHandler handler)
    {
        using var body = JsonDocument.Parse(handler.Requests[0].Body);
        var query = body.RootElement.TryGetProperty("configuration", out var configuration) ? configuration.GetProperty("query") : body.RootElement;
        return query.GetProperty("query").GetString()!;
    }
}
