using System.Globalization;
using System.Text.Json;

namespace Bqml.Local.Rest;

/// <summary>Pages through lists of resources with maxResults and pageToken.</summary>
internal static class ResourcePage
{
    public static void Write<T>(Utf8JsonWriter writer, string property, IReadOnlyList<T> resources, RestRequest request, Action<Utf8JsonWriter, T> write)
    {
        var start = JobJson.StartOf(request.Query.GetValueOrDefault("pageToken"));
        var count = request.Query.TryGetValue("maxResults", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max) && max > 0 ? max : 1000;
        writer.WriteStartArray(property);
        foreach (var resource in resources.Skip(start).Take(count))
        {
            writer.WriteStartObject();
            write(writer, resource);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (start + count < resources.Count) writer.WriteString("nextPageToken", JobJson.TokenOf(start + count));
    }
}
