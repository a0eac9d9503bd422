using Bqml.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Incremental;

/// <summary>
/// Finds the files on which the spec of a declaration depends besides what names mean: those of the type, of its row types, of what they derive from, and of the types of
/// their columns.
/// </summary>
internal sealed class Dependencies
{
    private readonly Compilation _compilation;
    private readonly HashSet<SyntaxTree> _files = [];
    private readonly HashSet<ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    private Dependencies(Compilation compilation) => _compilation = compilation;

    /// <summary>The files; null when a constant of a file that cannot be told is among what the spec was read from.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="compilation">What it is part of.</param>
    /// <param name="withColumns">Whether its properties are columns.</param>
    public static IReadOnlyCollection<SyntaxTree>? Of(INamedTypeSymbol type, Compilation compilation, bool withColumns)
    {
        var dependencies = new Dependencies(compilation);
        if (!dependencies.AddWithBases(type, withColumns)) return null;
        foreach (var attribute in type.GetAttributes())
        {
            if (AttributeNames.Find(attribute) is null || attribute.AttributeClass is not { Arity: > 0 } attributeClass) continue;
            foreach (var row in attributeClass.TypeArguments)
            {
                if (!dependencies.Add(row)) return null;
            }
        }
        return dependencies._files;
    }

    private bool Add(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Add(array.ElementType);
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    if (!Add(argument)) return false;
                }
                return AddWithBases(named, withColumns: named.TypeKind == TypeKind.Class);
            default:
                return true;
        }
    }

    private bool AddWithBases(INamedTypeSymbol type, bool withColumns)
    {
        // What is in other assemblies changes with the references only.
        if (type.SpecialType != SpecialType.None || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly) || !_types.Add(type)) return true;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            _files.Add(reference.SyntaxTree);
            if (!HasOwnConstants(reference.GetSyntax())) return false;
        }
        if (type.ContainingType is { } outer && !AddWithBases(outer, withColumns: false)) return false;
        if (type.BaseType is { } baseType && !AddWithBases(baseType, withColumns)) return false;
        if (!withColumns) return true;
        foreach (var property in DeclaredProperties.Of(type))
        {
            if (!property.IsStatic && !(Add(property.Type) && AddRowsOf(property))) return false;
        }
        return !type.IsRecord || type.InstanceConstructors.All(constructor => constructor.IsImplicitlyDeclared || constructor.Parameters.All(AddRowsOf));
    }

    /// <summary>Adds the row types that the attributes of a property or positional parameter name.</summary>
    private bool AddRowsOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var lists = reference.GetSyntax() switch
            {
                BasePropertyDeclarationSyntax property => property.AttributeLists,
                ParameterSyntax parameter => parameter.AttributeLists,
                _ => default,
            };
            foreach (var list in lists)
            {
                foreach (var attribute in list.Attributes)
                {
                    if (attribute.Name is not (GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax } or AliasQualifiedNameSyntax { Name: GenericNameSyntax })) continue;
                    if (_compilation.GetSemanticModel(attribute.SyntaxTree).GetSymbolInfo(attribute).Symbol is not IMethodSymbol { ContainingType: { } attributeClass }) return false;
                    foreach (var row in attributeClass.TypeArguments)
                    {
                        if (!Add(row)) return false;
                    }
                }
            }
        }
        return true;
    }

    /// <summary>Whether the attributes of a type and its members hold no constants that another file of the project declares.</summary>
    private bool HasOwnConstants(SyntaxNode declaration)
    {
        if (declaration is not BaseTypeDeclarationSyntax type || !HasOwnConstants(type.AttributeLists)) return false;
        switch (type)
        {
            case EnumDeclarationSyntax numbers:
                foreach (var member in numbers.Members)
                {
                    if (!HasOwnConstants(member.AttributeLists) || (member.EqualsValue is { } value && !IsOwnConstant(value.Value))) return false;
                }
                return true;
            case TypeDeclarationSyntax members:
                foreach (var member in members.Members)
                {
                    if (member is PropertyDeclarationSyntax && !HasOwnConstants(member.AttributeLists)) return false;
                }
                if (members.ParameterList is not { } parameters) return true;
                foreach (var parameter in parameters.Parameters)
                {
                    if (!HasOwnConstants(parameter.AttributeLists)) return false;
                }
                return true;
            default:
                return false;
        }
    }

    private bool HasOwnConstants(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (attribute.ArgumentList is not { } arguments) continue;
                foreach (var argument in arguments.Arguments)
                {
                    if (!IsOwnConstant(argument.Expression)) return false;
                }
            }
        }
        return true;
    }

    private bool IsOwnConstant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax => true,
        PrefixUnaryExpressionSyntax unary => IsOwnConstant(unary.Operand),
        BinaryExpressionSyntax binary => IsOwnConstant(binary.Left) && IsOwnConstant(binary.Right),
        ParenthesizedExpressionSyntax parenthesized => IsOwnConstant(parenthesized.Expression),
        // Its value is the name as it is written here.
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        ArrayCreationExpressionSyntax { Initializer: { } initializer, Type.RankSpecifiers: [{ Sizes: [OmittedArraySizeExpressionSyntax] }] } => AreOwnConstants(initializer.Expressions),
        ImplicitArrayCreationExpressionSyntax array => AreOwnConstants(array.Initializer.Expressions),
        CollectionExpressionSyntax collection => collection.Elements.All(element => element is ExpressionElementSyntax item && IsOwnConstant(item.Expression)),
        // A member of one of the library's enums, or of another assembly's.
        MemberAccessExpressionSyntax => _compilation.GetSemanticModel(expression.SyntaxTree).GetSymbolInfo(expression).Symbol is IFieldSymbol { ContainingAssembly: { } assembly }
            && !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly),
        _ => false,
    };

    private bool AreOwnConstants(SeparatedSyntaxList<ExpressionSyntax> expressions) => expressions.All(IsOwnConstant);
}
