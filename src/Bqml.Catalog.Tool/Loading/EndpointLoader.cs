using System.Globalization;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>endpoints.json</c>: the models that remote models and AI functions can call, and when they are retired.</summary>
internal static class EndpointLoader
{
    public static IReadOnlyList<RemoteEndpoint> Load(DataNode root, ModelTypeLoader types)
    {
        root.AllowOnly("notes", "families");
        var places = root.Required("families").Elements().SelectMany(family => Family(family, types)).ToArray();
        foreach (var (endpoint, place) in places)
        {
            if (places.Count(other => other.Endpoint.Name.Equals(endpoint.Name, StringComparison.OrdinalIgnoreCase)) > 1) throw place.Error($"'{endpoint.Name}' is there twice");
            var seen = new HashSet<string>(StringComparer.Ordinal) { endpoint.Name };
            for (var next = endpoint.Successor; next is not null; next = places.Single(other => other.Endpoint.Name == next).Endpoint.Successor)
            {
                if (!places.Any(other => other.Endpoint.Name == next)) throw place.Error($"the successor '{next}' is no endpoint");
                if (!seen.Add(next)) throw place.Error($"the successors of '{endpoint.Name}' go in a circle");
            }
        }
        return [.. places.Select(place => place.Endpoint)];
    }

    private static IEnumerable<(RemoteEndpoint Endpoint, DataNode Place)> Family(DataNode node, ModelTypeLoader types)
    {
        node.AllowOnly("family", "models", "source", "endpoints");
        var models = types.Selectors.Resolve(node, "models", required: true);
        return node.Required("endpoints").Entries().Select(entry => (Endpoint(entry.Key, entry.Value, node.Required("family").Text(), models, node.Required("source").Text()), entry.Value));
    }

    private static RemoteEndpoint Endpoint(string name, DataNode node, string family, IReadOnlyList<string> models, string source)
    {
        node.AllowOnly("released", "retires", "staysUntil", "successor", "source");
        return new RemoteEndpoint
        {
            Name = name,
            Family = family,
            ModelTypeIds = models,
            Released = Day(node, "released", "yyyy-MM-dd", "yyyy-MM"),
            Retires = Day(node, "retires", "yyyy-MM-dd"),
            StaysUntil = Day(node, "staysUntil", "yyyy-MM-dd"),
            Successor = node.Text("successor"),
            DocumentationUrl = node.Text("source") ?? source,
        };
    }

    private static string? Day(DataNode node, string key, params string[] formats) => node.Text(key) is not { } text ? null
        : DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text
        : throw node.Error($"'{key}' is '{text}', and a day is written {string.Join(" or ", formats)}");
}
