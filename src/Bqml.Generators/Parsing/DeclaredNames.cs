using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Parsing;

/// <summary>The names of the members that a declaration writes, from its syntax: making their symbols would cost an editor more than all else that is read of a model.</summary>
internal static class DeclaredNames
{
    private const string Constructor = ".ctor";

    /// <summary>Adds the names; a constructor, primary or not, is <c>.ctor</c>.</summary>
    public static void AddTo(ref SortedSet<string>? names, TypeDeclarationSyntax declaration)
    {
        if (declaration.ParameterList is { } parameters)
        {
            Add(ref names, Constructor);
            // A record makes properties of them.
            if (declaration is RecordDeclarationSyntax)
            {
                foreach (var parameter in parameters.Parameters) Add(ref names, parameter.Identifier.ValueText);
            }
        }
        foreach (var member in declaration.Members)
        {
            switch (member)
            {
                case BaseFieldDeclarationSyntax fields:
                    foreach (var variable in fields.Declaration.Variables) Add(ref names, variable.Identifier.ValueText);
                    break;
                case ConstructorDeclarationSyntax constructor when !constructor.Modifiers.Any(SyntaxKind.StaticKeyword):
                    Add(ref names, Constructor);
                    break;
                // An explicit implementation is not found under the member's name.
                case MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method: Add(ref names, method.Identifier.ValueText); break;
                case PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property: Add(ref names, property.Identifier.ValueText); break;
                case EventDeclarationSyntax { ExplicitInterfaceSpecifier: null } written: Add(ref names, written.Identifier.ValueText); break;
                case BaseTypeDeclarationSyntax type: Add(ref names, type.Identifier.ValueText); break;
                case DelegateDeclarationSyntax type: Add(ref names, type.Identifier.ValueText); break;
            }
        }
    }

    private static void Add(ref SortedSet<string>? names, string name) => (names ??= new(StringComparer.Ordinal)).Add(name);
}
