using System.Reflection;

namespace Bqml.EndToEnd.Tests;

/// <summary>README.md says what is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Its_example_is_the_sample_that_runs() =>
        Assert.Contains($"```csharp\n{Text("samples/QuickStart/Program.cs")}```", Text("README.md"), StringComparison.Ordinal);

    [Fact]
    public void Its_links_lead_somewhere()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(Text("README.md"), @"\]\(([^)]+)\)").Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(s_root, link)), link));
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");
}
