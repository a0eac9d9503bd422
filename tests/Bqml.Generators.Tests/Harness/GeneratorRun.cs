using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Bqml.Generators;
using Bqml.Generators.Tests.Onnx;
using Bqml.GoogleSql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Harness;

/// <summary>
/// The one way in which tests run the generator. Each run is followed by a second one after an edit in another file, which must find every step's result
/// unchanged and write nothing; and what is written must compile without any warning.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(ImmutableArray<GeneratedSourceResult> sources, CSharpCompilation output) => (Sources, Output) = (sources, output);

    /// <summary>What was written.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources { get; }

    /// <summary>The user's code together with what was written.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The only file written.</summary>
    public string Text => Assert.Single(Sources).SourceText.ToString();

    /// <summary>The file written under a hint name.</summary>
    public string this[string hintName] => Assert.Single(Sources, source => source.HintName == hintName).SourceText.ToString();

    /// <summary>The references that a user's project has.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(BigQueryModelAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(SqlType).Assembly.Location),
    ];

    // Compilations made from one that has been used share what it knows of its references.
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "User", [], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    static GeneratorRun() => s_empty.GetSpecialType(SpecialType.System_Object);

    public static CSharpCompilation Compile(LanguageVersion version, params string[] sources)
    {
        TestSources.Add(sources);
        return CompileTogether(version, sources);
    }

    /// <summary>Compiles programs that have nothing to do with each other, for speed.</summary>
    public static CSharpCompilation CompileTogether(LanguageVersion version, params string[] sources)
    {
        var options = ParseOptions(version);
        return s_empty.AddSyntaxTrees([.. sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"User{index}.cs"))]);
    }

    /// <summary>Runs the generator over a user's files.</summary>
    public static GeneratorRun Of(params string[] sources) => Of(LanguageVersion.CSharp14, sources);

    /// <summary>Runs the generator over a user's files.</summary>
    public static GeneratorRun Of(LanguageVersion version, params string[] sources)
    {
        var compilation = Compile(version, sources);
        var driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()], OnnxFiles.All, parseOptions: ParseOptions(version),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        var first = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var result = Assert.Single(first.GetRunResult().Results);
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        AssertNoWarnings((CSharpCompilation)output);
        AssertUnchangedByOtherEdit(first, compilation, version);
        return new GeneratorRun(result.GeneratedSources, (CSharpCompilation)output);
    }

    /// <summary>Runs the generator on a compilation and then on a changed one; returns the second run.</summary>
    public static GeneratorRunResult Rerun(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()], OnnxFiles.All, parseOptions: ParseOptions(LanguageVersion.CSharp14),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return driver.RunGenerators(before).RunGenerators(after).GetRunResult().Results[0];
    }

    private static CSharpParseOptions ParseOptions(LanguageVersion version) => new(version, DocumentationMode.Diagnose);

    private static void AssertNoWarnings(CSharpCompilation output)
    {
        using var stream = new MemoryStream();
        using var documentation = new MemoryStream();
        var diagnostics = output.Emit(stream, xmlDocumentationStream: documentation).Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsGenerated(diagnostic.Location)))
            .ToArray();
        Assert.True(diagnostics.Length == 0, string.Join('\n', diagnostics.Select(static diagnostic => diagnostic + " | " + Line(diagnostic.Location))));
    }

    private static bool IsGenerated(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) ?? true;

    private static string Line(Location location) =>
        location.SourceTree?.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";

    private static void AssertUnchangedByOtherEdit(GeneratorDriver driver, CSharpCompilation compilation, LanguageVersion version)
    {
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Elsewhere { internal static class Edited { public const int Value = 1; } }", ParseOptions(version), "Edited.cs"));
        var result = driver.RunGenerators(edited).GetRunResult().Results[0];
        foreach (var step in new[] { ModelGenerator.ModelStep, ModelGenerator.RowStep, ModelGenerator.ObjectTableStep })
        {
            if (!result.TrackedSteps.TryGetValue(step, out var runs)) continue;
            Assert.All(runs.SelectMany(static run => run.Outputs), static output => Assert.True(IsReused(output.Reason), $"A spec was {output.Reason} by an edit in another file."));
        }
        Assert.All(
            result.TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static run => run.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static bool IsReused(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
