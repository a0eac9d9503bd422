using System.Text.RegularExpressions;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.Remote;

/// <summary>The examples of docs/remote-models.md.</summary>
public partial class GuideTests
{
    [Fact]
    public void The_examples_compile()
    {
        var page = File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "..", "remote-models.md")).ReplaceLineEndings("\n");
        var blocks = Blocks().Matches(page).Select(static match => match.Groups[1].Value).ToArray();
        Assert.Equal(6, blocks.Length);
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
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
