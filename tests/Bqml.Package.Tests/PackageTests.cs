using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bqml.Package.Tests;

/// <summary>What a user gets from the package, seen from a project of its own.</summary>
[Trait("Category", "Slow")]
public sealed partial class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public void Holds_the_runtime_and_one_analyzer_slot_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);
        Assert.Equal(
            [
                "analyzers/dotnet/cs/Bqml.Catalog.dll", "analyzers/dotnet/cs/Bqml.CodeFixes.dll", "analyzers/dotnet/cs/Bqml.Generators.dll",
                "analyzers/dotnet/cs/Bqml.GoogleSql.dll", "lib/net10.0/Bqml.GoogleSql.dll", "lib/net10.0/Bqml.dll",
            ],
            package.Entries.Select(e => e.FullName).Where(n => n.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains(package.Entries, e => e.FullName == "lib/net10.0/Bqml.xml");
    }

    [Fact]
    public void Depends_on_the_credentials_library_and_abstractions_only()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);
        using var specification = package.GetEntry("Bqml.nuspec")!.Open();
        var dependencies = XDocument.Load(specification).Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => (string)e.Attribute("id")!);
        Assert.Equal(
            ["Google.Apis.Auth", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options"], dependencies);
    }

    [Theory]
    [InlineData("Bqml.Catalog.dll")]
    [InlineData("Bqml.GoogleSql.dll")]
    [InlineData("Bqml.Generators.dll")]
    [InlineData("Bqml.CodeFixes.dll")]
    public void Analyzers_need_nothing_that_a_compiler_does_not_have(string assembly)
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);
        using var copy = new MemoryStream();
        using (var entry = package.GetEntry("analyzers/dotnet/cs/" + assembly)!.Open()) entry.CopyTo(copy);
        copy.Position = 0;
        using var image = new PEReader(copy);
        var metadata = image.GetMetadataReader();
        string[] allowed =
        [
            "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "System.Collections.Immutable", "System.Composition.AttributedModel", "System.Memory", "Bqml.Catalog", "Bqml.GoogleSql", "Bqml.Generators",
        ];
        Assert.Subset(allowed.ToHashSet(), metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name)).ToHashSet());
    }

    [Fact]
    public async Task A_project_of_its_own_generates_compiles_and_runs()
    {
        var (exitCode, output) = await feed.BuildAsync("Valid", "run");
        Assert.True(exitCode == 0, output);
        Assert.Contains("CREATE MODEL `ml.penguin_weight`", output, StringComparison.Ordinal);
        Assert.Contains("ML.PREDICT(MODEL `ml.penguin_weight`", output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_with_mistakes_fails_to_build_and_names_each()
    {
        var (exitCode, output) = await feed.BuildAsync("Mistaken", "build");
        Assert.NotEqual(0, exitCode);
        var expected = ExpectedDiagnostic().Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Consumers", "Mistaken", "Models.cs.txt")))
            .Select(m => m.Groups[1].Value).Order().ToArray();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, ReportedDiagnostic().Matches(output).Select(m => m.Value).Distinct().Order());
    }

    [GeneratedRegex(@"// expect (BQML\d{4})")]
    private static partial Regex ExpectedDiagnostic();

    [GeneratedRegex(@"BQML\d{4}(?=:)")]
    private static partial Regex ReportedDiagnostic();
}
