using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bqml.CodeFixes;

/// <summary>Removes static or abstract from an annotated type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveModifierFix)), Shared]
public sealed class RemoveModifierFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [StructureDiagnostics.StaticType.Id, StructureDiagnostics.AbstractType.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var isStatic = diagnostic.Id == StructureDiagnostics.StaticType.Id;
            context.RegisterCodeFix(
                CodeAction.Create(
                    isStatic ? "Remove static" : "Remove abstract",
                    cancellationToken => RemoveAsync(context.Document, declaration, isStatic, cancellationToken),
                    nameof(RemoveModifierFix) + diagnostic.Id),
                diagnostic);
        }
    }

    private static async Task<Document> RemoveAsync(Document document, TypeDeclarationSyntax declaration, bool isStatic, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var modifiers = editor.Generator.GetModifiers(declaration);
        editor.SetModifiers(declaration, isStatic ? modifiers.WithIsStatic(false) : modifiers.WithIsAbstract(false));
        return editor.GetChangedDocument();
    }
}
