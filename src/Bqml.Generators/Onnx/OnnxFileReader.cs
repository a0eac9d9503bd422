namespace Bqml.Generators.Onnx;

/// <summary>
/// Reads what an ONNX file says of its inputs and outputs, by the field numbers of onnx.proto. Weights and nodes are stepped over, so a file of any size costs
/// little more than the number of its nodes and weights.
/// </summary>
internal static class OnnxFileReader
{
    /// <summary>The most inputs, outputs or operator sets; BigQuery takes no more columns.</summary>
    internal const int MaxValues = 10_000;

    /// <summary>The most dimensions of a tensor.</summary>
    internal const int MaxDimensions = 64;

    private const string DefaultDomain = "ai.onnx";

    /// <summary>Reads a file.</summary>
    /// <exception cref="OnnxFormatException">It is no ONNX file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static OnnxFile Read(Stream stream, CancellationToken cancellationToken)
    {
        var reader = new ProtobufReader(stream, "ONNX file");
        long formatVersion = 0;
        var operatorSets = new List<OnnxOperatorSet>();
        Graph? graph = null;
        while (reader.MoveNext(out var field))
        {
            switch (field)
            {
                case 1:
                    formatVersion = reader.ReadInt64();
                    break;
                case 7:
                    graph = new Graph();
                    reader.ReadMessage(message => ReadGraph(message, graph, cancellationToken));
                    break;
                case 8:
                    Add(operatorSets, ReadOperatorSet(reader), MaxValues, "operator sets");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        if (graph is null || formatVersion <= 0) throw new OnnxFormatException($"it has no {(graph is null ? "graph" : "version of the format")}, so it is no ONNX model");
        // Before version 4 of the format weights were listed among the inputs.
        graph.Inputs.RemoveAll(input => graph.Weights.Contains(input.Name));
        return new OnnxFile(stream.Length, formatVersion, operatorSets.ToEquatableArray(), graph.Inputs.ToEquatableArray(), graph.Outputs.ToEquatableArray());
    }

    private static void ReadGraph(ProtobufReader reader, Graph graph, CancellationToken cancellationToken)
    {
        while (reader.MoveNext(out var field))
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (field)
            {
                case 5:
                    if (ReadName(reader, nameField: 8) is { } weight) graph.Weights.Add(weight);
                    break;
                case 11:
                    Add(graph.Inputs, ReadValue(reader), MaxValues, "inputs");
                    break;
                case 12:
                    Add(graph.Outputs, ReadValue(reader), MaxValues, "outputs");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static OnnxOperatorSet ReadOperatorSet(ProtobufReader reader)
    {
        var domain = "";
        long version = 0;
        reader.ReadMessage(message =>
        {
            while (message.MoveNext(out var field))
            {
                if (field == 1) domain = message.ReadText();
                else if (field == 2) version = message.ReadInt64();
                else message.Skip();
            }
        });
        return new OnnxOperatorSet(domain.Length == 0 ? DefaultDomain : domain, version);
    }

    private static string? ReadName(ProtobufReader reader, int nameField)
    {
        string? name = null;
        reader.ReadMessage(message =>
        {
            while (message.MoveNext(out var field))
            {
                if (field == nameField) name = message.ReadText();
                else message.Skip();
            }
        });
        return name;
    }

    private static OnnxValue ReadValue(ProtobufReader reader)
    {
        var value = new OnnxValue("", OnnxValueKind.Unknown, 0, null);
        reader.ReadMessage(message =>
        {
            while (message.MoveNext(out var field))
            {
                if (field == 1) value = value with { Name = message.ReadText() };
                else if (field == 2) message.ReadMessage(type => value = ReadType(type, value));
                else message.Skip();
            }
        });
        return value;
    }

    private static OnnxValue ReadType(ProtobufReader reader, OnnxValue value)
    {
        while (reader.MoveNext(out var field))
        {
            var kind = field switch
            {
                1 => OnnxValueKind.Tensor,
                4 => OnnxValueKind.Sequence,
                5 => OnnxValueKind.Map,
                7 => OnnxValueKind.Opaque,
                8 => OnnxValueKind.SparseTensor,
                9 => OnnxValueKind.Optional,
                _ => OnnxValueKind.Unknown,
            };
            if (kind != OnnxValueKind.Unknown) value = value with { Kind = kind };
            if (kind == OnnxValueKind.Tensor) reader.ReadMessage(tensor => value = ReadTensor(tensor, value));
            else reader.Skip();
        }
        return value;
    }

    private static OnnxValue ReadTensor(ProtobufReader reader, OnnxValue value)
    {
        while (reader.MoveNext(out var field))
        {
            if (field == 1) value = value with { ElementType = unchecked((int)reader.ReadInt64()) };
            else if (field == 2) value = value with { Shape = ReadShape(reader) };
            else reader.Skip();
        }
        return value;
    }

    private static EquatableArray<long?> ReadShape(ProtobufReader reader)
    {
        var dimensions = new List<long?>();
        reader.ReadMessage(shape =>
        {
            while (shape.MoveNext(out var field))
            {
                if (field == 1) Add(dimensions, ReadDimension(shape), MaxDimensions, "dimensions");
                else shape.Skip();
            }
        });
        return dimensions.ToEquatableArray();
    }

    /// <summary>A dimension has a length, or only a name, or neither; exporters also write a negative length for one that is not fixed.</summary>
    private static long? ReadDimension(ProtobufReader reader)
    {
        long? length = null;
        reader.ReadMessage(dimension =>
        {
            while (dimension.MoveNext(out var field))
            {
                if (field == 1) length = dimension.ReadInt64();
                else dimension.Skip();
            }
        });
        return length >= 0 ? length : null;
    }

    private static void Add<T>(List<T> list, T item, int most, string what)
    {
        if (list.Count == most) throw new OnnxFormatException($"it has more than {most} {what}");
        list.Add(item);
    }

    private sealed class Graph
    {
        internal HashSet<string> Weights { get; } = new(StringComparer.Ordinal);

        internal List<OnnxValue> Inputs { get; } = [];

        internal List<OnnxValue> Outputs { get; } = [];
    }
}
