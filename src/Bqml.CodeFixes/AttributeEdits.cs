using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.CodeFixes;

/// <summary>Changes to attributes that keep the code around them as it is.</summary>
internal static class AttributeEdits
{
    /// <summary>Removes an argument, with the parentheses when it was the only one, or an attribute, with its brackets when it was the only one.</summary>
    internal static SyntaxNode Remove(SyntaxNode root, SyntaxNode node) => node switch
    {
        AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Arguments.Count: 1 } list } => Remove(root, list),
        AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } => root.ReplaceNode(attribute, attribute.WithArgumentList(null).WithTrailingTrivia(attribute.GetTrailingTrivia())),
        AttributeSyntax { Parent: AttributeListSyntax { Attributes.Count: 1 } list } => Remove(root, list),
        AttributeListSyntax list => root.RemoveNode(list, HasComment(list) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)!,
        _ => root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!,
    };

    /// <summary>Adds a named argument at the end of an attribute's arguments.</summary>
    internal static AttributeSyntax WithArgument(AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        var equals = SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.EqualsToken, [SyntaxFactory.Space]));
        var argument = SyntaxFactory.AttributeArgument(equals, null, value.WithoutTrivia());
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        var separators = list.Arguments.GetSeparators().Concat([SyntaxFactory.Token([], SyntaxKind.CommaToken, [SyntaxFactory.Space])]);
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(list.Arguments.Concat([argument]), separators)));
    }

    private static bool HasComment(AttributeListSyntax list) =>
        list.GetLeadingTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
