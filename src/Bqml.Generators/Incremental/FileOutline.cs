using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Incremental;

/// <summary>What of a file decides what names mean in other files: its using directives, namespaces and types, with what types derive from, but not their members.</summary>
internal static class FileOutline
{
    public static bool IsSame(SyntaxTree left, SyntaxTree right) =>
        left.GetRoot() is CompilationUnitSyntax a && right.GetRoot() is CompilationUnitSyntax b
        && Same(a.Externs, b.Externs) && Same(a.Usings, b.Usings) && Same(a.AttributeLists, b.AttributeLists) && SameTypes(a.Members, b.Members);

    private static bool SameTypes(SyntaxList<MemberDeclarationSyntax> left, SyntaxList<MemberDeclarationSyntax> right)
    {
        var j = 0;
        for (var i = 0; i < left.Count; i++)
        {
            if (!IsInOutline(left[i])) continue;
            while (j < right.Count && !IsInOutline(right[j])) j++;
            if (j == right.Count || !IsSame(left[i], right[j++])) return false;
        }
        while (j < right.Count && !IsInOutline(right[j])) j++;
        return j == right.Count;
    }

    private static bool IsInOutline(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static bool IsSame(MemberDeclarationSyntax left, MemberDeclarationSyntax right) => (left, right) switch
    {
        (BaseNamespaceDeclarationSyntax a, BaseNamespaceDeclarationSyntax b) =>
            Same(a.Name, b.Name) && Same(a.Externs, b.Externs) && Same(a.Usings, b.Usings) && SameTypes(a.Members, b.Members),
        (TypeDeclarationSyntax a, TypeDeclarationSyntax b) =>
            SameHead(a, b) && Same(a.TypeParameterList, b.TypeParameterList) && Same(a.ConstraintClauses, b.ConstraintClauses) && SameTypes(a.Members, b.Members),
        (EnumDeclarationSyntax a, EnumDeclarationSyntax b) => SameHead(a, b),
        (DelegateDeclarationSyntax a, DelegateDeclarationSyntax b) =>
            a.Identifier.ValueText == b.Identifier.ValueText && Same(a.Modifiers, b.Modifiers) && Same(a.TypeParameterList, b.TypeParameterList),
        _ => false,
    };

    private static bool SameHead(BaseTypeDeclarationSyntax left, BaseTypeDeclarationSyntax right) =>
        left.RawKind == right.RawKind && left.Identifier.ValueText == right.Identifier.ValueText && Same(left.Modifiers, right.Modifiers) && Same(left.BaseList, right.BaseList);

    private static bool Same(SyntaxNode? left, SyntaxNode? right) => SyntaxFactory.AreEquivalent(left, right, topLevel: false);

    private static bool Same(SyntaxTokenList left, SyntaxTokenList right) => SyntaxFactory.AreEquivalent(left, right);

    private static bool Same<T>(SyntaxList<T> left, SyntaxList<T> right)
        where T : SyntaxNode
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Same(left[i], right[i])) return false;
        }
        return true;
    }
}
