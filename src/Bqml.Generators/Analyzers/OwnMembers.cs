using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Analyzers;

/// <summary>
/// Tells the members that the user wrote from generated ones. The generator sees the former only, the analyzers see both: what has been generated must not
/// count as declared, nor cost time.
/// </summary>
internal static class OwnMembers
{
    /// <summary>The declaration as the generator saw it.</summary>
    internal static ModelSpec Only(ModelSpec spec, INamedTypeSymbol type)
    {
        var declarations = spec.Type.Declarations.ToArray();
        if (declarations.Length == 0) return spec;
        var own = declarations[declarations.Length - 1];
        var names = own.MemberNames.Where(name => type.GetMembers(name).Any(IsOwn)).ToEquatableArray();
        if (names.Count == own.MemberNames.Count) return spec;
        declarations[declarations.Length - 1] = own with { MemberNames = names };
        return spec with { Type = spec.Type with { Declarations = declarations.ToEquatableArray() } };
    }

    /// <summary>Whether a place is in a file of the user's.</summary>
    internal static bool IsOwn(Location location) => location.SourceTree is { } tree && !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(ISymbol member) => !member.IsImplicitlyDeclared && member.Locations.Any(IsOwn);
}
