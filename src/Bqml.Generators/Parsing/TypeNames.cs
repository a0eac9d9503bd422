using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>How generated code names types.</summary>
internal static class TypeNames
{
    /// <summary>A namespace with keywords escaped: <c>Zoo.@event</c>.</summary>
    public static SymbolDisplayFormat Namespace { get; } = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat s_annotated =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type with global:: and its nullable annotations. A reference type of code without annotations counts as nullable.</summary>
    public static string Annotated(ITypeSymbol type) =>
        type.ToDisplayString(s_annotated) + (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None } ? "?" : "");

    /// <summary>The type with global:: and without its own nullable annotation.</summary>
    public static string Plain(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(s_annotated);
}
