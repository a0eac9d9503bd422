using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Descriptors = Bqml.Generators.Rules.Diagnostics;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Each diagnostic has a page whose examples do what the page says, a release entry, a help link and its place in the index.</summary>
public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task The_example_of_the_page_triggers_the_diagnostic(string id)
    {
        var compilation = Analysis.Generate(DiagnosticPage.Read(id).Example);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        var diagnostics = await Analysis.RunAsync(compilation);
        Assert.Contains(id, diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Id == id || IsSideEffect(id, diagnostic.Id), $"The example of {id} also triggers {diagnostic}"));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_fixed_example_of_the_page_triggers_nothing(string id)
    {
        var compilation = Analysis.Generate(DiagnosticPage.Read(id).Fixed);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Empty((await Analysis.RunAsync(compilation)).Where(diagnostic => !IsSideEffect(id, diagnostic.Id)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_page_says_what_the_descriptor_says(string id)
    {
        var descriptor = Descriptors.Get(id);
        var page = DiagnosticPage.Read(id);
        Assert.Equal($"# {id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}", page.Heading);
        Assert.Equal([descriptor.Category, descriptor.DefaultSeverity.ToString()], page.Facts[..2]);
        Assert.Equal(FixableIds.Contains(id), page.Facts[2] != "none");
        Assert.All([page.Cause, page.Remedy, page.Suppression], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id) =>
        Assert.EndsWith($"/docs/diagnostics/{id}.md", Descriptors.Get(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void The_diagnostic_is_tracked(string id)
    {
        var descriptor = Descriptors.Get(id);
        var source = Path.Combine(DiagnosticPage.Folder, "..", "..", "src", "Bqml.Generators");
        var releases = File.ReadAllText(Path.Combine(source, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(source, "AnalyzerReleases.Unshipped.md"));
        Assert.Single(Regex.Matches(releases, $@"(?m)^{id} \| {Regex.Escape(descriptor.Category)} \| {descriptor.DefaultSeverity} \| "));
    }

    /// <summary>With BQML_UPDATE_GOLDEN=1 the index and the heads of the pages are written instead.</summary>
    [Fact]
    public void The_index_and_the_heads_of_the_pages_follow_the_descriptors()
    {
        var files = Descriptors.All.Select(descriptor => (Path: DiagnosticIndex.PagePath(descriptor.Id), Text: DiagnosticIndex.RenderPage(descriptor))).Append((Path: DiagnosticIndex.Path, Text: DiagnosticIndex.Render())).ToList();
        if (Environment.GetEnvironmentVariable("BQML_UPDATE_GOLDEN") == "1")
        {
            foreach (var (path, text) in files) File.WriteAllText(path, text);
            return;
        }
        Assert.All(files, file => Assert.Equal(file.Text, File.ReadAllText(file.Path).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void There_is_no_page_without_a_diagnostic() =>
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), Directory.GetFiles(DiagnosticPage.Folder, "BQML*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_tables_hold_every_descriptor_in_the_order_of_ids()
    {
        var fields = typeof(Descriptors).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor) && field.IsAssembly)
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id).ToList();
        var ids = Descriptors.All.Select(descriptor => descriptor.Id).ToList();
        Assert.Equal(fields.Order(StringComparer.Ordinal), ids);
        Assert.True(ids.Count >= 35, $"{ids.Count} diagnostics");
    }

    [Fact]
    public void Categories_follow_the_numbers()
    {
        string[] categories = ["Bqml.Structure", "Bqml.Rows", "Bqml.Options", "Bqml.Support", "Bqml.Sql", "Bqml.Remote"];
        Assert.All(Descriptors.All, descriptor => Assert.Equal(categories[descriptor.Id[4] - '0'], descriptor.Category));
    }

    internal static IReadOnlySet<string> FixableIds { get; } = typeof(global::Bqml.CodeFixes.MakePartialFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What an example cannot avoid: information, and [ModelOption] for a known option.</summary>
    private static bool IsSideEffect(string id, string other) => id != other && (Descriptors.Get(other).DefaultSeverity == DiagnosticSeverity.Info || (other == "BQML2050" && id.StartsWith("BQML2", StringComparison.Ordinal)));
}
