using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.CodeFixes;

/// <summary>Removes an option that has no effect or contradicts the model's file, or one of two that exclude each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOptionFix)), Shared]
public sealed class RemoveOptionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [OptionDiagnostics.Excludes.Id, OptionDiagnostics.Ignored.Id, ImageDiagnostics.Size.Id, ImageDiagnostics.Pixels.Id, ImageDiagnostics.Misplaced.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan);
            if (node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is AttributeArgumentSyntax or AttributeSyntax) is not { } setting) continue;
            if (setting is AttributeArgumentSyntax { NameEquals: null }) setting = setting.FirstAncestorOrSelf<AttributeSyntax>()!;
            Register(context, diagnostic, root, setting, nameof(RemoveOptionFix));
            if (diagnostic.Properties.TryGetValue(FixProperties.Other, out var other)
                && setting.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == other) is { } excluded)
                Register(context, diagnostic, root, excluded, nameof(RemoveOptionFix) + "Other");
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SyntaxNode setting, string key)
    {
        var name = setting is AttributeArgumentSyntax argument ? argument.NameEquals!.Name.Identifier.ValueText : "[" + ((AttributeSyntax)setting).Name + "]";
        context.RegisterCodeFix(
            CodeAction.Create($"Remove {name}", _ => Task.FromResult(context.Document.WithSyntaxRoot(AttributeEdits.Remove(root, setting))), key),
            diagnostic);
    }
}
