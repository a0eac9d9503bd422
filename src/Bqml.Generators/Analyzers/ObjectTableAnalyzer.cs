using System.Collections.Immutable;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with classes marked [ObjectTable].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectTableAnalyzer() : DeclarationAnalyzer(AttributeNames.ObjectTable)
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. StructureDiagnostics.All, .. OptionDiagnostics.All, .. SqlDiagnostics.All, .. RemoteDiagnostics.All, .. ObjectTableDiagnostics.All];

    private protected override EquatableArray<Finding> Check(INamedTypeSymbol type, SymbolAnalysisContext context) => ObjectTableRules.Check(ObjectTableSpecParser.Parse(type, context.CancellationToken));
}
