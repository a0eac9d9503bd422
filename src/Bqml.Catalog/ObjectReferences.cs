namespace Bqml.Catalog;

/// <summary>References to objects in Cloud Storage: values of type ObjectRef.</summary>
public sealed class ObjectReferences
{
    /// <summary>Their type, as GoogleSQL writes it.</summary>
    public required string Type { get; init; }

    /// <summary>The function that makes one of an object's URI and a connection.</summary>
    public required string MakeFunction { get; init; }

    /// <summary>The function that makes one into JSON by which the object can be reached.</summary>
    public required string AccessFunction { get; init; }

    /// <summary>The literal that asks <see cref="AccessFunction"/> for access to read.</summary>
    public required string ReadMode { get; init; }
}
