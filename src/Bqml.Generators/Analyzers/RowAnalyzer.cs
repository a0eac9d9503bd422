using System.Collections.Immutable;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with classes marked [BigQueryRow]: it reads and judges them as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. StructureDiagnostics.All, .. RowDiagnostics.All, .. OptionDiagnostics.All, .. RemoteDiagnostics.All, .. AiDiagnostics.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // A project that does not use the library pays nothing.
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.BigQueryRow) is { } attribute)
                start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!FindingReporter.IsMarked(type, attribute)) return;
        var spec = RowSpecParser.Parse(type, context.CancellationToken);
        FindingReporter.Report(context, type, RowRules.Check(spec));
    }
}
