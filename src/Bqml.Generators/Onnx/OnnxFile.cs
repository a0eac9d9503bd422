namespace Bqml.Generators.Onnx;

/// <summary>What an ONNX file says of itself, compared by value: everything but the nodes and weights.</summary>
/// <param name="Size">The file's length in bytes.</param>
/// <param name="FormatVersion">The version of ONNX's file format (<c>ir_version</c>).</param>
/// <param name="OperatorSets">The operator sets it imports.</param>
/// <param name="Inputs">What goes in: the graph's inputs that have no value in the file.</param>
/// <param name="Outputs">What comes out.</param>
internal sealed record OnnxFile(
    long Size, long FormatVersion, EquatableArray<OnnxOperatorSet> OperatorSets, EquatableArray<OnnxValue> Inputs, EquatableArray<OnnxValue> Outputs);

/// <summary>A version of a set of operators.</summary>
/// <param name="Domain">The set's name; <c>ai.onnx</c> for ONNX's own, which files write as an empty name.</param>
/// <param name="Version">Its version.</param>
internal sealed record OnnxOperatorSet(string Domain, long Version);

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ElementType">The number of its elements' type in ONNX (<c>TensorProto.DataType</c>); 0 when the file does not say.</param>
/// <param name="Shape">The lengths of its dimensions, null for one that is not fixed; null when the file does not say how many there are.</param>
internal sealed record OnnxValue(string Name, OnnxValueKind Kind, int ElementType, EquatableArray<long?>? Shape);

/// <summary>What kind of value an input or output is.</summary>
internal enum OnnxValueKind
{
    Unknown, Tensor, Sequence, Map, Opaque, SparseTensor, Optional,
}
