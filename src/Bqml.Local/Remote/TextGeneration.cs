using Bqml.GoogleSql;
using Microsoft.Extensions.AI;
using ChatText = Microsoft.Extensions.AI.TextContent;

namespace Bqml.Local.Remote;

/// <summary>AI.GENERATE_TEXT and ML.GENERATE_TEXT: one call of the language model for each row.</summary>
internal static class TextGeneration
{
    public static IReadOnlyList<RemoteValue> Run(RemoteCall call)
    {
        var answers = Ask(call, call.Settings.ToChatOptions());
        var (family, isOpen) = (call.Model.Family, call.Model.IsOpenModel);
        object?[] texts = [.. answers.Select(static answer => (object?)answer.Text)];
        object?[] responses = [.. answers.Select(answer => (object?)answer.FullResponse(family, isOpen))];
        // A flattened text is that of ..._llm_result; the other forms have it, or the whole answer, in ..._result.
        var isWhole = call.Function.OutputsFor(call.Model.ModelTypeId).Any(static output => output.When.Count > 0) && !call.Settings.Flag("flatten_json_output");
        return
        [
            new RemoteValue("llm_result", SqlType.String, texts),
            new RemoteValue("rai_result", SqlType.Json, new object?[answers.Length]),
            new RemoteValue("grounding_result", SqlType.Json, [.. answers.Select(static answer => (object?)Grounding(answer))]),
            new RemoteValue("result", SqlType.String, isWhole ? responses : texts),
            new RemoteValue("statistics", SqlType.Json, [.. answers.Select(static answer => (object?)answer.Statistics())]),
            new RemoteValue("full_response", SqlType.Json, responses),
            new RemoteValue("status", SqlType.String, [.. answers.Select(static answer => (object?)answer.Status)]),
        ];
    }

    /// <summary>Asks the model for each row.</summary>
    public static ChatAnswer[] Ask(RemoteCall call, ChatOptions options)
    {
        var client = call.Session.Caller.ChatClient(call.Model.Endpoint);
        call.Session.WarnOf(call.Function.Name, call.Settings.LeftToClient);
        var instruction = call.IsOverObjects ? call.Settings.Text("prompt") : null;
        return call.Session.Caller.CallAll(call.Input.RowCount, (row, ct) => ChatAnswer.AskAsync(client, call.Model.Endpoint, () => Contents(call, instruction, row), options, ct), call.Cancellation);
    }

    private static List<AIContent> Contents(RemoteCall call, string? instruction, int row)
    {
        var value = call.Sent.Values[row];
        if (!call.IsOverObjects) return Prompt.Read(value, call.Sent.Type, call.Session.ReadObject);
        var content = call.Session.ReadObject(value as string ?? throw new RowException("INVALID_ARGUMENT: the object has no uri."));
        return [.. instruction is null ? [] : new AIContent[] { new ChatText(instruction) }, content];
    }

    /// <summary>The sources that a client cites, as JSON; null when it cites none.</summary>
    private static string? Grounding(ChatAnswer answer)
    {
        var citations = answer.Response?.Messages.SelectMany(static message => message.Contents).SelectMany(static content => content.Annotations ?? []).OfType<CitationAnnotation>().Where(static citation => citation.Url is not null).ToList();
        return citations is not { Count: > 0 } ? null : ChatAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("grounding_chunks");
            foreach (var citation in citations)
            {
                writer.WriteStartObject();
                writer.WriteStartObject("web");
                writer.WriteString("uri", citation.Url!.ToString());
                if (citation.Title is { } title) writer.WriteString("title", title);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
