using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Whether code that is part of one type can name another, and show it in its public members.</summary>
internal static class Visibility
{
    public static (bool IsAccessible, bool IsExposable) Of(INamedTypeSymbol type, INamedTypeSymbol user)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!CanName(current, user)) return (false, false);
        }
        var typeLevel = Level(type);
        var userLevel = Level(user);
        // A private type shown by a wider one has no fitting accessibility for the member.
        return typeLevel >= userLevel ? (true, true) : (typeLevel == 2, false);
    }

    private static bool CanName(INamedTypeSymbol type, INamedTypeSymbol user)
    {
        if (type.IsFileLocal || type.TypeKind == TypeKind.Error) return false;
        switch (type.DeclaredAccessibility)
        {
            case Accessibility.Public:
                return true;
            case Accessibility.Internal or Accessibility.ProtectedOrInternal:
                return SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, user.ContainingAssembly) || type.ContainingAssembly.GivesAccessTo(user.ContainingAssembly);
            default:
                for (INamedTypeSymbol? outer = user; outer is not null; outer = outer.ContainingType)
                {
                    if (SymbolEqualityComparer.Default.Equals(outer, type.ContainingType)) return true;
                }
                return false;
        }
    }

    /// <summary>3 when everybody can name the type, 2 when its assembly can, 1 when only types around it can.</summary>
    private static int Level(INamedTypeSymbol type)
    {
        var level = 3;
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            level = Math.Min(level, current.DeclaredAccessibility switch
            {
                Accessibility.Public => 3,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => 2,
                _ => 1,
            });
        }
        return level;
    }
}
