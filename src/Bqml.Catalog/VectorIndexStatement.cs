namespace Bqml.Catalog;

/// <summary>What <c>CREATE VECTOR INDEX</c> takes.</summary>
public sealed class VectorIndexStatement
{
    /// <summary>What the statement begins with.</summary>
    public const string Name = "CREATE VECTOR INDEX";

    /// <summary>The option that names the algorithm.</summary>
    public const string TypeOption = "index_type";

    /// <summary>The options, in the order in which they are written: as arguments of a function are.</summary>
    public required IReadOnlyList<FunctionArgument> Options { get; init; }

    /// <summary>The section of the documentation.</summary>
    public required string DocumentationUrl { get; init; }

    /// <summary>The option of that name in any case; null when there is none.</summary>
    public FunctionArgument? Option(string name) => Options.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The algorithm that an option is for: <c>IVF</c>; null for an option of every index.</summary>
    public static string? AlgorithmOf(FunctionArgument option) => option.When.FirstOrDefault(static condition => condition is { Kind: OutputConditionKind.Setting, Name: TypeOption })?.Value as string;
}
