using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Parsing;

/// <summary>Reads how a type and the types around it are declared.</summary>
internal static class TypeSpecParser
{
    public static TypeSpec Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var declarations = new List<TypeDeclaration>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            declarations.Insert(0, ParseDeclaration(current, withMembers: ReferenceEquals(current, type), cancellationToken));
        }
        var containingNamespace = type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString(TypeNames.Namespace) : "";
        return new TypeSpec(containingNamespace, MetadataName(type), declarations.ToEquatableArray());
    }

    private static TypeDeclaration ParseDeclaration(INamedTypeSymbol type, bool withMembers, CancellationToken cancellationToken)
    {
        var isPartial = true;
        SortedSet<string>? members = null;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax declaration)
            {
                isPartial = false;
                continue;
            }
            isPartial &= declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
            if (withMembers && GeneratedFiles.IsOwn(reference.SyntaxTree)) DeclaredNames.AddTo(ref members, declaration);
        }
        return new TypeDeclaration(
            Keyword(type), type.Name, isPartial, type.IsStatic, type.IsAbstract, type.IsFileLocal,
            type.Arity == 0 ? [] : type.TypeParameters.Select(static parameter => parameter.Name).ToEquatableArray(),
            members is null ? [] : members.ToEquatableArray());
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? MetadataName(outer) + "+" + type.MetadataName
        : QualifiedBy(type.ContainingNamespace, type.MetadataName);

    private static string QualifiedBy(INamespaceSymbol? ns, string name) =>
        ns is null or { IsGlobalNamespace: true } ? name : QualifiedBy(ns.ContainingNamespace, ns.Name + "." + name);
}
