using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with types that carry an attribute of the generator: it reads and judges them as the generator does.</summary>
public abstract class DeclarationAnalyzer : DiagnosticAnalyzer
{
    private readonly string _attribute;

    private protected DeclarationAnalyzer(string attribute) => _attribute = attribute;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // A project that does not use the library pays nothing.
            if (start.Compilation.GetTypeByMetadataName(_attribute) is { } attribute) start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.NamedType);
        });
    }

    /// <summary>What is wrong with a type that carries the attribute.</summary>
    private protected abstract EquatableArray<Finding> Check(INamedTypeSymbol type, SymbolAnalysisContext context);

    private void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (IsMarked(type, attribute)) FindingReporter.Report(context, type, Check(type, context));
    }

    private static bool IsMarked(INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        foreach (var used in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(used.AttributeClass, attribute)) return true;
        }
        return false;
    }
}
