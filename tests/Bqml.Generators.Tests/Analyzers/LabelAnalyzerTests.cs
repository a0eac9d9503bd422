using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Constants in labels of jobs, tables and models, beyond the example of the page.</summary>
public sealed class LabelAnalyzerTests
{
    private const string Key = "BigQuery takes 1 to 63 lower-case letters, digits, underscores and dashes, the first a letter";
    private const string Value = "BigQuery takes at most 63 lower-case letters, digits, underscores and dashes";

    [Theory]
    [InlineData("return new ModelChanges { Labels = new Dictionary<string, string> { [\"team\"] = \"\", [\"größe\"] = \"x_1-2\", [name] = name } };")]
    [InlineData("return new Other { Labels = new Dictionary<string, string> { [\"Team\"] = \"A b\" } };")]
    [InlineData("return new ModelUpdate { Labels = new Dictionary<string, string?> { [\"team\"] = null } };")]
    [InlineData("var other = new Other(); other.Labels.Add(\"A\", \"B\"); other.Labels[\"C\"] = \"D\"; return other;")]
    [InlineData("return new RemoteModelChanges { Labels = new Dictionary<string, string> { [Upper] = \"A b\" } };", $"A label's key cannot be \"Upper\"; {Key}", $"A label's value cannot be \"A b\"; {Value}")]
    [InlineData("return new DeployedModelChanges { Labels = new Dictionary<string, string>() { { \"1st\", \"1\" } } };", $"A label's key cannot be \"1st\"; {Key}")]
    [InlineData("return new BigQueryMLOptions { Labels = { [\"\"] = \"x\" } };", $"A label's key cannot be \"\"; {Key}")]
    [InlineData("var options = new BigQueryMLOptions(); options.Labels[\"a b\"] = name; return options;", $"A label's key cannot be \"a b\"; {Key}")]
    [InlineData("var options = new TableOptions(); options.Labels.Add(\"team\", \"X\"); return options;", $"A label's value cannot be \"X\"; {Value}")]
    [InlineData("return new ModelUpdate { Labels = new Dictionary<string, string?> { [\"team\\n\"] = null } };", $"A label's key cannot be \"team\\u000A\"; {Key}")]
    public async Task Constants_are_labels_that_BigQuery_takes(string body, params string[] expected)
    {
        var compilation = Analysis.Compile($$"""
            using System.Collections.Generic;
            using Bqml;
            class Other { public Dictionary<string, string> Labels { get; set; } = []; }
            static class Made
            {
                const string Upper = "Upper";
                static object Make(string name) { {{body}} }
            }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Equal(expected, (await Analysis.RunAsync(compilation)).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task There_are_no_more_labels_than_BigQuery_takes()
    {
        var labels = string.Concat(Enumerable.Range(0, 65).Select(static i => FormattableString.Invariant($"[\"l{i}\"] = \"\", ")));
        var compilation = Analysis.Compile($$"""
            using Bqml;
            static class Made { static object Make() => new BigQueryMLOptions { Labels = { {{labels}} } }; }
            """);
        Assert.Equal(["The number of labels cannot be 65; BigQuery takes at most 64"], (await Analysis.RunAsync(compilation)).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }
}
