using System.Collections.Immutable;
using Bqml.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Benchmarks;

/// <summary>What all analyzers of Bqml together cost for a document that was edited: what an editor runs after a keystroke, the compiler's own work not counted.</summary>
internal static class AnalyzerTime
{
    /// <summary>The median over edits of models of every family, in milliseconds.</summary>
    public static double OfEditedDocuments(Subject subject, int warmUps, int rounds)
    {
        var analyzers = typeof(ModelGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        var driver = subject.NewDriver().RunGenerators(subject.Compilation);
        var times = new Times();
        for (var round = 0; round < warmUps + rounds; round++)
        {
            // The document is analyzed together with what was generated from it; that the compiler has bound it already, for its own errors, is not our cost.
            driver.RunGeneratorsAndUpdateCompilation(subject.EditAnnotated(round), out var compilation, out _);
            var tree = subject.AnnotatedTree(compilation, round);
            var model = compilation.GetSemanticModel(tree);
            model.GetDiagnostics();
            var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            // The analyzer driver works on threads of its own.
            times.Add(round >= warmUps, () => Check(analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult()), ofProcess: true);
        }
        return times.Median;
    }

    private static void Check(ImmutableArray<Diagnostic> diagnostics)
    {
        var failure = diagnostics.FirstOrDefault(static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        if (failure is not null) throw new InvalidOperationException(failure.ToString());
    }
}
