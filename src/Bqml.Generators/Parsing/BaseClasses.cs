using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Tells whether a class can be derived from one of the library's by its generated part.</summary>
internal static class BaseClasses
{
    /// <summary>Whether it has no base class, or the generated one: analyzers see that already.</summary>
    public static bool CanHave(INamedTypeSymbol type, string generated) => !type.IsRecord && type.BaseType switch
    {
        null or { SpecialType: SpecialType.System_Object } => true,
        { ContainingNamespace: { Name: "Bqml", ContainingNamespace.IsGlobalNamespace: true } } own => own.Name == generated,
        _ => false,
    };
}
