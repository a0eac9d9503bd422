using Bqml.Catalog;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Reads the attributes of computed properties.</summary>
internal static class AiColumnParser
{
    /// <summary>What an attribute says; null when it is none of them.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="metadataName">Its class's metadata name in namespace Bqml.</param>
    /// <param name="user">The type that generated code is part of.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static AiColumnUse? Parse(AttributeData attribute, string metadataName, INamedTypeSymbol user, CancellationToken cancellationToken)
    {
        if (!metadataName.StartsWith("Ai", StringComparison.Ordinal) || ModelCatalog.FindFunctionByColumnAttribute("Bqml." + metadataName) is not { } function) return null;
        var texts = new List<string>(2);
        EquatableArray<string> categories = [];
        foreach (var argument in attribute.ConstructorArguments)
        {
            if (argument.Kind == TypedConstantKind.Array) categories = argument.IsNull ? [] : argument.Values.Select(Constants.Text).ToEquatableArray();
            else texts.Add(Constants.Text(argument));
        }
        var source = attribute.AttributeClass!.TypeArguments is [INamedTypeSymbol { TypeKind: TypeKind.Class } row] ? RowSpecParser.Parse(row, user, cancellationToken) : null;
        return new AiColumnUse(function.Name, texts.ToEquatableArray(), categories, attribute.NamedArguments.Select(static argument => new OptionUse(argument.Key, Constants.Read(argument.Value))).ToEquatableArray())
        {
            Attribute = function.ColumnAttributeName!,
            Source = source,
        };
    }

    /// <summary>The example that an attribute gives.</summary>
    public static AiExample? ParseExample(AttributeData attribute) =>
        attribute.ConstructorArguments is [var input, var output] ? new AiExample(Constants.Text(input), Constants.Read(output)) : null;
}
