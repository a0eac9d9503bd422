using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Bqml.Generators.Analyzers;
using Bqml.Generators.Tests.Harness;
using Bqml.Generators.Tests.Onnx;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Compiles a source text with the library and runs our analyzers on it.</summary>
internal static class Analysis
{
    /// <summary>.NET and the library, as a user's project references them.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(BigQueryModelAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(GoogleSql.SqlType).Assembly.Location),
    ];

    // Compilations made from one that has been used share what it knows of its references.
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Zoo", [], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Every analyzer.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(ModelAnalyzer).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The analyzers of annotated types, which judge as the generator does.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> OfDeclarations { get; } = [new ModelAnalyzer(), new RowAnalyzer(), new ObjectTableAnalyzer()];

    static Analysis() => s_empty.GetSpecialType(SpecialType.System_Object);

    public static CSharpCompilation Compile(params string[] sources)
    {
        TestSources.Add(sources);
        return s_empty.AddSyntaxTrees(sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), path: index == 0 ? "Zoo.cs" : $"Zoo{index}.cs")));
    }

    /// <summary>The program together with what is generated from it.</summary>
    public static Compilation Generate(params string[] sources)
    {
        var compilation = Compile(sources);
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], OnnxFiles.All, (CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    /// <summary>Our diagnostics, in the order of their places.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(string source) => RunAsync(Compile(source));

    /// <summary>Our diagnostics, in the order of their places.</summary>
    /// <param name="compilation">What is compiled.</param>
    /// <param name="open">The files to analyze; all when left out.</param>
    /// <param name="analyzers">The analyzers; all when left out.</param>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, IEnumerable<SyntaxTree>? open = null, ImmutableArray<DiagnosticAnalyzer>? analyzers = null)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(OnnxFiles.All), onAnalyzerException: (exception, _, _) => { lock (failures) failures.Add(exception.ToString()); }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var analysis = new CompilationWithAnalyzers(compilation, analyzers ?? Analyzers, options);
        var diagnostics = new List<Diagnostic>();
        if (open is null) diagnostics.AddRange(await analysis.GetAnalyzerDiagnosticsAsync());
        foreach (var file in open ?? []) diagnostics.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(file), filterSpan: null, default));
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>The errors of the compiler itself.</summary>
    public static IEnumerable<Diagnostic> CompilerErrors(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The text that a diagnostic underlines.</summary>
    public static string TextAt(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
