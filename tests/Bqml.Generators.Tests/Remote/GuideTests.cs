using System.Text.RegularExpressions;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Tests.Remote;

/// <summary>The examples of the guides to remote models, object tables and computed properties.</summary>
public partial class GuideTests
{
    [Theory]
    [InlineData("remote-models", 6)]
    [InlineData("object-tables", 3)]
    [InlineData("ai-columns", 2)]
    public async Task The_examples_compile(string guide, int count)
    {
        var page = File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "..", guide + ".md")).ReplaceLineEndings("\n");
        var blocks = Blocks().Matches(page).Select(static match => match.Groups[1].Value).ToArray();
        Assert.Equal(count, blocks.Length);
        // The first declares the types; the others are statements that follow each other.
        var source = $$"""
            using System;
            using System.Threading.Tasks;
            {{blocks[0]}}

            public static class Program
            {
                public static async Task RunAsync(BigQueryML bigquery)
                {
                    {{string.Join("\n", blocks[1..])}}
                }
            }
            """;
        Assert.NotNull(LoadedModel.Of("Program", source));
        Assert.Empty((await Analysis.RunAsync(Analysis.Generate(source))).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
