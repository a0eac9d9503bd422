using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Constants for options of ALTER MODEL, beyond the example of the page.</summary>
public sealed class ChangesAnalyzerTests
{
    [Theory]
    [InlineData("new ModelChanges { VertexAIModelId = \"a-1\", Description = \"Any Text\" }")]
    [InlineData("new ModelChanges { VertexAIModelId = name }")]
    [InlineData("new Other { VertexAIModelId = \"A B\" }")]
    [InlineData("new ModelChanges { VertexAIModelId = Upper }", "VertexAIModelId cannot be \"Upper\"; it matches ^[a-z_][a-z0-9_-]{0,62}$")]
    [InlineData("new ModelChanges { KmsKeyName = \"my-key\" }", "KmsKeyName cannot be \"my-key\"; its form is projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromHours(1) }", "EndpointIdleTtl cannot be 60 minutes; it takes [390, 10080] minutes")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = new TimeSpan(8, 0, 0, 0) }", "EndpointIdleTtl cannot be 11520 minutes; it takes [390, 10080] minutes")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = new(hours: 6, minutes: 29, seconds: 30) }", "EndpointIdleTtl cannot be 389.5 minutes; it takes [390, 10080] minutes")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromMinutes(0.5) }", "EndpointIdleTtl cannot be 0.5 minutes; it takes [390, 10080] minutes")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = TimeSpan.Zero }", "EndpointIdleTtl cannot be 0 minutes; it takes [390, 10080] minutes")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromMinutes(390) }")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromDays(7) }")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = TimeSpan.FromHours(name.Length) }")]
    [InlineData("new DeployedModelChanges { EndpointIdleTtl = null }")]
    public async Task Constants_have_the_form_of_the_option(string expression, params string[] expected)
    {
        var compilation = Analysis.Compile($$"""
            using System;
            using Bqml;
            class Other { public string? VertexAIModelId { get; set; } }
            static class Changes
            {
                const string Upper = "Upper";
                static object Make(string name) => {{expression}};
            }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Equal(expected, (await Analysis.RunAsync(compilation)).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }
}
