namespace Bqml.Catalog.Tests;

/// <summary>The kinds of model behind endpoints.</summary>
public sealed class EndpointFamilyTests
{
    [Theory]
    [InlineData("gemini-2.5-flash", "Gemini")]
    [InlineData("GEMINI-2.5-flash", "Gemini")]
    [InlineData("claude-opus-4-5", "Claude")]
    [InlineData("mistral-large-2411", "Mistral AI")]
    [InlineData("meta/llama-4-scout-17b-16e-instruct-maas", "Llama")]
    [InlineData("openapi/meta/llama-3.1-8b-instruct-maas", "Llama")]
    [InlineData("https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.5-pro", "Gemini")]
    [InlineData("https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/claude-sonnet-4", "Claude")]
    [InlineData("deepseek-v3", null)]
    [InlineData("", null)]
    public void Language_models_are_told_by_their_names(string endpoint, string? family) => Assert.Equal(family, ModelCatalog.FindModelType("REMOTE_LLM")!.FindEndpointFamily(endpoint)?.Name);

    [Theory]
    [InlineData("gemini-embedding-001", "Text")]
    [InlineData("gemini-embedding-2-preview", "Multimodal")]
    [InlineData("text-embedding-005", "Text")]
    [InlineData("multimodalembedding@001", "Multimodal")]
    [InlineData("my-embedder", null)]
    public void Embedding_models_are_told_by_their_names(string endpoint, string? family) => Assert.Equal(family, ModelCatalog.FindModelType("REMOTE_EMBEDDING")!.FindEndpointFamily(endpoint)?.Name);

    [Fact]
    public void An_endpoint_of_unknown_kind_may_take_every_setting()
    {
        var signatures = ModelCatalog.FindFunction("AI.GENERATE_TEXT")!.SignaturesFor("REMOTE_LLM").Where(static signature => signature.MethodSuffix is null).ToArray();
        var union = FunctionSignature.Union(signatures);
        Assert.Equal(
            signatures.SelectMany(static signature => signature.Settings!.Fields).Select(static field => field.Name).Distinct().Order(StringComparer.Ordinal),
            union.Settings!.Fields.Select(static field => field.Name).Order(StringComparer.Ordinal));
        // 8192 for Gemini, 4096 for others.
        Assert.Null(union.Settings.Fields.Single(static field => field.Name == "max_output_tokens").Range);
        Assert.Equal(0.0, union.Settings.Fields.Single(static field => field.Name == "temperature").Default);
        Assert.All(signatures, static signature => Assert.True(signature.IsFor(null)));
        Assert.Single(signatures, static signature => signature.IsFor(ModelCatalog.FindModelType("REMOTE_LLM")!.FindEndpointFamily("claude-opus-4")));
    }
}
