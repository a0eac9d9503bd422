using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bqml.Runtime;

/// <summary>Writes options that BigQuery takes as a text of JSON.</summary>
internal static class JsonOptions
{
    public static JsonValue? Of(long? value) => value is { } given ? JsonValue.Create(given) : null;

    public static JsonValue? Of(double? value) => value is { } given ? JsonValue.Create(given) : null;

    public static JsonValue? Of(string? value) => value is null ? null : JsonValue.Create(value);

    /// <summary>A switch that is off is as good as not given.</summary>
    public static JsonValue? Of(bool value) => value ? JsonValue.Create(true) : null;

    /// <summary>The object; null when no option is given.</summary>
    public static string? Write(params ReadOnlySpan<(string Name, JsonValue? Value)> options)
    {
        var json = new JsonObject();
        foreach (var (name, value) in options)
        {
            if (value is not null) json.Add(name, value);
        }
        return json.Count == 0 ? null : json.ToJsonString();
    }
}
