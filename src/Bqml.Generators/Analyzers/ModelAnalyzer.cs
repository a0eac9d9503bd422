using System.Collections.Immutable;
using Bqml.Generators.Onnx;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports what is wrong with classes marked [BigQueryModel]: it reads and judges them as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.Diagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // A project that does not use the library pays nothing.
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.BigQueryModel) is { } attribute)
                start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!FindingReporter.IsMarked(type, attribute)) return;
        var spec = OnnxRows.Complete(ModelSpecParser.Parse(type, context.CancellationToken), context.Options.AdditionalFiles.Where(OnnxSource.IsOnnx).Select(text => OnnxSource.Read(text, context.CancellationToken)));
        FindingReporter.Report(context, type, ModelRules.Check(spec));
    }
}
