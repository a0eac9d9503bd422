using Microsoft.Extensions.AI;
using ChatText = Microsoft.Extensions.AI.TextContent;

namespace Bqml.Local.Remote;

/// <summary>What an embedding model answered.</summary>
/// <param name="Vector">The embedding, one double a dimension; empty when the call failed.</param>
/// <param name="Status">Empty on success, else what went wrong.</param>
/// <param name="Tokens">The number of tokens of the text; null when the generator did not tell.</param>
internal sealed record EmbeddingAnswer(object?[] Vector, string Status, long? Tokens)
{
    /// <summary>Asks a generator; what goes wrong becomes the status.</summary>
    public static async Task<EmbeddingAnswer> AskAsync(IEmbeddingGenerator<string, Embedding<float>> generator, string endpoint, Func<string> text, EmbeddingGenerationOptions options, CancellationToken ct)
    {
        try
        {
            var answer = await generator.GenerateAsync([text()], options.Clone(), ct).ConfigureAwait(false);
            if (answer.Count != 1) return new EmbeddingAnswer([], $"INTERNAL error from {endpoint}: the generator gave {answer.Count} embeddings for one text.", null);
            return new EmbeddingAnswer([.. answer[0].Vector.ToArray().Select(static number => (object?)(double)number)], RemoteStatus.Success, answer.Usage?.InputTokenCount);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (RowException e)
        {
            return new EmbeddingAnswer([], e.Message, null);
        }
        catch (Exception e)
        {
            // Whatever a generator throws concerns this row only.
            return new EmbeddingAnswer([], RemoteStatus.Of(e, endpoint), null);
        }
    }

    /// <summary>The one text of a content.</summary>
    /// <exception cref="RowException">It holds objects, which the generators registered here do not take.</exception>
    public static string TextOf(IReadOnlyList<AIContent> contents) =>
        contents is [ChatText { Text: var text }] ? text : throw new RowException("INVALID_ARGUMENT: the embedded engine embeds texts only.");

    /// <summary>The statistics column; null when the generator told no number of tokens, or failed.</summary>
    public string? Statistics() => Tokens is not { } tokens ? null : ChatAnswer.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("token_count", tokens);
        writer.WriteBoolean("truncated", false);
        writer.WriteEndObject();
    });

    /// <summary>The answer as the service gives it; null when the call failed.</summary>
    public string? Response() => Status.Length > 0 ? null : ChatAnswer.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("predictions");
        writer.WriteStartObject();
        writer.WriteStartObject("embeddings");
        writer.WriteStartArray("values");
        foreach (var number in Vector) writer.WriteNumberValue((double)number!);
        writer.WriteEndArray();
        if (Tokens is { } tokens)
        {
            writer.WriteStartObject("statistics");
            writer.WriteNumber("token_count", tokens);
            writer.WriteBoolean("truncated", false);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
