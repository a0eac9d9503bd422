using Bqml.Catalog;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Reads preprocessing attributes, those of the catalogue and the free [Transform].</summary>
internal static class TransformParser
{
    /// <summary>The use that an attribute stands for; null when it is no preprocessing attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="metadataName">Its class's metadata name in namespace Bqml.</param>
    /// <param name="property">The property it stands on; null for the class.</param>
    public static TransformUse? Parse(AttributeData attribute, string metadataName, string? property)
    {
        if (metadataName == "TransformAttribute")
        {
            var expression = attribute.ConstructorArguments.Length > 0 ? Constants.Text(attribute.ConstructorArguments[0]) : "";
            return new TransformUse(null, property is null ? [] : [property], [], expression, FindText(attribute, "As"), FindText(attribute, "Type"));
        }

        if (ModelCatalog.FindTransformByAttribute("Bqml." + metadataName) is not { } function) return null;
        // In the other place the compiler refuses the attribute.
        if ((property is null) != (function.CombinedFields is not null)) return null;
        var columns = property is null ? new List<string>() : [property];
        var arguments = new List<OptionUse>();
        for (var i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            var parameter = attribute.AttributeConstructor!.Parameters[i];
            var value = attribute.ConstructorArguments[i];
            if (parameter.Name == "columns") columns.AddRange(value.IsNull ? [] : value.Values.Select(Constants.Text));
            else arguments.Add(new OptionUse(char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1), Constants.Read(value)));
        }
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key != "As") arguments.Add(new OptionUse(argument.Key, Constants.Read(argument.Value)));
        }
        return new TransformUse(function.Name, columns.ToEquatableArray(), arguments.ToEquatableArray(), null, FindText(attribute, "As"));
    }

    private static string? FindText(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive, Value: string text }) return text;
        }
        return null;
    }
}
