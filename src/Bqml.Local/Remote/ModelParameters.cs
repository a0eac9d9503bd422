using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>Reads model_params: the fields of a request to Gemini, or of its parameters for embeddings.</summary>
internal static class ModelParameters
{
    /// <summary>Puts the fields of a generateContent request into the options of a language model.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="options">The options.</param>
    /// <param name="error">Makes the error for a field that clients cannot be told.</param>
    public static void Apply(string json, ChatOptions options, Func<string, Exception> error)
    {
        foreach (var (path, value) in Fields(json, error)) Guard(path, error, () =>
        {
            switch (path)
            {
                case "generationconfig.temperature": options.Temperature = value.GetSingle(); break;
                case "generationconfig.topp": options.TopP = value.GetSingle(); break;
                case "generationconfig.topk": options.TopK = (int)value.GetDouble(); break;
                case "generationconfig.maxoutputtokens": options.MaxOutputTokens = value.GetInt32(); break;
                case "generationconfig.seed": options.Seed = value.GetInt64(); break;
                case "generationconfig.presencepenalty": options.PresencePenalty = value.GetSingle(); break;
                case "generationconfig.frequencypenalty": options.FrequencyPenalty = value.GetSingle(); break;
                case "generationconfig.stopsequences": options.StopSequences = [.. value.EnumerateArray().Select(static text => text.GetString()!)]; break;
                case "generationconfig.responsemimetype": options.ResponseFormat = value.GetString() == "application/json" ? ChatResponseFormat.Json : ChatResponseFormat.Text; break;
                case "generationconfig.responseschema": options.ResponseFormat = ChatResponseFormat.ForJsonSchema(value); break;
                case "systeminstruction": options.Instructions = string.Concat(Texts(value)); break;
                default: (options.AdditionalProperties ??= [])[path] = value; break;
            }
        });
    }

    /// <summary>Puts the parameters of an embedding request into the options of an embedding model.</summary>
    public static void Apply(string json, EmbeddingGenerationOptions options, Func<string, Exception> error)
    {
        foreach (var (path, value) in Fields(json, error)) Guard(path, error, () =>
        {
            if (path is "outputdimensionality" or "dimension") options.Dimensions = value.GetInt32();
            else (options.AdditionalProperties ??= [])[path] = value;
        });
    }

    private static void Guard(string path, Func<string, Exception> error, Action apply)
    {
        try
        {
            apply();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw error($"the value of {path} is of a wrong kind.");
        }
    }

    /// <summary>The fields by lower-case name without underscores, those of generationConfig behind its name.</summary>
    private static List<(string Path, JsonElement Value)> Fields(string json, Func<string, Exception> error)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw error("it must be a JSON object.");
            var fields = new List<(string, JsonElement)>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var name = Plain(property.Name);
                if (name == "contents") throw error("contents is what the prompt fills.");
                if (name == "generationconfig" && property.Value.ValueKind == JsonValueKind.Object) fields.AddRange(property.Value.EnumerateObject().Select(inner => ($"{name}.{Plain(inner.Name)}", inner.Value.Clone())));
                else fields.Add((name, property.Value.Clone()));
            }
            return fields;
        }
        catch (JsonException e)
        {
            throw error($"it is not JSON: {e.Message}");
        }
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static IEnumerable<string> Texts(JsonElement instruction) =>
        instruction.TryGetProperty("parts", out var parts) ? parts.EnumerateArray().Select(static part => part.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "") : [];
}
