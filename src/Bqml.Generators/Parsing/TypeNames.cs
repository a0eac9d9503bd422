using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>How generated code names types.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat s_annotated =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A namespace with keywords escaped: <c>Zoo.@event</c>.</summary>
    public static SymbolDisplayFormat Namespace { get; } = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The type with global:: and its nullable annotations. A reference type of code without annotations counts as nullable.</summary>
    public static string Annotated(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) return Plain(nullable.TypeArguments[0]) + "?";
        return type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated ? Plain(type) + "?" : Plain(type);
    }

    /// <summary>The type with global:: and without its own nullable annotation.</summary>
    public static string Plain(ITypeSymbol type) =>
        // Almost every column has one of these types, and displaying a symbol takes long.
        Keyword(type.SpecialType) ?? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(s_annotated);

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Int64 => "long",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Double => "double",
        SpecialType.System_Single => "float",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_String => "string",
        _ => null,
    };
}
