using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>The categories of AI.CLASSIFY, with or without descriptions.</summary>
internal sealed class Categories
{
    private readonly IReadOnlyList<(string Name, string? Description)> _categories;

    /// <param name="values">Texts, or pairs of a text and a description.</param>
    /// <param name="error">Makes the error for anything else.</param>
    public Categories(object?[] values, Func<string, Exception> error)
    {
        _categories = [.. values.Select(value => value switch
        {
            string name => (name, (string?)null),
            object?[] { Length: 2 } pair when pair[0] is string name => (name, pair[1] as string),
            _ => throw error("takes categories as an array of texts, or of texts with descriptions."),
        })];
        if (_categories.Count == 0) throw error("needs at least one category.");
    }

    /// <summary>What the model is told to do.</summary>
    public string Instruction(bool several) =>
        $"Classify the input. Answer {(several ? "every category that fits" : "the one category that fits best")}:" + string.Concat(_categories.Select(static category => $"\n- {category.Name}{(category.Description is null ? "" : ": " + category.Description)}"));

    /// <summary>The response format: an object whose result is a category, or an array of categories.</summary>
    public ChatResponseFormat ToResponseFormat(bool several)
    {
        using var document = JsonDocument.Parse(ChatAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            writer.WritePropertyName("result");
            if (several)
            {
                writer.WriteStartObject();
                writer.WriteString("type", "array");
                writer.WritePropertyName("items");
            }
            WriteCategory(writer);
            if (several) writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartArray("required");
            writer.WriteStringValue("result");
            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }));
        return ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), "output");
    }

    /// <summary>The categories that an answer names, as they were given; empty when it names none, or others.</summary>
    public string[] Read(string text)
    {
        var names = Names(AnswerSchema.WithoutFence(text));
        var found = names.Select(name => _categories.FirstOrDefault(category => category.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Name).ToArray();
        return found.Contains(null) ? [] : [.. found.Distinct()];
    }

    private static IEnumerable<string> Names(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var answer = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("result", out var result) ? result : document.RootElement;
            return answer.ValueKind switch
            {
                JsonValueKind.Array => [.. answer.EnumerateArray().Select(static element => element.ToString())],
                JsonValueKind.String => [answer.GetString()!],
                _ => [text],
            };
        }
        catch (JsonException)
        {
            // A model that was not told of JSON answers the name alone.
            return [text];
        }
    }

    private void WriteCategory(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "string");
        writer.WriteStartArray("enum");
        foreach (var (name, _) in _categories) writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
