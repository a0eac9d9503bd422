using System.Collections.Immutable;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with classes marked [BigQueryRow].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowAnalyzer() : DeclarationAnalyzer(AttributeNames.BigQueryRow)
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. StructureDiagnostics.All, .. RowDiagnostics.All, .. OptionDiagnostics.All, .. RemoteDiagnostics.All, .. AiDiagnostics.All];

    private protected override EquatableArray<Finding> Check(INamedTypeSymbol type, SymbolAnalysisContext context) => RowRules.Check(RowSpecParser.Parse(type, context.CancellationToken));
}
