using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.CodeFixes;

/// <summary>Corrects a text in a string literal: a misspelt name of an option, value of an option or model type, the URI of a folder without its asterisk.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectSpellingFix)), Shared]
public sealed class CorrectSpellingFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        OptionDiagnostics.NotAllowed.Id, OptionDiagnostics.UnlistedOptionMisspelt.Id, SupportDiagnostics.MisspeltModelType.Id, SupportDiagnostics.DeprecatedModelType.Id,
        OptionDiagnostics.UnusualFile.Id, ObjectTableDiagnostics.FolderUri.Id,
        OptionColumnDiagnostics.Unknown.Id, AiDiagnostics.PromptProperty.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) continue;
            diagnostic.Properties.TryGetValue(FixProperties.Text, out var text);
            var literal = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
                .FirstOrDefault(candidate => candidate.IsKind(SyntaxKind.StringLiteralExpression) && candidate.Token.ValueText == text);
            if (literal is null) continue;
            var corrected = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(replacement)).WithTriviaFrom(literal);
            context.RegisterCodeFix(
                CodeAction.Create($"Change to \"{replacement}\"", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, corrected))), nameof(CorrectSpellingFix)),
                diagnostic);
        }
    }
}
