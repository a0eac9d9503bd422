using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.CodeFixes;

/// <summary>Removes from a property of a row the role that a function cannot use there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRoleFix)), Shared]
public sealed class RemoveRoleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RowDiagnostics.FunctionColumnType.Id, RowDiagnostics.FunctionColumnCount.Id, RowDiagnostics.FunctionRoleMissing.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixProperties.Property, out var role) || role is null) continue;
            var attributes = root.FindNode(diagnostic.Location.SourceSpan) switch
            {
                ParameterSyntax parameter => parameter.AttributeLists,
                PropertyDeclarationSyntax property => property.AttributeLists,
                _ => default,
            };
            if (attributes.SelectMany(static list => list.Attributes).FirstOrDefault(attribute => IsNamed(attribute, role)) is not { } marked) continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Remove [{role}]", _ => Task.FromResult(context.Document.WithSyntaxRoot(AttributeEdits.Remove(root, marked))), nameof(RemoveRoleFix)),
                diagnostic);
        }
    }

    private static bool IsNamed(AttributeSyntax attribute, string role)
    {
        var name = (attribute.Name as QualifiedNameSyntax)?.Right.Identifier.ValueText ?? (attribute.Name as SimpleNameSyntax)?.Identifier.ValueText;
        return name == role || name == role + "Attribute";
    }
}
