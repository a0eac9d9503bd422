using Bqml.Local.Tests.Support;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Tests.Remote;

/// <summary>Engines with scripted clients.</summary>
internal static class RemoteEngine
{
    public const string Model = "CREATE MODEL ds.writer REMOTE WITH CONNECTION DEFAULT OPTIONS(ENDPOINT = 'gemini-2.5-flash')";

    public const string Embedder = "CREATE MODEL ds.embedder REMOTE WITH CONNECTION `us.conn` OPTIONS(ENDPOINT = 'text-embedding-005')";

    /// <summary>An engine with models <c>ds.writer</c> and <c>ds.embedder</c>, answered by the clients that are given.</summary>
    public static async Task<TestEngine> CreateAsync(IChatClient? chat = null, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null, Action<LocalBigQueryOptions>? configure = null)
    {
        var options = new LocalBigQueryOptions();
        if (chat is not null) options.ChatClients["gemini-2.5-flash"] = chat;
        if (embeddings is not null) options.EmbeddingGenerators["text-embedding-005"] = embeddings;
        configure?.Invoke(options);
        var engine = new TestEngine(options);
        await engine.QueryAsync(Model);
        await engine.QueryAsync(Embedder);
        return engine;
    }
}
