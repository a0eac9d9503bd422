namespace Bqml.Catalog.Tests;

/// <summary>The endpoints that remote models and AI functions can call.</summary>
public sealed class EndpointTests
{
    [Fact]
    public void Days_are_in_order() => Assert.All(ModelCatalog.Endpoints, static endpoint =>
    {
        if (endpoint.Retires is { } last && endpoint.Released is { } first) Assert.True(string.CompareOrdinal(first, last) < 0, endpoint.Name);
        Assert.False(endpoint.Retires is not null && endpoint.StaysUntil is not null, endpoint.Name);
        Assert.StartsWith("https://", endpoint.DocumentationUrl, StringComparison.Ordinal);
    });

    [Fact]
    public void What_is_recommended_is_not_retired() => Assert.All(
        ModelCatalog.Endpoints.Where(static endpoint => endpoint.Successor is not null), static endpoint => Assert.False(endpoint.FindReplacement()!.IsRetired(ModelCatalog.Snapshot), endpoint.Name));

    [Fact]
    public void Names_tell_the_family() => Assert.All(
        ModelCatalog.Endpoints.Where(static endpoint => endpoint.Family != "PaLM" && !endpoint.Name.StartsWith("textembedding-gecko", StringComparison.Ordinal)),
        static endpoint => Assert.Equal(endpoint.Family, ModelCatalog.FindModelType(endpoint.ModelTypeIds[0])!.FindEndpointFamily(endpoint.Name)?.Name));

    [Theory]
    [InlineData("gemini-2.0-flash-001", "gemini-2.0-flash")]
    [InlineData("GEMINI-2.5-PRO", "gemini-2.5-pro")]
    [InlineData("gemini-1.5-flash", "gemini-1.5-flash-002")]
    [InlineData("claude-sonnet-4@20250514", "claude-sonnet-4")]
    [InlineData("multimodalembedding", "multimodalembedding@001")]
    [InlineData("https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google/models/gemini-3.5-flash", "gemini-3.5-flash")]
    [InlineData("gemini-embedding-003", null)]
    [InlineData("mistral-small-2504", null)]
    [InlineData("", null)]
    public void An_endpoint_is_found(string text, string? name) => Assert.Equal(name, ModelCatalog.FindEndpoint(text)?.Name);

    [Theory]
    [InlineData("2026-10-20", false, true)]
    [InlineData("2026-10-21", true, false)]
    [InlineData("2026-04-20", false, false)]
    [InlineData("2026-04-21", false, true)]
    public void An_endpoint_answers_on_its_last_day(string day, bool isRetired, bool retiresSoon)
    {
        var endpoint = ModelCatalog.FindEndpoint("gemini-2.5-pro")!;
        Assert.Equal((isRetired, retiresSoon), (endpoint.IsRetired(day), endpoint.RetiresWithin(day, 6)));
    }
}
