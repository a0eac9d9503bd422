namespace Bqml.Catalog;

/// <summary>Which ONNX files BigQuery imports, and what the tensors in them become.</summary>
/// <remarks>Versions are those of the runtime that BigQuery names: the newest operator sets and file format that it loads.</remarks>
public sealed class OnnxImport
{
    /// <summary>The attribute's property that names the file.</summary>
    public const string FileProperty = "File";

    /// <summary>The ending of the files' names.</summary>
    public const string FileEnding = ".onnx";

    /// <summary>The greatest size of a file in bytes.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>What runs the models in BigQuery.</summary>
    public required string Runtime { get; init; }

    /// <summary>The newest version of the file format.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>The newest version of each set of operators; a model can use no other sets.</summary>
    public required IReadOnlyList<OnnxOperatorSetLimit> OperatorSets { get; init; }

    /// <summary>The types of a tensor's elements.</summary>
    public required IReadOnlyList<OnnxElementType> ElementTypes { get; init; }

    /// <summary>The type with this number; null when there is none.</summary>
    public OnnxElementType? ElementType(int number) => ElementTypes.FirstOrDefault(type => type.Number == number);
}

/// <summary>The newest version of a set of operators.</summary>
/// <param name="Domain">The set's name: <c>ai.onnx</c>.</param>
/// <param name="MaxVersion">The newest version.</param>
public sealed record OnnxOperatorSetLimit(string Domain, int MaxVersion);

/// <summary>A type of a tensor's elements.</summary>
/// <param name="Name">ONNX's name: <c>FLOAT16</c>.</param>
/// <param name="Number">ONNX's number for it.</param>
/// <param name="Type">GoogleSQL's type for it; null when BigQuery takes no such tensors.</param>
public sealed record OnnxElementType(string Name, int Number, string? Type);
