namespace Bqml.Catalog;

/// <summary>What <c>CREATE EXTERNAL TABLE</c> takes for an object table: a table of the objects in Cloud Storage.</summary>
public sealed class ObjectTableStatement
{
    /// <summary>The metadata name of the attribute that declares one.</summary>
    public const string AttributeName = "ObjectTableAttribute";

    /// <summary>The option that names the objects.</summary>
    public const string UrisOption = "uris";

    /// <summary>The options, in the order in which they are written.</summary>
    public required IReadOnlyList<ModelOption> Options { get; init; }

    /// <summary>The columns, as a STRUCT in GoogleSQL: the same for every object table.</summary>
    public required string RowType { get; init; }

    /// <summary>The references to objects that a column of the table holds.</summary>
    public required ObjectReferences References { get; init; }

    /// <summary>How many asterisks a path may hold.</summary>
    public required int MaxWildcards { get; init; }

    /// <summary>What every path begins with.</summary>
    public required string UriScheme { get; init; }

    /// <summary>The roles that the service account of the table's connection needs on the buckets.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The page of the documentation.</summary>
    public required string DocumentationUrl { get; init; }

    /// <summary>The option that a property of the attribute sets; null when it is none.</summary>
    public ModelOption? OptionByProperty(string property) => Options.FirstOrDefault(option => option.PropertyName == property);
}
