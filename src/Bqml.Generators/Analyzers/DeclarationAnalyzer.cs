using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with types that carry an attribute of the generator: it reads and judges them as the generator does.</summary>
public abstract class DeclarationAnalyzer : LibraryAnalyzer
{
    private protected DeclarationAnalyzer(string attribute)
        : base(attribute)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type) => start.RegisterSymbolAction(symbol => Analyze(symbol, type), SymbolKind.NamedType);

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
