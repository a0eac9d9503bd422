using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The page of the endpoints that remote models and AI functions can call.</summary>
internal static class EndpointPage
{
    public static GeneratedFile Create(CatalogData data) => new("docs/endpoints.md", TemplateRenderer.Render("endpoints-page", new
    {
        data.Snapshot,
        Families = data.Endpoints.GroupBy(endpoint => endpoint.Family).Select(family => new
        {
            Name = family.Key,
            Types = string.Join(", ", family.First().ModelTypeIds.Select(id => $"`{data.ModelTypes.Single(type => type.Id == id).AttributeName}`")),
            Endpoints = family.Select(endpoint => new
            {
                endpoint.Name, endpoint.Released, endpoint.Retires, endpoint.StaysUntil, Url = endpoint.DocumentationUrl, Replacement = Replacement(endpoint, data) is { } name ? $"`{name}`" : "",
            }).ToArray(),
        }).ToArray(),
    }));

    /// <summary>The end of the chain of successors.</summary>
    private static string? Replacement(RemoteEndpoint endpoint, CatalogData data) =>
        endpoint.Successor is not { } successor ? null : Replacement(data.Endpoints.Single(other => other.Name == successor), data) ?? successor;
}
