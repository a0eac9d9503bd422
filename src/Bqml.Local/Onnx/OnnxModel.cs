using Bqml.GoogleSql;
using Bqml.Local.Learning;
using Microsoft.ML.OnnxRuntime;

namespace Bqml.Local.Onnx;

/// <summary>An imported ONNX model. Its session may be used by several threads, and ends with the last who holds the model.</summary>
internal sealed class OnnxModel : TrainedModel
{
    public override required string ModelTypeId { get; init; }

    public override required IReadOnlyDictionary<string, object?> Options { get; init; }

    public override IReadOnlyList<Learning.ModelColumn> Features => [.. Inputs.Select(static tensor => new Learning.ModelColumn(tensor.Name, tensor.Type))];

    public override Learning.ModelColumn? Label => null;

    public override IReadOnlyList<IterationInfo> Iterations { get; init; } = [];

    public override IReadOnlyList<string> Differences { get; init; } = [];

    public required IReadOnlyList<OnnxTensor> Inputs { get; init; }

    public required IReadOnlyList<OnnxTensor> Outputs { get; init; }

    public required InferenceSession Session { get; init; }

    /// <summary>Whether several rows can go in at once: the first dimension of every tensor counts them and is not fixed.</summary>
    public bool TakesBatches => Inputs.Concat(Outputs).All(static tensor => tensor.Shape is [null, ..]);
}

/// <summary>An input or output of an ONNX model.</summary>
/// <param name="Name">Its name, which is that of the column.</param>
/// <param name="ElementType">ONNX's number for the type of its elements.</param>
/// <param name="Shape">The lengths of its dimensions, null for one that is not fixed; null when nothing says how many there are.</param>
/// <param name="Element">GoogleSQL's type for its elements.</param>
internal sealed record OnnxTensor(string Name, int ElementType, IReadOnlyList<long?>? Shape, SqlType Element)
{
    /// <summary>The lengths of the dimensions after the one that counts the rows; null when nothing says how many there are.</summary>
    public IReadOnlyList<long?>? RowShape => Shape is null ? null : [.. Shape.Skip(1)];

    /// <summary>The type of the column: one value for a row where the file says so, else an array of them, row by row of the tensor.</summary>
    public SqlType Type => Shape is [] or [null or <= 1] or [_, 1] ? Element : SqlType.Array(Element);
}
