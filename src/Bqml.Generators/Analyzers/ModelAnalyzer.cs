using System.Collections.Immutable;
using Bqml.Generators.Onnx;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with classes marked [BigQueryModel].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer() : DeclarationAnalyzer(AttributeNames.BigQueryModel)
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.Diagnostics.All;

    private protected override EquatableArray<Finding> Check(INamedTypeSymbol type, SymbolAnalysisContext context) => ModelRules.Check(
        OnnxRows.Complete(ModelSpecParser.Parse(type, context.CancellationToken), context.Options.AdditionalFiles.Where(OnnxSource.IsOnnx).Select(text => OnnxSource.Read(text, context.CancellationToken))));
}
