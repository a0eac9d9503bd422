using System.Collections.Immutable;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>
/// Reports what is wrong with calls of BigQuery ML in SQL that code holds: interpolated strings that become queries, constant texts handed to what is marked
/// [StringSyntax("GoogleSQL")], and, as far as it takes knowledge of other models, SQL in attributes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlAnalyzer() : LibraryAnalyzer("Bqml.InterpolatedSql")
{
    /// <summary>The name of the language in [StringSyntax].</summary>
    private const string Language = "GoogleSQL";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [AvailabilityDiagnostics.Superseded, AvailabilityDiagnostics.Preview, AvailabilityDiagnostics.NotSupported,
        ArgumentDiagnostics.Excluded, ArgumentDiagnostics.MissingSetting, ArgumentDiagnostics.Circumstance, ArgumentDiagnostics.PreviewSetting, .. SqlFunctionDiagnostics.All];

    private protected override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type)
    {
        var models = new DeclaredModels(start.Compilation);
        start.RegisterSyntaxNodeAction(node => AnalyzeInterpolated(node, type, models), SyntaxKind.InterpolatedStringExpression);
        start.RegisterSyntaxNodeAction(node => AnalyzeLiteral(node, models), SyntaxKind.StringLiteralExpression);
    }

    private static void AnalyzeInterpolated(SyntaxNodeAnalysisContext context, INamedTypeSymbol interpolated, DeclaredModels models)
    {
        var node = (InterpolatedStringExpressionSyntax)context.Node;
        if (!node.Contents.Any(static content => content is InterpolatedStringTextSyntax text && SqlFunctionRules.MayConcern(text.TextToken.ValueText))) return;
        if (!DerivesFrom(context.SemanticModel.GetTypeInfo(node, context.CancellationToken).ConvertedType, interpolated)) return;
        var source = SqlSource.Of(node, hole => IsNamed(context.SemanticModel.GetTypeInfo(hole, context.CancellationToken).Type, "BigQueryTable"));
        Report(context, source, Check(source.Text, models.Find));
    }

    private static void AnalyzeLiteral(SyntaxNodeAnalysisContext context, DeclaredModels models)
    {
        var node = (LiteralExpressionSyntax)context.Node;
        var text = node.Token.ValueText;
        if (node.Parent is ArgumentSyntax or EqualsValueClauseSyntax && IsQuery(text) && context.SemanticModel.GetTypeInfo(node, context.CancellationToken).ConvertedType is { } type
            && (IsNamed(type, "BigQuerySource") || IsNamed(type, "BigQueryTable")))
        {
            ReportQueryAsName(context, node, isSource: IsNamed(type, "BigQuerySource"));
            return;
        }
        if (!SqlFunctionRules.MayConcern(text)) return;
        var source = SqlSource.Of(node);
        switch (node.Parent)
        {
            case ArgumentSyntax argument when Parameter(context, argument) is { } parameter && IsSql(parameter):
                Report(context, source, Check(text, models.Find));
                break;
            case AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } argument when IsSql(context, attribute, argument):
                // The rules of the declaration say what does not depend on other models.
                var said = Check(text, static _ => null).ToList();
                Report(context, source, Check(text, models.Find).Where(finding => !said.Exists(other => other.Descriptor == finding.Descriptor && other.Part == finding.Part)));
                break;
        }
    }

    /// <summary>What is to be said of a text, which is a query, a part of one, or a statement; nothing when it does not parse, which BigQuery says itself.</summary>
    private static IEnumerable<SqlFinding> Check(string text, Func<SqlPath, ModelType?> findModel)
    {
        var query = SqlParser.ParseQuery(text);
        if (!query.HasErrors) return SqlFunctionRules.Check(query, findModel);
        var expression = SqlParser.ParseExpression(text);
        if (!expression.HasErrors) return SqlFunctionRules.Check(expression, findModel);
        var script = SqlParser.Parse(text);
        return script.HasErrors ? [] : SqlFunctionRules.Check(script, findModel);
    }

    private static void Report(SyntaxNodeAnalysisContext context, SqlSource source, IEnumerable<SqlFinding> findings)
    {
        foreach (var finding in findings)
            context.ReportDiagnostic(FindingReporter.Create(finding.Descriptor, source.Locate(finding.Part), finding.Properties(source.Text), finding.Arguments));
    }

    private static void ReportQueryAsName(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax node, bool isSource)
    {
        var written = node.Token.Text;
        var isRaw = node.Token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || node.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);
        // What takes a table only has no use for a query; and in a raw string braces would need more dollars.
        EquatableArray<string> properties = !isSource || (isRaw && written.IndexOfAny(['{', '}']) >= 0) ? []
            : [FixProperties.Text, written, FixProperties.Replacement, "$" + written.Replace("{", "{{").Replace("}", "}}")];
        context.ReportDiagnostic(FindingReporter.Create(SqlFunctionDiagnostics.QueryAsName, node.GetLocation(), properties, [Wording.Quoted(node.Token.ValueText).Trim('"')]));
    }

    private static bool IsQuery(string text)
    {
        var start = text.TrimStart();
        return StartsWith(start, "SELECT") || StartsWith(start, "WITH") || start.StartsWith("(SELECT", StringComparison.OrdinalIgnoreCase);
    }

    private static bool StartsWith(string text, string word) => text.Length > word.Length && text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && char.IsWhiteSpace(text[word.Length]);

    private static IParameterSymbol? Parameter(SyntaxNodeAnalysisContext context, ArgumentSyntax argument)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return null;
        if (argument.NameColon is { Name.Identifier.ValueText: var name }) return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        var index = list.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private static bool IsSql(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        if (context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is not IMethodSymbol constructor) return false;
        if (argument.NameEquals is { Name.Identifier.ValueText: var property }) return constructor.ContainingType.GetMembers(property).Any(IsSql);
        var index = attribute.ArgumentList!.Arguments.IndexOf(argument);
        return index < constructor.Parameters.Length && IsSql(constructor.Parameters[index]);
    }

    private static bool IsSql(ISymbol symbol) => symbol.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { Name: "StringSyntaxAttribute" } && attribute.ConstructorArguments is [{ Value: Language }, ..]);

    private static bool IsNamed(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "Bqml", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    private static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, wanted)) return true;
        }
        return false;
    }
}
