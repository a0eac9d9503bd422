using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Finds how a reader can make an instance of a row type.</summary>
internal static class ConstructionParser
{
    /// <summary>
    /// Takes the public constructor with the most parameters of which each stands for a column (same name up to case, same type), if what it leaves out can be set.
    /// </summary>
    public static RowConstruction? Find(INamedTypeSymbol type, List<IPropertySymbol> properties, List<ColumnSpec> columns)
    {
        if (type.IsAbstract || type.IsStatic) return null;
        RowConstruction? best = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Public || Arguments(constructor, properties, columns) is not { } arguments) continue;
            if (best is not null && arguments.Count <= best.ConstructorArguments.Count) continue;
            if (CanSetRest(arguments, properties, columns)) best = new RowConstruction(arguments.ToEquatableArray());
        }
        return best;
    }

    /// <summary>Whether a public constructor sets the property.</summary>
    public static bool IsParameter(INamedTypeSymbol type, IPropertySymbol property) =>
        type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.Any(parameter => Matches(parameter, property)));

    private static List<string>? Arguments(IMethodSymbol constructor, List<IPropertySymbol> properties, List<ColumnSpec> columns)
    {
        var arguments = new List<string>(constructor.Parameters.Length);
        foreach (var parameter in constructor.Parameters)
        {
            var index = properties.FindIndex(property => Matches(parameter, property));
            if (index < 0 || parameter.RefKind != RefKind.None || columns[index].Roles.Contains(ColumnRole.Ignore)) return null;
            arguments.Add(properties[index].Name);
        }
        return arguments;
    }

    private static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool CanSetRest(List<string> arguments, List<IPropertySymbol> properties, List<ColumnSpec> columns)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            var isIgnored = columns[i].Roles.Contains(ColumnRole.Ignore);
            if (isIgnored ? properties[i].IsRequired : !arguments.Contains(properties[i].Name) && properties[i].SetMethod is not { DeclaredAccessibility: Accessibility.Public }) return false;
        }
        return true;
    }
}
