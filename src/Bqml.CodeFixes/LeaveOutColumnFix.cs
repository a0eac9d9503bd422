using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.CodeFixes;

/// <summary>Marks a property of the row that the model does not read [Ignore] or [PassThrough].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveOutColumnFix)), Shared]
public sealed class LeaveOutColumnFix : CodeFixProvider
{
    private static readonly string[] s_attributes = ["Ignore", "PassThrough"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FeatureDiagnostics.ColumnWithoutRole.Id];

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
            if (!diagnostic.Properties.TryGetValue(FixProperties.Property, out var name) || name is null) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) continue;
            if (model.GetTypeInfo(attribute, context.CancellationToken).Type is not INamedTypeSymbol { TypeArguments: [INamedTypeSymbol row, ..] }) continue;
            if (PropertyEdits.FindDeclaration(row, name, context.CancellationToken) is not { } declaration || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
            foreach (var mark in s_attributes)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Mark '{name}' [{mark}]", cancellationToken => PropertyEdits.MarkAsync(document, declaration, mark, cancellationToken), nameof(LeaveOutColumnFix) + mark),
                    diagnostic);
            }
        }
    }
}
