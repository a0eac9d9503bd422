using Bqml.Local.Data;
using Microsoft.ML.OnnxRuntime;

namespace Bqml.Local.Onnx;

/// <summary>Runs rows through a model: several at a time where the model takes that, else one by one.</summary>
internal sealed class OnnxScoring(OnnxModel model, CancellationToken ct)
{
    /// <summary>The most rows that go in at once, and the most elements, which bounds the memory that pictures take.</summary>
    private const int MaxRows = 64;
    private const int MaxElements = 4_000_000;

    private readonly List<OnnxRowValue[]> _waiting = [];
    private readonly List<object?>[] _outputs = [.. model.Outputs.Select(static _ => new List<object?>())];
    private long _elements;

    /// <summary>Adds a row: its value for each input.</summary>
    public void Add(OnnxRowValue[] row)
    {
        var elements = row.Sum(static value => (long)value.Elements.Count);
        var fits = model.TakesBatches && _waiting.Count < MaxRows && _elements + elements <= MaxElements && (_waiting.Count == 0 || HaveSameDimensions(_waiting[0], row));
        if (!fits) Run();
        _waiting.Add(row);
        _elements += elements;
    }

    /// <summary>The outputs of all rows, in their order.</summary>
    public IReadOnlyList<DataColumn> Complete()
    {
        Run();
        return [.. model.Outputs.Select((output, i) => new DataColumn(output.Name, output.Type, [.. _outputs[i]]))];
    }

    private void Run()
    {
        if (_waiting.Count == 0) return;
        ct.ThrowIfCancellationRequested();
        NamedOnnxValue[] inputs = [.. model.Inputs.Select((input, i) => OnnxInput.Tensor(input, [.. _waiting.Select(row => row[i])]))];
        using var options = new RunOptions();
        using var registration = ct.Register(static state => ((RunOptions)state!).Terminate = true, options);
        try
        {
            using var results = model.Session.Run(inputs, [.. model.Outputs.Select(static output => output.Name)], options);
            var i = 0;
            foreach (var result in results)
            {
                _outputs[i].AddRange(OnnxOutput.Rows(model.Outputs[i], result, _waiting.Count));
                i++;
            }
        }
        catch (OnnxRuntimeException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (OnnxRuntimeException e)
        {
            throw new LocalQueryException("invalidQuery", $"The model failed: {e.Message}", e);
        }
        _waiting.Clear();
        _elements = 0;
    }

    private static bool HaveSameDimensions(OnnxRowValue[] a, OnnxRowValue[] b) => a.Zip(b).All(static pair => pair.First.Dimensions.SequenceEqual(pair.Second.Dimensions));
}
