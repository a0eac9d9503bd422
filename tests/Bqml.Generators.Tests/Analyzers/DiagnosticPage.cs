using System.Text.RegularExpressions;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>A page under docs/diagnostics. Its two examples are programs: the first triggers the diagnostic, the second does not.</summary>
internal sealed record DiagnosticPage(string Heading, string[] Facts, string Cause, string Example, string Remedy, string Fixed, string Suppression)
{
    private static readonly string[] s_sections = ["Example", "How to fix", "When to suppress"];

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "docs", "diagnostics");

    public static DiagnosticPage Read(string id)
    {
        var path = Path.Combine(Folder, id + ".md");
        Assert.True(File.Exists(path), $"{id} has no page: write docs/diagnostics/{id}.md");
        var text = File.ReadAllText(path).Replace("\r\n", "\n");
        var heading = text[..text.IndexOf('\n')];
        // Headings have blank lines around them; what starts with # inside an example is code.
        var sections = Regex.Split(text[heading.Length..], @"\n\n## (.+)\n\n");
        Assert.Equal(s_sections, sections.Where((_, index) => index % 2 == 1));
        var (opening, example, remedy, suppression) = (sections[0], sections[2], sections[4], sections[6]);
        var table = Regex.Match(opening, @"^\n\n\| Category \| Severity \| Code fix \|\n\|---\|---\|---\|\n\| (.+) \| (.+) \| (.+) \|\n\n");
        Assert.True(table.Success, $"{id}.md does not begin with the table of category, severity and code fix.");
        return new DiagnosticPage(
            heading, [table.Groups[1].Value, table.Groups[2].Value, table.Groups[3].Value], opening[table.Length..].Trim(),
            Code(id, example), Regex.Replace(remedy, "```[\\s\\S]*", "").Trim(), Code(id, remedy), suppression.Trim());
    }

    private static string Code(string id, string section)
    {
        var block = Regex.Match(section, @"```csharp\n([\s\S]+?)\n```");
        Assert.True(block.Success, $"{id}.md lacks an example in C#.");
        return block.Groups[1].Value;
    }

    private static string RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Generators.sln"))) return folder;
        }
        throw new InvalidOperationException("The repository was not found above " + AppContext.BaseDirectory);
    }
}
