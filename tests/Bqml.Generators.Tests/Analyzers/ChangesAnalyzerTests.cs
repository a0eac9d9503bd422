using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Constants for options of ALTER MODEL, beyond the example of the page.</summary>
public sealed class ChangesAnalyzerTests
{
    [Theory]
    [InlineData("new ModelChanges { VertexAIModelId = \"a-1\", Description = \"Any Text\", Labels = new Dictionary<string, string> { [\"team\"] = \"\", [\"größe\"] = \"x_1-2\" } }")]
    [InlineData("new ModelChanges { VertexAIModelId = name, Labels = new Dictionary<string, string> { [name] = name } }")]
    [InlineData("new Other { VertexAIModelId = \"A B\" }")]
    [InlineData("new ModelChanges { VertexAIModelId = Upper }", "VertexAIModelId cannot be \"Upper\"; it matches ^[a-z_][a-z0-9_-]{0,62}$")]
    [InlineData("new ModelChanges { KmsKeyName = \"my-key\" }", "KmsKeyName cannot be \"my-key\"; its form is projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}")]
    [InlineData("new RemoteModelChanges { Labels = new Dictionary<string, string> { [\"Team\"] = \"A b\" } }",
        "A label's key cannot be \"Team\"; it has 1 to 63 lower-case letters, digits, underscores and dashes, and starts with a letter",
        "A label's value cannot be \"A b\"; it has at most 63 lower-case letters, digits, underscores and dashes")]
    [InlineData("new DeployedModelChanges { Labels = new Dictionary<string, string>() { { \"1st\", \"1\" } } }",
        "A label's key cannot be \"1st\"; it has 1 to 63 lower-case letters, digits, underscores and dashes, and starts with a letter")]
    public async Task Constants_have_the_form_of_the_option(string expression, params string[] expected)
    {
        var compilation = Analysis.Compile($$"""
            using System.Collections.Generic;
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
