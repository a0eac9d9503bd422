using Bqml.Catalog;
using Bqml.Generators.Emission.Objects;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Reads a class marked [ObjectTable] from its symbol, for generator and analyzer alike.</summary>
internal static class ObjectTableSpecParser
{
    public static ObjectTableSpec Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var attribute = type.GetAttributes().First(static attribute => AttributeNames.Find(attribute) == ObjectTableStatement.AttributeName);
        return new ObjectTableSpec(
            TypeSpecParser.Parse(type, cancellationToken),
            BaseClasses.CanHave(type, ObjectTableEmitter.BaseClass),
            attribute.ConstructorArguments.Length > 0 ? Constants.Text(attribute.ConstructorArguments[0]) : "",
            attribute.NamedArguments.Select(static argument => new OptionUse(argument.Key, Constants.Read(argument.Value))).ToEquatableArray());
    }
}
