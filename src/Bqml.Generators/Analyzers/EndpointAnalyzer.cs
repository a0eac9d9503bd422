using System.Collections.Immutable;
using System.Globalization;
using Bqml.Generators.Rules;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>
/// Reports endpoints that are retired, soon will be, or look misspelt, wherever code names one by a constant: the property <c>Endpoint</c> of our attributes, an argument
/// <c>endpoint:</c> of our methods, and SQL in interpolated strings.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointAnalyzer() : LibraryAnalyzer("Bqml.InterpolatedSql")
{
    /// <summary>The option of .editorconfig with the day to judge by, as yyyy-MM-dd; the catalogue's day without it.</summary>
    public const string TodayOption = "bqml_today";

    /// <summary>The option of .editorconfig with the number of months before its end at which an endpoint is reported; 6 without it.</summary>
    public const string MonthsOption = "bqml_endpoint_retirement_months";

    private const string Property = "Endpoint";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [RemoteDiagnostics.RetiredEndpoint, RemoteDiagnostics.RetiringEndpoint, RemoteDiagnostics.MisspeltEndpoint];

    private protected override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type)
    {
        start.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.AttributeArgument);
        start.RegisterSyntaxNodeAction(AnalyzeArgument, SyntaxKind.Argument);
        start.RegisterSyntaxNodeAction(node => AnalyzeSql(node, type), SyntaxKind.InterpolatedStringExpression);
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var argument = (AttributeArgumentSyntax)context.Node;
        if (argument is not { NameEquals.Name.Identifier.ValueText: Property, Parent.Parent: AttributeSyntax attribute }) return;
        if (context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol { ContainingType: { } type } && IsOurs(type)) Report(context, argument.Expression);
    }

    private static void AnalyzeArgument(SyntaxNodeAnalysisContext context)
    {
        var argument = (ArgumentSyntax)context.Node;
        if (argument.NameColon is { } name ? name.Name.Identifier.ValueText != EndpointText.Name : !(argument.Expression is LiteralExpressionSyntax literal && EndpointRules.MayBeEndpoint(literal.Token.ValueText))) return;
        if (argument.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || !IsOurs(method.ContainingType)) return;
        var index = list.Arguments.IndexOf(argument);
        if (argument.NameColon is not null || (index < method.Parameters.Length && method.Parameters[index].Name == EndpointText.Name)) Report(context, argument.Expression);
    }

    private static void AnalyzeSql(SyntaxNodeAnalysisContext context, INamedTypeSymbol interpolated)
    {
        var node = (InterpolatedStringExpressionSyntax)context.Node;
        if (!node.Contents.Any(static content => content is InterpolatedStringTextSyntax { TextToken.ValueText: var text } && text.IndexOf(EndpointText.Name, StringComparison.OrdinalIgnoreCase) >= 0)) return;
        for (var type = context.SemanticModel.GetTypeInfo(node, context.CancellationToken).ConvertedType; ; type = type.BaseType)
        {
            if (type is null) return;
            if (SymbolEqualityComparer.Default.Equals(type, interpolated)) break;
        }
        var source = SqlSource.Of(node, static _ => false);
        var expression = SqlParser.ParseExpression(source.Text);
        var calendar = Calendar(context);
        foreach (var text in EndpointText.In(expression.HasErrors ? SqlParser.Parse(source.Text).Root : expression.Root))
        {
            // The quotes stay.
            var span = text.Literal.Span;
            var part = new TextSpan(span.Start + 1, Math.Max(0, span.Length - 2));
            if (part.Length != text.Literal.Value.Length || EndpointRules.Check(text.Literal.Value, part, calendar) is not { } finding) continue;
            context.ReportDiagnostic(FindingReporter.Create(finding.Descriptor, source.Locate(part), finding.Properties(source.Text), finding.Arguments));
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax expression)
    {
        if (context.SemanticModel.GetConstantValue(expression, context.CancellationToken).Value is not string endpoint) return;
        if (EndpointRules.Check(endpoint, default, Calendar(context)) is not { } finding) return;
        EquatableArray<string> properties = finding.Replacement is { } replacement && expression is LiteralExpressionSyntax literal
            ? [FixProperties.Text, literal.Token.Text, FixProperties.Replacement, SymbolDisplay.FormatLiteral(replacement, quote: true)] : [];
        context.ReportDiagnostic(FindingReporter.Create(finding.Descriptor, expression.GetLocation(), properties, finding.Arguments));
    }

    private static EndpointCalendar Calendar(SyntaxNodeAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree);
        var calendar = EndpointCalendar.Default;
        if (options.TryGetValue(TodayOption, out var day) && DateTime.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) calendar = calendar with { Today = day };
        if (options.TryGetValue(MonthsOption, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months)) calendar = calendar with { Months = Math.Min(months, 1200) };
        return calendar;
    }

    private static bool IsOurs(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Bqml", ContainingNamespace.IsGlobalNamespace: true };
}
