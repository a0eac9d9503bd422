using Bqml.Catalog;
using Bqml.Generators.Parsing;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Analyzers;

/// <summary>Finds the place in the code that a finding's target names.</summary>
internal sealed class FindingPlaces(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken)
{
    /// <summary>The place; null when it is not in code the user wrote.</summary>
    internal Location? Find(FindingTarget target) => target.Kind switch
    {
        FindingTargetKind.Class when target.Name is { } member => FindMember(member),
        FindingTargetKind.Class => OwnLocation(),
        FindingTargetKind.ModelAttribute => FindAttribute("BigQueryModelAttribute", target),
        FindingTargetKind.ModelType => FindAttribute(IsModelType, target),
        FindingTargetKind.Training => FindAttribute(static name => name is "TrainingTableAttribute" or "TrainingQueryAttribute", target),
        FindingTargetKind.CustomHoliday => FindAttribute("CustomHolidayAttribute", target),
        FindingTargetKind.HolidaySource => FindAttribute(static name => name is "CustomHolidayTableAttribute" or "CustomHolidayQueryAttribute", target),
        FindingTargetKind.UnlistedOption => FindAttribute("ModelOptionAttribute", target),
        FindingTargetKind.ClassWeight => FindAttribute("ClassWeightAttribute", target),
        FindingTargetKind.Tuning => FindAttribute(static name => name is "TuneAttribute" or "TuneCandidatesAttribute", target),
        FindingTargetKind.ImageInput => FindAttribute("ImageInputAttribute", target),
        FindingTargetKind.Transform => FindAttribute(static name => IsTransform(name), target),
        FindingTargetKind.ObjectTable => FindAttribute(ObjectTableStatement.AttributeName, target),
        FindingTargetKind.AiColumn => FindAiAttribute(target) ?? FindProperty(RowType(0), target) ?? OwnLocation(),
        FindingTargetKind.RowProperty => FindProperty(RowType(0), target) ?? FindAttribute(IsModelType, default) ?? OwnLocation(),
        FindingTargetKind.OutputProperty => FindProperty(RowType(1), target) ?? FindAttribute(IsModelType, default) ?? OwnLocation(),
        _ => OwnLocation(),
    };

    private Location? OwnLocation() => InOwnCode(type.Locations) ?? (type.Locations.FirstOrDefault() is { } location && IsUsable(location) ? location : null);

    // After generation the type has the generated members too, which are not the user's.
    private Location? FindMember(string name)
    {
        foreach (var member in type.GetMembers(name))
        {
            if (!member.IsImplicitlyDeclared && InOwnCode(member.Locations) is { } location) return location;
        }
        return null;
    }

    private Location? FindAttribute(string metadataName, FindingTarget target) => FindAttribute(name => name == metadataName, target);

    private Location? FindAttribute(Func<string, bool> isWanted, FindingTarget target)
    {
        var index = 0;
        foreach (var attribute in type.GetAttributes())
        {
            if (AttributeNames.Find(attribute) is not { } name || !isWanted(name) || index++ < target.Index) continue;
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax) break;
            var place = (target.Name is { } argument ? FindArgument(attribute, syntax, argument) : null) ?? syntax;
            return FindPart(place, target) ?? place.GetLocation();
        }
        return OwnLocation();
    }

    /// <summary>The part of the SQL in an attribute or argument: the first text there that is long enough.</summary>
    private static Location? FindPart(SyntaxNode place, FindingTarget target) => target.Part is not { } part ? null
        : place.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).Select(SqlSource.Of)
            .FirstOrDefault(source => part.End <= source.Text.Length)?.Locate(part);

    private static SyntaxNode? FindArgument(AttributeData attribute, AttributeSyntax syntax, string name)
    {
        if (syntax.ArgumentList is not { } list) return null;
        foreach (var argument in list.Arguments)
        {
            if ((argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name) return argument;
        }
        if (attribute.AttributeConstructor is not { } constructor) return null;
        for (var i = 0; i < constructor.Parameters.Length && i < list.Arguments.Count; i++)
        {
            if (constructor.Parameters[i].Name == name && list.Arguments[i] is { NameEquals: null, NameColon: null } positional) return positional;
        }
        return null;
    }

    private Location? FindProperty(ITypeSymbol? owner, FindingTarget target)
    {
        IPropertySymbol? property = null;
        foreach (var name in (target.Name ?? "").Split('.'))
        {
            property = FindOwnProperty(owner, name);
            if (property is null) return null;
            owner = ElementType(property.Type);
        }
        return property is null || InOwnCode(property.Locations) is not { } location ? null : FindTransform(property, target) ?? location;
    }

    private Location? FindAiAttribute(FindingTarget target)
    {
        if (FindOwnProperty(RowType(0), target.Name ?? "") is not { } property) return null;
        foreach (var reference in property.DeclaringSyntaxReferences)
        {
            var lists = reference.GetSyntax(cancellationToken) switch
            {
                BasePropertyDeclarationSyntax declaration => declaration.AttributeLists,
                ParameterSyntax parameter => parameter.AttributeLists,
                _ => default,
            };
            if (!IsUsable(Location.Create(reference.SyntaxTree, reference.Span)) || !GeneratedFiles.IsOwn(reference.SyntaxTree)) continue;
            foreach (var attribute in lists.SelectMany(static list => list.Attributes))
            {
                var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name as SimpleNameSyntax;
                var text = name?.Identifier.ValueText ?? "";
                if (text.EndsWith("Attribute", StringComparison.Ordinal)) text = text.Substring(0, text.Length - "Attribute".Length);
                if (ModelCatalog.FindFunctionByColumnAttribute("Bqml." + text + "Attribute" + (name is GenericNameSyntax ? "`1" : "")) is null) continue;
                return FindPart(attribute, target) ?? attribute.GetLocation();
            }
        }
        return null;
    }

    private Location? FindTransform(IPropertySymbol property, FindingTarget target) => target.Part is null ? null
        : property.GetAttributes().Where(static attribute => AttributeNames.Find(attribute) == "TransformAttribute")
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is { } syntax ? FindPart(syntax, target) : null).FirstOrDefault(static location => location is not null);

    /// <summary>A type argument of the type attribute; the class itself when it is a row.</summary>
    private ITypeSymbol? RowType(int index)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (AttributeNames.Find(attribute) is { } name && IsModelType(name)) return attribute.AttributeClass!.TypeArguments.ElementAtOrDefault(index);
        }
        return type;
    }

    private static IPropertySymbol? FindOwnProperty(ITypeSymbol? owner, string name)
    {
        for (var current = owner; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) return property;
        }
        return null;
    }

    private static ITypeSymbol ElementType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } generic => generic.TypeArguments[0],
        _ => type,
    };

    private Location? InOwnCode(IEnumerable<Location> locations) => locations.FirstOrDefault(location => IsUsable(location) && GeneratedFiles.IsOwn(location.SourceTree!));

    // A row type of a referenced project is in source, but not in this compilation.
    private bool IsUsable(Location location) => location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree);

    private static bool IsModelType(string metadataName) => ModelCatalog.FindModelTypeByAttribute("Bqml." + metadataName) is not null;

    private static bool IsTransform(string metadataName) => metadataName == "TransformAttribute" || ModelCatalog.FindTransformByAttribute("Bqml." + metadataName) is not null;
}
