using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Tests.Remote;

/// <summary>A language model that answers by a function of the prompt's text, and remembers what it was asked.</summary>
internal sealed class ScriptedClient(Func<string, string> answer) : IChatClient
{
    private int _running;
    private int _most;

    public ConcurrentQueue<(IReadOnlyList<AIContent> Contents, ChatOptions Options)> Calls { get; } = new();

    /// <summary>The texts asked, in ordinal order: calls run side by side.</summary>
    public IEnumerable<string> Asked => Calls.Select(static call => TextOf(call.Contents)).Order(StringComparer.Ordinal);

    /// <summary>The greatest number of calls at the same time.</summary>
    public int MostAtOnce => _most;

    /// <summary>Awaited by each call.</summary>
    public Func<CancellationToken, Task> Work { get; init; } = static _ => Task.CompletedTask;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var contents = messages.SelectMany(static message => message.Contents).ToList();
        Calls.Enqueue((contents, options!));
        var running = Interlocked.Increment(ref _running);
        for (var most = _most; running > most; most = _most) Interlocked.CompareExchange(ref _most, running, most);
        try
        {
            await Work(cancellationToken);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(TextOf(contents))))
            {
                ModelId = "scripted-1",
                FinishReason = ChatFinishReason.Stop,
                Usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = 3, TotalTokenCount = 10 },
            };
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static string TextOf(IEnumerable<AIContent> contents) => string.Concat(contents.OfType<Microsoft.Extensions.AI.TextContent>().Select(static content => content.Text));
}

/// <summary>An embedding model that embeds by a function of the text, and remembers what it was asked.</summary>
internal sealed class ScriptedEmbeddings(Func<string, float[]> embed) : IEmbeddingGenerator<string, Embedding<float>>
{
    public ConcurrentQueue<(string Text, EmbeddingGenerationOptions Options)> Calls { get; } = new();

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = values.Single();
        Calls.Enqueue((text, options!));
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>([new Embedding<float>(embed(text))]) { Usage = new UsageDetails { InputTokenCount = text.Length } });
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
