using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bqml.CodeFixes;

/// <summary>Marks a property of the row [Label]; one action for each property that the model type can predict.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLabelFix)), Shared]
public sealed class AddLabelFix : CodeFixProvider
{
    private const int MostActions = 8;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RowDiagnostics.NoLabel.Id];

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
            if (!diagnostic.Properties.TryGetValue(FixProperties.Property, out var names) || string.IsNullOrEmpty(names)) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) continue;
            if (model.GetTypeInfo(attribute, context.CancellationToken).Type is not INamedTypeSymbol { TypeArguments: [INamedTypeSymbol row, ..] }) continue;
            foreach (var name in names!.Split(',').Take(MostActions))
            {
                if (FindDeclaration(row, name, context.CancellationToken) is not { } declaration || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
                context.RegisterCodeFix(
                    CodeAction.Create($"Mark '{name}' [Label]", cancellationToken => MarkAsync(document, declaration, cancellationToken), nameof(AddLabelFix) + name),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode? FindDeclaration(INamedTypeSymbol row, string name, CancellationToken cancellationToken)
    {
        for (var type = row; type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetMembers(name).OfType<IPropertySymbol>())
            {
                var syntax = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
                if (syntax is ParameterSyntax or PropertyDeclarationSyntax) return syntax;
            }
        }
        return null;
    }

    private static async Task<Solution> MarkAsync(Document document, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var label = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
            SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Bqml.Label")).WithAdditionalAnnotations(Simplifier.Annotation))).WithTrailingTrivia(SyntaxFactory.Space);
        // What stands before the declaration, its documentation too, stays before the new attribute.
        var bare = declaration.WithoutLeadingTrivia();
        var marked = bare switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, label)),
            PropertyDeclarationSyntax property => property.WithAttributeLists(property.AttributeLists.Insert(0, label)),
            _ => bare,
        };
        marked = marked.WithLeadingTrivia(declaration.GetLeadingTrivia());
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, marked)).Project.Solution;
    }
}
