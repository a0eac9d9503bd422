using System.Text.Json;
using Bqml.Catalog;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>What a language model answered.</summary>
/// <param name="Text">The text; null when there is none.</param>
/// <param name="Status">Empty on success, else what went wrong.</param>
/// <param name="Response">The whole answer; null when the call failed.</param>
internal sealed record ChatAnswer(string? Text, string Status, ChatResponse? Response)
{
    /// <summary>Asks a client; what goes wrong becomes the status.</summary>
    /// <param name="client">The client.</param>
    /// <param name="endpoint">What to call it in a status.</param>
    /// <param name="prompt">Makes the prompt; may fail by a <see cref="RowException"/>.</param>
    /// <param name="options">The settings.</param>
    /// <param name="ct">Cancels; the only thing that ends the query.</param>
    public static async Task<ChatAnswer> AskAsync(IChatClient client, string endpoint, Func<IList<AIContent>> prompt, ChatOptions options, CancellationToken ct)
    {
        try
        {
            var response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, prompt())], options.Clone(), ct).ConfigureAwait(false);
            return response.Text.Length > 0 ? new ChatAnswer(response.Text, RemoteStatus.Success, response) : new ChatAnswer(null, RemoteStatus.OfNoText(response.FinishReason), response);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (RowException e)
        {
            return new ChatAnswer(null, e.Message, null);
        }
        catch (Exception e)
        {
            // Whatever a client throws concerns this row only.
            return new ChatAnswer(null, RemoteStatus.Of(e, endpoint), null);
        }
    }

    /// <summary>The whole answer as JSON, in the form of the service that BigQuery calls for the kind of model; null when the call failed.</summary>
    public string? FullResponse(EndpointFamily? family, bool isOpenModel) => Response is null ? null : Json(writer =>
    {
        writer.WriteStartObject();
        if (isOpenModel)
        {
            writer.WriteStartArray("predictions");
            writer.WriteStringValue(Text);
            writer.WriteEndArray();
        }
        else if (family is null || family.Name == GeminiFamily)
        {
            WriteCandidates(writer);
        }
        else
        {
            writer.WriteStartArray("content");
            writer.WriteStartObject();
            writer.WriteString("text", Text);
            writer.WriteString("type", "text");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        WriteUsage(writer, "usage_metadata");
        if (Response.ModelId is { } model) writer.WriteString("model_version", model);
        writer.WriteEndObject();
    });

    /// <summary>The numbers of tokens as JSON; null when the client told none.</summary>
    public string? Statistics() => Response?.Usage is null ? null : Json(writer =>
    {
        writer.WriteStartObject();
        WriteUsage(writer, "usage_metadata");
        writer.WriteEndObject();
    });

    /// <summary>The name in the catalogue of the models that answer as Gemini does, which is also how answers of unknown models are written.</summary>
    private const string GeminiFamily = "Gemini";

    private void WriteCandidates(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("candidates");
        writer.WriteStartObject();
        writer.WriteStartObject("content");
        writer.WriteStartArray("parts");
        writer.WriteStartObject();
        writer.WriteString("text", Text);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("role", "model");
        writer.WriteEndObject();
        writer.WriteString("finish_reason", FinishReason(Response!.FinishReason));
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string FinishReason(ChatFinishReason? reason) =>
        reason == ChatFinishReason.Length ? "MAX_TOKENS" : reason == ChatFinishReason.ContentFilter ? "SAFETY" : "STOP";

    private void WriteUsage(Utf8JsonWriter writer, string property)
    {
        if (Response!.Usage is not { } usage) return;
        writer.WriteStartObject(property);
        if (usage.InputTokenCount is { } input) writer.WriteNumber("prompt_token_count", input);
        if (usage.OutputTokenCount is { } output) writer.WriteNumber("candidates_token_count", output);
        if ((usage.TotalTokenCount ?? usage.InputTokenCount + usage.OutputTokenCount) is { } total) writer.WriteNumber("total_token_count", total);
        writer.WriteEndObject();
    }

    /// <summary>JSON as text.</summary>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
