using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports constants for options of ALTER MODEL that BigQuery refuses, which the properties would refuse when the program runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangesAnalyzer : DiagnosticAnalyzer
{
    private static readonly Dictionary<string, AlterOption> s_checked = ModelCatalog.AlterOptions
        .Where(static option => option.Pattern is not null || option.Formats.Count > 0 || option.KeyPattern is not null).ToDictionary(static option => option.PropertyName, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [OptionLimitDiagnostics.ChangedValue];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // A project that does not use the library pays nothing.
            if (start.Compilation.GetTypeByMetadataName("Bqml.ModelOptionChanges") is { } changes) start.RegisterSyntaxNodeAction(node => Analyze(node, changes), SyntaxKind.SimpleAssignmentExpression);
        });
    }

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
        if (option.KeyPattern is not null) CheckLabels(context, option, assignment.Right);
        else if (option.Pattern is { } pattern) Check(context, name, assignment.Right, pattern, "it matches " + pattern);
        else if (Constant(context, assignment.Right) is { } text && !option.Formats.Any(format => TextFormat.Matches(format, text)))
            Report(context, assignment.Right, name, text, "its form is " + Wording.Either(option.Formats));
    }

    private static void CheckLabels(SyntaxNodeAnalysisContext context, AlterOption option, ExpressionSyntax value)
    {
        if (value is not BaseObjectCreationExpressionSyntax { Initializer: { } labels }) return;
        foreach (var label in labels.Expressions)
        {
            var (key, text) = label switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] } } entry => (index.Expression, entry.Right),
                InitializerExpressionSyntax { Expressions: [var first, var second] } => (first, second),
                _ => (null, null),
            };
            if (key is not null) Check(context, "A label's key", key, option.KeyPattern!, "it has 1 to 63 lower-case letters, digits, underscores and dashes, and starts with a letter");
            if (text is not null) Check(context, "A label's value", text, option.ValuePattern!, "it has at most 63 lower-case letters, digits, underscores and dashes");
        }
        if (option.MaxEntries is { } most && labels.Expressions.Count > most)
            context.ReportDiagnostic(Diagnostic.Create(OptionLimitDiagnostics.ChangedValue, value.GetLocation(), option.PropertyName, Wording.Number(labels.Expressions.Count) + " labels", "there are at most " + Wording.Number(most)));
    }

    private static void Check(SyntaxNodeAnalysisContext context, string what, ExpressionSyntax value, string pattern, string rule)
    {
        // Success is not all: in a pattern, $ also stands before a line feed at the end.
        if (Constant(context, value) is { } text && Regex.Match(text, pattern, RegexOptions.CultureInvariant) is var match && !(match.Success && match.Length == text.Length))
            Report(context, value, what, text, rule);
    }

    private static string? Constant(SyntaxNodeAnalysisContext context, ExpressionSyntax value) => context.SemanticModel.GetConstantValue(value, context.CancellationToken).Value as string;

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax value, string what, string text, string rule) =>
        context.ReportDiagnostic(Diagnostic.Create(OptionLimitDiagnostics.ChangedValue, value.GetLocation(), what, Wording.Quoted(text), rule));
}
