using System.Globalization;
using System.Text.RegularExpressions;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Onnx;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Readme;

/// <summary>The examples in README.md beside the statements that they stand for. The first example is a sample of its own, which another test compares.</summary>
public sealed partial class ReadmeTests
{
    private const int MostLines = 25;

    private static readonly string s_root = Path.Combine(DiagnosticPage.Folder, "..", "..");

    [Fact]
    public async Task Posters_are_short_and_replace_as_many_lines_as_it_says()
    {
        var compilation = await CompileAsync("class Posters");
        var course = Statements().Matches(Read("samples/MoviePosters/CourseStatements.cs")).Sum(static match => match.Groups[1].Value.Trim('\n').Split('\n').Length);
        var declared = Lines(compilation, "Posters", "CreateOrReplaceExternalTable") + Lines(compilation, "Gemini", "CreateOrReplaceModel") + Lines(compilation, "TextEmbedding", "CreateOrReplaceModel");
        Assert.Equal(course + declared, Said("MoviePosters"));
    }

    [Fact]
    public async Task Wildlife_is_short_and_replaces_as_many_lines_as_it_says()
    {
        var compilation = await CompileAsync("class Animals");
        Assert.Equal(Lines(compilation, "Pictures", "CreateOrReplaceExternalTable") + Lines(compilation, "Animals", "CreateOrReplaceModel") + Lines(compilation, "Animals", "Predict"), Said("Wildlife"));
    }

    [Fact]
    public void Every_example_is_compiled_by_a_test() =>
        // The sample that runs, the line that makes it run against BigQuery, and these two.
        Assert.Equal(4, Blocks().Count(Read("README.md")));

    /// <summary>Compiles the example that has a text, as the body of a program.</summary>
    private static async Task<Compilation> CompileAsync(string text)
    {
        var block = Blocks().Matches(Read("README.md")).Select(static match => match.Groups[1].Value).Single(block => block.Contains(text, StringComparison.Ordinal));
        Assert.InRange(block.TrimEnd('\n').Split('\n').Length, 1, MostLines);
        var program = Analysis.Compile("using System;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing Bqml;\nBigQueryML bigquery = await BigQueryML.CreateAsync(\"my-project\");\n" + block);
        program = program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication));
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], OnnxFiles.All, (CSharpParseOptions)program.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(program, out var compilation, out _);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Empty((await Analysis.RunAsync(compilation)).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return compilation;
    }

    /// <summary>How many lines a generated statement has.</summary>
    private static int Lines(Compilation compilation, string type, string statement) =>
        ((string)Assert.Single(compilation.GetTypeByMetadataName(type + "+Sql")!.GetMembers(statement).OfType<IFieldSymbol>()).ConstantValue!).Split('\n').Length;

    /// <summary>The number that README.md gives for a sample: <c>[samples/X](samples/X) replaces N lines</c>.</summary>
    private static int Said(string sample) => int.Parse(Assert.Single(Regex.Matches(Read("README.md"), $@"\[samples/{sample}\]\(samples/{sample}\)[^#]*?replace[sd]? (\d+) lines of SQL")).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"\"\"\n(.*?)\n\\s*\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Statements();
}
