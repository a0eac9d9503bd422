namespace Bqml.Catalog;

/// <summary>A kind of model that an endpoint may serve, told by the endpoint's name: settings and results depend on it.</summary>
/// <param name="Name">What to call it: <c>Gemini</c>.</param>
/// <param name="Prefixes">How the names of its models begin: <c>gemini-</c>.</param>
public sealed record EndpointFamily(string Name, IReadOnlyList<string> Prefixes)
{
    /// <summary>The length of the prefix that an endpoint's model begins with; 0 when it begins with none.</summary>
    internal int Match(string model) => Prefixes.Where(prefix => model.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(static prefix => prefix.Length).DefaultIfEmpty().Max();
}
