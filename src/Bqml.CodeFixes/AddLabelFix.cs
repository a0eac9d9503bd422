using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
                if (PropertyEdits.FindDeclaration(row, name, context.CancellationToken) is not { } declaration || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
                context.RegisterCodeFix(
                    CodeAction.Create($"Mark '{name}' [Label]", cancellationToken => PropertyEdits.MarkAsync(document, declaration, "Label", cancellationToken), nameof(AddLabelFix) + name),
                    diagnostic);
            }
        }
    }
}
