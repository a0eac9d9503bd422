using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.CodeFixes;

/// <summary>Makes a property that is computed nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeNullableFix)), Shared]
public sealed class MakeNullableFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AiDiagnostics.NotNullable.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var type = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<SyntaxNode>(static node => node is PropertyDeclarationSyntax or ParameterSyntax) switch
            {
                PropertyDeclarationSyntax property => property.Type,
                ParameterSyntax parameter => parameter.Type,
                _ => null,
            };
            if (type is null or NullableTypeSyntax) continue;
            var nullable = SyntaxFactory.NullableType(type.WithoutTrivia()).WithTriviaFrom(type);
            context.RegisterCodeFix(
                CodeAction.Create($"Make it {nullable.WithoutTrivia()}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, nullable))), nameof(MakeNullableFix)),
                diagnostic);
        }
    }
}
