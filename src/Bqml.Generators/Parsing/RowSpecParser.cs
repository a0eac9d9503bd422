using System.Collections.Immutable;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Parsing;

/// <summary>Reads row types: plain records and classes, from source or another assembly.</summary>
internal static class RowSpecParser
{
    /// <summary>Reads a type marked [BigQueryRow].</summary>
    public static RowTypeSpec Parse(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        new(TypeSpecParser.Parse(type, cancellationToken), Parse(type, type, cancellationToken));

    /// <summary>Reads the row type of a model.</summary>
    /// <param name="type">The row type.</param>
    /// <param name="user">The type that generated code is part of.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static RowSpec Parse(INamedTypeSymbol type, INamedTypeSymbol user, CancellationToken cancellationToken) =>
        Parse(type, new EnclosingRows(type), user, cancellationToken);

    public static RowSpec Parse(INamedTypeSymbol type, EnclosingRows enclosing, INamedTypeSymbol user, CancellationToken cancellationToken)
    {
        var properties = Properties(type);
        var columns = new List<ColumnSpec>(properties.Count);
        foreach (var property in properties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            columns.Add(ParseColumn(type, property, enclosing, user, cancellationToken));
        }
        var (isAccessible, isExposable) = Visibility.Of(type, user);
        return new RowSpec(TypeNames.Plain(type), type.Name, isAccessible, columns.ToEquatableArray(), ConstructionParser.Find(type, properties, columns)) { IsExposable = isExposable };
    }

    /// <summary>The public properties that can be read, base types first; one that is overridden or hidden stands where it was first declared.</summary>
    private static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var properties = type.BaseType is { SpecialType: SpecialType.None } baseType ? Properties(baseType) : [];
        foreach (var property in DeclaredProperties.Of(type))
        {
            if (property is not { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }) continue;
            var index = properties.FindIndex(inherited => inherited.Name == property.Name);
            if (index < 0) properties.Add(property);
            else properties[index] = property;
        }
        return properties;
    }

    private static ColumnSpec ParseColumn(INamedTypeSymbol type, IPropertySymbol property, EnclosingRows enclosing, INamedTypeSymbol user, CancellationToken cancellationToken)
    {
        string? column = null;
        // Most properties have no attribute.
        List<ColumnRole>? roles = null;
        List<FunctionRole>? functionRoles = null;
        List<TransformUse>? transforms = null;
        AiColumnUse? ai = null;
        var aiCount = 0;
        string? statusOf = null, description = null;
        List<AiExample>? examples = null;
        foreach (var attribute in Attributes(property))
        {
            if (AttributeNames.Find(attribute) is not { } name)
            {
                description ??= AttributeNames.FindDescription(attribute);
                continue;
            }
            if (name == "ColumnAttribute" && attribute.ConstructorArguments.Length == 1) column = Constants.Text(attribute.ConstructorArguments[0]);
            else if (AttributeNames.FindRole(name) is { } role) (roles ??= []).Add(role);
            else if (AttributeNames.FindFunctionRole(name) is { } functionRole) (functionRoles ??= []).Add(functionRole);
            else if (TransformParser.Parse(attribute, name, property.Name) is { } transform) (transforms ??= []).Add(transform);
            else if (name == "AiExampleAttribute" && AiColumnParser.ParseExample(attribute) is { } example) (examples ??= []).Add(example);
            else if (name == "AiStatusAttribute" && attribute.ConstructorArguments.Length == 1) statusOf = Constants.Text(attribute.ConstructorArguments[0]);
            else if (AiColumnParser.Parse(attribute, name, user, cancellationToken) is { } use)
            {
                ai ??= use;
                aiCount++;
            }
        }

        var (shape, sqlType) = ShapeParser.Parse(property.Type, enclosing, user, cancellationToken);
        return new ColumnSpec
        {
            Property = property.Name,
            Column = column ?? SnakeCase.From(property.Name),
            CSharpType = TypeNames.Annotated(property.Type),
            Type = sqlType,
            IsNullable = property.Type.IsReferenceType ? property.Type.NullableAnnotation != NullableAnnotation.NotAnnotated : property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
            Shape = shape,
            Roles = roles?.ToEquatableArray() ?? [],
            FunctionRoles = functionRoles?.ToEquatableArray() ?? [],
            Transforms = transforms?.ToEquatableArray() ?? [],
            Ai = examples is null ? ai : ai is null ? null : ai with { Examples = examples.ToEquatableArray() },
            AiCount = aiCount,
            StatusOf = statusOf,
            Description = description,
            IsSettable = property.SetMethod is { DeclaredAccessibility: Accessibility.Public } || ConstructionParser.IsParameter(type, property),
        };
    }

    /// <summary>The property's attributes after those of the positional parameter it comes from: <c>[Label] double Y</c> in a record's parameter list marks the parameter.</summary>
    private static ImmutableArray<AttributeData> Attributes(IPropertySymbol property)
    {
        var own = HasAttributes(property) ? property.GetAttributes() : [];
        if (!property.ContainingType.IsRecord) return own;
        var ofParameters = ImmutableArray<AttributeData>.Empty;
        foreach (var constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && HasAttributes(parameter) && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type)) ofParameters = ofParameters.AddRange(parameter.GetAttributes());
            }
        }
        return ofParameters.AddRange(own);
    }

    /// <summary>Whether attributes may stand on a property or a positional parameter: a look at the syntax costs far less than binding them, and most have none.</summary>
    private static bool HasAttributes(ISymbol symbol)
    {
        var references = symbol.DeclaringSyntaxReferences;
        // Of another assembly, or with another part.
        if (references.Length == 0 || symbol is IPropertySymbol { IsPartialDefinition: true }) return true;
        foreach (var reference in references)
        {
            if (reference.GetSyntax() is not (BasePropertyDeclarationSyntax { AttributeLists.Count: 0 } or ParameterSyntax { AttributeLists.Count: 0 })) return true;
        }
        return false;
    }
}
