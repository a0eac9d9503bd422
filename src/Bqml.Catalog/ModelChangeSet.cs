namespace Bqml.Catalog;

/// <summary>The options of ALTER MODEL that some model types have in common: one class in C#.</summary>
public sealed class ModelChangeSet
{
    /// <summary>The class in namespace Bqml: <c>ModelChanges</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The model types that take it.</summary>
    public required IReadOnlyList<string> ModelTypeIds { get; init; }
}
