using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>Finds the registered client for an endpoint and makes calls side by side, no more at a time than the options allow.</summary>
internal sealed class RemoteCaller(LocalBigQueryOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.MaximumRemoteCalls, options.MaximumRemoteCalls);

    /// <summary>The client for an endpoint; null when none is registered.</summary>
    /// <param name="endpoint">The endpoint as written; null when the call names none.</param>
    public IChatClient? FindChatClient(string? endpoint) => Find(endpoint, options.ChatClients, options.FallbackChatClient);

    /// <summary>The generator for an endpoint; null when none is registered.</summary>
    /// <param name="endpoint">The endpoint as written; null when the call names none.</param>
    public IEmbeddingGenerator<string, Embedding<float>>? FindEmbeddingGenerator(string? endpoint) => Find(endpoint, options.EmbeddingGenerators, options.FallbackEmbeddingGenerator);

    /// <summary>The client for an endpoint.</summary>
    /// <exception cref="LocalQueryException">None is registered; the message says how to register one.</exception>
    public IChatClient ChatClient(string? endpoint) => FindChatClient(endpoint) ?? throw NotRegistered(endpoint, "language model", nameof(LocalBigQueryOptions.ChatClients), nameof(IChatClient));

    /// <summary>The generator for an endpoint.</summary>
    /// <exception cref="LocalQueryException">None is registered; the message says how to register one.</exception>
    public IEmbeddingGenerator<string, Embedding<float>> EmbeddingGenerator(string? endpoint) =>
        FindEmbeddingGenerator(endpoint) ?? throw NotRegistered(endpoint, "embedding model", nameof(LocalBigQueryOptions.EmbeddingGenerators), "IEmbeddingGenerator<string, Embedding<float>>");

    /// <summary>Makes calls side by side and gives their answers in order. The calls handle what goes wrong in them.</summary>
    public TAnswer[] CallAll<TAnswer>(int count, Func<int, CancellationToken, Task<TAnswer>> call, CancellationToken ct)
    {
        var answers = new TAnswer[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaximumRemoteCalls, CancellationToken = ct };
        // A job has a thread of its own, and DuckDB's functions are synchronous: this is where the two worlds meet.
        Parallel.ForAsync(0, count, parallel, async (i, token) =>
        {
            await _places.WaitAsync(token).ConfigureAwait(false);
            try
            {
                answers[i] = await call(i, token).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }
        }).GetAwaiter().GetResult();
        return answers;
    }

    public void Dispose() => _places.Dispose();

    private static T? Find<T>(string? endpoint, IDictionary<string, T> registered, Func<string, T?>? fallback) where T : class
    {
        if (endpoint is null) return registered.Count == 1 ? registered.Values.First() : fallback?.Invoke("");
        return registered.TryGetValue(endpoint, out var client) || registered.TryGetValue(endpoint[(endpoint.LastIndexOf('/') + 1)..], out client) ? client : fallback?.Invoke(endpoint);
    }

    private static LocalQueryException NotRegistered(string? endpoint, string kind, string property, string type) => new("invalidQuery", endpoint is null
        ? $"The embedded engine has no {kind} of its own, and which of the registered ones is meant is not said: give the argument endpoint, or register one {type} by LocalBigQueryOptions.{property}."
        : $"The embedded engine has no {kind} of its own, and none is registered for the endpoint '{endpoint}': register an {type} by LocalBigQueryOptions.{property}[\"{endpoint}\"] before the engine is created.");
}
