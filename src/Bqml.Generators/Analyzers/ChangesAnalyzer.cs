using System.Collections.Immutable;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports constants for options of ALTER MODEL that BigQuery refuses, which the properties would refuse when the program runs. Labels have an analyzer of their own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangesAnalyzer() : LibraryAnalyzer("Bqml.ModelOptionChanges")
{
    private static readonly Dictionary<string, AlterOption> s_checked = ModelCatalog.AlterOptions
        .Where(static option => option.Pattern is not null || option.Formats.Count > 0 || option.IntervalMinutes is not null).ToDictionary(static option => option.PropertyName, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [OptionLimitDiagnostics.ChangedValue];

    private protected override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type) => start.RegisterSyntaxNodeAction(node => Analyze(node, type), SyntaxKind.SimpleAssignmentExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol changes)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        var name = assignment.Left switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "",
        };
        if (!s_checked.TryGetValue(name, out var option)) return;
        if (context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is not IPropertySymbol { ContainingType: { } type }) return;
        if (!SymbolEqualityComparer.Default.Equals(type, changes) && !SymbolEqualityComparer.Default.Equals(type.BaseType, changes)) return;
        if (option.IntervalMinutes is { } range) CheckInterval(context, name, assignment.Right, range);
        else if (context.SemanticModel.GetConstantValue(assignment.Right, context.CancellationToken).Value is string text && Expected(option, text) is { } expected)
            Report(context, assignment.Right, name, Wording.Quoted(text), expected);
    }

    /// <summary>What a text must be; null when it is so.</summary>
    private static string? Expected(AlterOption option, string text) =>
        option.Pattern is { } pattern ? TextFormat.MatchesWhole(text, pattern) ? null : "it matches " + pattern
        : option.Formats.Any(format => TextFormat.Matches(format, text)) ? null : "its form is " + Wording.Either(option.Formats);

    private static void CheckInterval(SyntaxNodeAnalysisContext context, string name, ExpressionSyntax value, NumericRange range)
    {
        if (ConstantTimeSpan.Minutes(context.SemanticModel, value, context.CancellationToken) is { } minutes && !range.Contains(minutes))
            Report(context, value, name, Wording.Number(minutes) + " minutes", "it takes " + range + " minutes");
    }

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax value, string name, string text, string rule) =>
        context.ReportDiagnostic(Diagnostic.Create(OptionLimitDiagnostics.ChangedValue, value.GetLocation(), name, text, rule));
}
