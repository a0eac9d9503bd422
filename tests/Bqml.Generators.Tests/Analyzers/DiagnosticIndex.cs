using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Descriptors = Bqml.Generators.Rules.Diagnostics;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>What the documentation repeats of the descriptors: the index in docs/diagnostics/README.md and the head of each page.</summary>
internal static class DiagnosticIndex
{
    private static readonly string[] s_sections = ["Structure", "Rows and features", "Options", "Support", "SQL", "Remote models and AI functions"];

    /// <summary>The index.</summary>
    public static string Path { get; } = System.IO.Path.Combine(DiagnosticPage.Folder, "README.md");

    /// <summary>The index as it must be: its introduction, then a table for each category.</summary>
    public static string Render()
    {
        var text = new StringBuilder(Regex.Match(File.ReadAllText(Path).ReplaceLineEndings("\n"), @"^[\s\S]*?(?=## )").Value);
        foreach (var category in Descriptors.All.GroupBy(descriptor => descriptor.Id[4] - '0'))
        {
            text.Append("## ").Append(s_sections[category.Key]).Append("\n\n| Id | Severity | Title | Code fix |\n|---|---|---|---|\n");
            foreach (var descriptor in category)
                text.Append(CultureInfo.InvariantCulture, $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.DefaultSeverity} | {descriptor.Title} | {Fix(descriptor.Id)} |\n");
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The page with the head that its descriptor asks for.</summary>
    public static string RenderPage(DiagnosticDescriptor descriptor)
    {
        var text = File.ReadAllText(PagePath(descriptor.Id)).ReplaceLineEndings("\n");
        text = Regex.Replace(text, "^# .*", $"# {descriptor.Id}: {descriptor.Title}".Replace("$", "$$", StringComparison.Ordinal));
        return Regex.Replace(text, @"(\|---\|---\|---\|\n)\| .* \| .* \| (.*) \|", $"$1| {descriptor.Category} | {descriptor.DefaultSeverity} | $2 |");
    }

    /// <summary>The page's file.</summary>
    public static string PagePath(string id) => System.IO.Path.Combine(DiagnosticPage.Folder, id + ".md");

    /// <summary>What the page calls the code fix.</summary>
    private static string Fix(string id) => Regex.Match(File.ReadAllText(PagePath(id)), @"\|---\|---\|---\|\r?\n\| .* \| .* \| (.*) \|").Groups[1].Value;
}
