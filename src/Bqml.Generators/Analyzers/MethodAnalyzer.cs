using System.Collections.Immutable;
using Bqml.Catalog;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports calls of generated methods whose function has a successor, and those that generate rows of a type that cannot be generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodAnalyzer : CallAnalyzer
{
    private static readonly (string Stem, ModelFunction Function, ModelFunction Successor)[] s_superseded =
    [
        .. from function in ModelCatalog.Functions
           where function is { SupersededBy: not null, MethodName: not null }
           let successor = ModelCatalog.FindFunction(function.SupersededBy!)
           where successor?.MethodName is not null
           select (Stem(function), function, successor),
    ];

    /// <summary>The methods whose last type argument says what is generated.</summary>
    private static readonly HashSet<string> s_generating = new(
        ModelCatalog.Functions.Where(static function => function.MethodName is not null && function.Signatures.Any(static signature => signature.Arguments.Any(static argument => argument.Fields.Any(static field => field.IsSchema))))
            .Select(static function => function.MethodName!), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AvailabilityDiagnostics.SupersededMethod, AiDiagnostics.OutputType];

    private protected override void Analyze(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, INamedTypeSymbol model)
    {
        var method = name.Identifier.ValueText;
        if (name is GenericNameSyntax generic && s_generating.Contains(method)) CheckGenerated(context, generic, model);
        foreach (var (stem, function, successor) in s_superseded)
        {
            if (!method.StartsWith(stem, StringComparison.Ordinal) || !method.EndsWith(Suffix, StringComparison.Ordinal)) continue;
            if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } || !SymbolEqualityComparer.Default.Equals(type.BaseType, model)) return;
            // The successor may have a method for the same circumstances; otherwise its first one is nearest.
            var same = Stem(successor) + method.Substring(stem.Length);
            var replacement = type.GetMembers(same).IsEmpty ? successor.MethodName! : same;
            context.ReportDiagnostic(FindingReporter.Create(
                AvailabilityDiagnostics.SupersededMethod, name.Identifier.GetLocation(), [FixProperties.Text, method, FixProperties.Replacement, replacement], [method, function.Name, successor.Name, replacement]));
            return;
        }
    }

    private static void CheckGenerated(SyntaxNodeAnalysisContext context, GenericNameSyntax name, INamedTypeSymbol model)
    {
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type, TypeArguments: [.., INamedTypeSymbol generated] } || !SymbolEqualityComparer.Default.Equals(type.BaseType, model)) return;
        foreach (var (path, wrong) in OutputSchemaRules.Foreign(RowSpecParser.Parse(generated, generated, context.CancellationToken)))
            context.ReportDiagnostic(Diagnostic.Create(AiDiagnostics.OutputType, name.TypeArgumentList.Arguments.Last().GetLocation(), generated.Name + "." + path, wrong.ToString()));
    }

    private static string Stem(ModelFunction function) => function.MethodName!.Substring(0, function.MethodName.Length - Suffix.Length);
}
