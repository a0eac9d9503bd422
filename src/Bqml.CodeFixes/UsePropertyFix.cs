using System.Collections.Immutable;
using System.Composition;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bqml.CodeFixes;

/// <summary>Replaces [ModelOption("L2_REG", 0.1)] by the property of the type attribute: L2Reg = 0.1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsePropertyFix)), Shared]
public sealed class UsePropertyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [OptionDiagnostics.UnlistedOptionIsProperty.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixProperties.Property, out var property) || property is null) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: [_, var value] } written) continue;
            if (FindTypeAttribute(written, model, out var type) is not { } attribute || type.OptionByProperty(property) is not { } option) continue;
            if (attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == property) == true) continue;
            if (Convert(option, value.Expression) is not { } expression) continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Set {property} of [{type.AttributeName}]", _ => Task.FromResult(Replace(context.Document, root, written, attribute, property, expression)), nameof(UsePropertyFix)),
                diagnostic);
        }
    }

    private static AttributeSyntax? FindTypeAttribute(AttributeSyntax written, SemanticModel model, out ModelType type)
    {
        foreach (var attribute in written.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.AttributeLists.SelectMany(static list => list.Attributes) ?? [])
        {
            if (model.GetTypeInfo(attribute).Type is INamedTypeSymbol symbol && ModelCatalog.FindModelTypeByAttribute("Bqml." + symbol.MetadataName) is { } found)
            {
                type = found;
                return attribute;
            }
        }
        type = null!;
        return null;
    }

    /// <summary>The value for the property: strings become members of the option's enum; null when there is no such member.</summary>
    private static ExpressionSyntax? Convert(ModelOption option, ExpressionSyntax value)
    {
        if (option.EnumType is null || value is not LiteralExpressionSyntax { Token.ValueText: var text } literal || !literal.IsKind(SyntaxKind.StringLiteralExpression)) return value;
        return option.AllowedValues.FirstOrDefault(allowed => allowed.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } member
            ? SyntaxFactory.ParseExpression("global::Bqml." + option.EnumType + "." + member.MemberName).WithAdditionalAnnotations(Simplifier.Annotation)
            : null;
    }

    private static Document Replace(Document document, SyntaxNode root, AttributeSyntax written, AttributeSyntax attribute, string property, ExpressionSyntax value)
    {
        var tracked = root.TrackNodes(written, attribute);
        var current = tracked.GetCurrentNode(attribute)!;
        tracked = tracked.ReplaceNode(current, AttributeEdits.WithArgument(current, property, value));
        return document.WithSyntaxRoot(AttributeEdits.Remove(tracked, tracked.GetCurrentNode(written)!));
    }
}
