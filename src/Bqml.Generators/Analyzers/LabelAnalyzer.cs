using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports constants that can be no label of a job, a table or a model, which the library would refuse when the program runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LabelAnalyzer() : LibraryAnalyzer("Bqml.DeclaredModel")
{
    private const string Property = "Labels";

    /// <summary>The types that have labels; others derive from them.</summary>
    private static readonly string[] s_owners = ["Bqml.BigQueryMLOptions", "Bqml.TableOptions", "Bqml.ModelOptionChanges", "Bqml.ModelUpdate"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [OptionFormDiagnostics.Label];

    private protected override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type)
    {
        ImmutableArray<INamedTypeSymbol> owners = [.. s_owners.Select(start.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()];
        start.RegisterSyntaxNodeAction(node => AnalyzeAssignment(node, owners), SyntaxKind.SimpleAssignmentExpression);
        start.RegisterSyntaxNodeAction(node => AnalyzeCall(node, owners), SyntaxKind.InvocationExpression);
    }

    /// <summary><c>Labels = new() { ["key"] = "value" }</c>, and <c>Labels["key"] = "value"</c>.</summary>
    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context, ImmutableArray<INamedTypeSymbol> owners)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (assignment.Left is ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element)
        {
            if (AreLabels(context, element.Expression, owners)) CheckLabel(context, index.Expression, assignment.Right);
            return;
        }
        if (!IsNamed(assignment.Left)) return;
        var labels = assignment.Right as InitializerExpressionSyntax ?? (assignment.Right as BaseObjectCreationExpressionSyntax)?.Initializer;
        if (labels is null || !AreLabels(context, assignment.Left, owners)) return;
        foreach (var label in labels.Expressions)
        {
            if (label is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } entry) CheckLabel(context, key.Expression, entry.Right);
            else if (label is InitializerExpressionSyntax { Expressions: [var first, var second] }) CheckLabel(context, first, second);
        }
        if (labels.Expressions.Count > ModelCatalog.Labels.MaxEntries)
            context.ReportDiagnostic(Diagnostic.Create(OptionFormDiagnostics.Label, assignment.Right.GetLocation(), "The number of labels", Wording.Number(labels.Expressions.Count), "at most " + Wording.Number(ModelCatalog.Labels.MaxEntries)));
    }

    /// <summary><c>Labels.Add("key", "value")</c>.</summary>
    private static void AnalyzeCall(SyntaxNodeAnalysisContext context, ImmutableArray<INamedTypeSymbol> owners)
    {
        if (context.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd", Expression: var labels }, ArgumentList.Arguments: [var key, var value] } && AreLabels(context, labels, owners))
            CheckLabel(context, key.Expression, value.Expression);
    }

    private static bool IsNamed(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == Property,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == Property,
        _ => false,
    };

    private static bool AreLabels(SyntaxNodeAnalysisContext context, ExpressionSyntax expression, ImmutableArray<INamedTypeSymbol> owners) =>
        IsNamed(expression) && context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken).Symbol is IPropertySymbol { ContainingType: { } type }
        && owners.Any(owner => SymbolEqualityComparer.Default.Equals(type, owner));

    private static void CheckLabel(SyntaxNodeAnalysisContext context, ExpressionSyntax key, ExpressionSyntax value)
    {
        var rules = ModelCatalog.Labels;
        Check(context, "A label's key", key, rules.KeyPattern, rules.KeyForm);
        Check(context, "A label's value", value, rules.ValuePattern, rules.ValueForm);
    }

    private static void Check(SyntaxNodeAnalysisContext context, string what, ExpressionSyntax value, string pattern, string form)
    {
        if (context.SemanticModel.GetConstantValue(value, context.CancellationToken).Value is not string text || TextFormat.MatchesWhole(text, pattern)) return;
        var meant = Regex.Replace(text.Trim().ToLowerInvariant(), @"[^\p{Ll}\p{Lo}\p{N}_-]", "_", RegexOptions.CultureInvariant);
        EquatableArray<string> properties = value is LiteralExpressionSyntax && TextFormat.MatchesWhole(meant, pattern)
            ? [FixProperties.Text, value.ToString(), FixProperties.Replacement, SymbolDisplay.FormatLiteral(meant, quote: true)] : [];
        context.ReportDiagnostic(FindingReporter.Create(OptionFormDiagnostics.Label, value.GetLocation(), properties, [what, Wording.Quoted(text), form]));
    }
}
