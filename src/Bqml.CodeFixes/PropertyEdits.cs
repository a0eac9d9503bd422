using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bqml.CodeFixes;

/// <summary>Changes to the properties of rows, which are declared as properties or as parameters of a record.</summary>
internal static class PropertyEdits
{
    /// <summary>The declaration of a row's property, inherited ones included; null when it is not in source.</summary>
    internal static SyntaxNode? FindDeclaration(INamedTypeSymbol row, string name, CancellationToken cancellationToken)
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

    /// <summary>Puts an attribute of namespace Bqml before a declaration; what stands before it, its documentation too, stays there.</summary>
    internal static async Task<Solution> MarkAsync(Document document, SyntaxNode declaration, string attribute, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
            SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Bqml." + attribute)).WithAdditionalAnnotations(Simplifier.Annotation))).WithTrailingTrivia(SyntaxFactory.Space);
        var bare = declaration.WithoutLeadingTrivia();
        var marked = bare switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list)),
            PropertyDeclarationSyntax property => property.WithAttributeLists(property.AttributeLists.Insert(0, list)),
            _ => bare,
        };
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, marked.WithLeadingTrivia(declaration.GetLeadingTrivia()))).Project.Solution;
    }
}
