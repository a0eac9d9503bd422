using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Bqml.Generators.Analyzers;
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

    static Analysis() => s_empty.GetSpecialType(SpecialType.System_Object);

    public static CSharpCompilation Compile(params string[] sources) => s_empty.AddSyntaxTrees(
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), path: index == 0 ? "Zoo.cs" : $"Zoo{index}.cs")));

    /// <summary>Our diagnostics, in the order of their places.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(string source) => RunAsync(Compile(source));

    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: (exception, _, _) => { lock (failures) failures.Add(exception.ToString()); }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [new ModelAnalyzer(), new RowAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>The errors of the compiler itself.</summary>
    public static IEnumerable<Diagnostic> CompilerErrors(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The text that a diagnostic underlines.</summary>
    public static string TextAt(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
