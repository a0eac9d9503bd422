using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Parsing;

/// <summary>Finds the properties that a type declares.</summary>
internal static class DeclaredProperties
{
    /// <summary>
    /// The properties in the order of their declarations. Where the syntax tells their names they are asked for one by one: for all members the compiler sorts accessors and
    /// fields too, which takes half as long as binding them.
    /// </summary>
    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax() is not TypeDeclarationSyntax declaration) return type.GetMembers().OfType<IPropertySymbol>();
        var parameters = declaration is RecordDeclarationSyntax { ParameterList: { } list } ? list.Parameters : default;
        // A property may be declared in place of the one that a parameter stands for.
        if (parameters.Count > 0 && declaration.Members.Count > 0) return type.GetMembers().OfType<IPropertySymbol>();
        var properties = new List<IPropertySymbol>(parameters.Count + declaration.Members.Count);
        foreach (var parameter in parameters) Add(parameter.Identifier.ValueText);
        foreach (var member in declaration.Members)
        {
            if (member is PropertyDeclarationSyntax property) Add(property.Identifier.ValueText);
        }
        return properties;

        void Add(string name)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IPropertySymbol property) properties.Add(property);
            }
        }
    }
}
