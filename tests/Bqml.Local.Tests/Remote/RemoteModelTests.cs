using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Remote;

public sealed class RemoteModelTests
{
    [Theory]
    [InlineData("ENDPOINT = 'gemini-2.5-flash'", "AI.GENERATE_TEXT")]
    [InlineData("endpoint = 'https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.5-pro'", "AI.GENERATE_TEXT")]
    [InlineData("ENDPOINT = 'claude-sonnet-4-5'", "AI.GENERATE_TEXT")]
    [InlineData("HUGGING_FACE_MODEL_ID = 'google/gemma-3-1b-it'", "AI.GENERATE_TEXT")]
    [InlineData("ENDPOINT = 'my-own-model'", "AI.GENERATE_TEXT")]
    public async Task Models_are_made_by_their_endpoints(string options, string function)
    {
        await using var engine = await RemoteEngine.CreateAsync(configure: static options =>
        {
            foreach (var name in new[] { "gemini-2.5-flash", "gemini-2.5-pro", "claude-sonnet-4-5", "google/gemma-3-1b-it", "my-own-model" }) options.ChatClients[name] = new ScriptedClient(text => $"{name}: {text}");
        });
        await engine.QueryAsync($"CREATE OR REPLACE MODEL ds.m REMOTE WITH CONNECTION `us.conn` OPTIONS({options})");
        Assert.EndsWith(": hello", await engine.RowAsync($"SELECT result FROM {function}(MODEL ds.m, (SELECT 'hello' AS prompt))"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_answers_for_every_other_endpoint()
    {
        var asked = new List<string>();
        await using var engine = await RemoteEngine.CreateAsync(configure: options => options.FallbackChatClient = endpoint =>
        {
            asked.Add(endpoint);
            return new ScriptedClient(static text => text);
        });
        Assert.Equal("hello", await engine.RowAsync("SELECT result FROM AI.GENERATE_TEXT(MODEL ds.writer, (SELECT 'hello' AS prompt))"));
        Assert.Equal(["gemini-2.5-flash"], asked);
    }

    [Theory]
    [InlineData("ENDPOINT = 'whatever'", "Whether the endpoint 'whatever' is a language model or an embedding model is not known to the embedded engine")]
    [InlineData("ENDPOIN = 'gemini-2.5-flash'", "Option ENDPOIN is not supported for remote models; Did you mean ENDPOINT?")]
    [InlineData("REMOTE_SERVICE_TYPE = 'CLOUD_AI_VISION_V1'", "Model type REMOTE_CLOUD_AI_VISION_V1 is refused by the embedded engine, because Cloud AI is a service")]
    [InlineData("ENDPOINT = 7", "Option ENDPOINT must be of type STRING")]
    [InlineData("", "Missing required option")]
    public async Task Others_are_refused(string options, string message)
    {
        await using var engine = new TestEngine();
        Assert.Contains(message, await engine.ErrorAsync($"CREATE MODEL ds.m REMOTE WITH CONNECTION DEFAULT OPTIONS({options})"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resource_tells_endpoint_and_connection()
    {
        await using var engine = await RemoteEngine.CreateAsync();
        var (_, body) = await engine.SendAsync("GET", "projects/local/datasets/ds/models/embedder");
        Assert.Equal("text-embedding-005", body.GetProperty("remoteModelInfo").GetProperty("endpoint").GetString());
        Assert.Equal("us.conn", body.GetProperty("remoteModelInfo").GetProperty("connection").GetString());
    }

    [Fact]
    public async Task Functions_that_the_type_does_not_have_are_refused()
    {
        await using var engine = await RemoteEngine.CreateAsync();
        Assert.Contains("AI.GENERATE_TABLE is not supported for REMOTE_EMBEDDING models", await engine.ErrorAsync("SELECT * FROM AI.GENERATE_TABLE(MODEL ds.embedder, (SELECT 'a' AS prompt), STRUCT('a STRING' AS output_schema))"), StringComparison.Ordinal);
        Assert.Contains("ML.PREDICT is not supported for REMOTE_LLM models", await engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.writer, (SELECT 'a' AS prompt))"), StringComparison.Ordinal);
    }
}
