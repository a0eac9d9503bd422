using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Onnx;
using Bqml.GoogleSql;
using Bqml.Local.Objects;
using Microsoft.ML.OnnxRuntime;

namespace Bqml.Local.Onnx;

/// <summary>Imports ONNX files: checks what BigQuery would refuse by the catalogue, then loads the model.</summary>
internal static class OnnxImporter
{
    /// <summary>Imports the model at a URI: of the file, or of a folder that holds one, which ends in <c>/*</c>.</summary>
    /// <exception cref="LocalQueryException">There is no such file, or BigQuery would not import it.</exception>
    public static OnnxModel Import(string modelTypeId, IReadOnlyDictionary<string, object?> options, string uri, ObjectStore objects, CancellationToken ct)
    {
        var found = Find(uri, objects, ct);
        var limits = ModelCatalog.Onnx;
        if (found.Size > limits.MaxBytes) throw Error(found, string.Create(CultureInfo.InvariantCulture, $"it has {found.Size} bytes, and an ONNX model can have {limits.MaxBytes}"));
        var file = Read(found, ct);
        CheckVersions(found, file, limits);
        foreach (var input in file.Inputs) CheckTensor("input", input, limits);
        foreach (var output in file.Outputs) CheckTensor("output", output, limits);
        var session = Load(found, ct);
        return new OnnxModel
        {
            ModelTypeId = modelTypeId,
            Options = options,
            Inputs = [.. file.Inputs.Select(input => Tensor(input, session.InputMetadata, limits))],
            Outputs = [.. file.Outputs.Select(output => Tensor(output, session.OutputMetadata, limits))],
            Session = session,
        };
    }

    private static ObjectFile Find(string uri, ObjectStore objects, CancellationToken ct)
    {
        var found = objects.Find(uri, ct).Where(static file => file.Uri.EndsWith(OnnxImport.FileEnding, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new LocalQueryException("notFound", $"Not found: an {OnnxImport.FileEnding} file at {uri}"),
            _ => throw new LocalQueryException("invalidQuery", $"{uri} stands for {found.Count.ToString(CultureInfo.InvariantCulture)} {OnnxImport.FileEnding} files, and a model is one: {string.Join(", ", found.Take(5).Select(static file => file.Uri))}"),
        };
    }

    private static OnnxFile Read(ObjectFile found, CancellationToken ct)
    {
        using var stream = new FileStream(found.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 512);
        try
        {
            return OnnxFileReader.Read(stream, ct);
        }
        catch (OnnxFormatException e)
        {
            throw Error(found, e.Message);
        }
    }

    private static void CheckVersions(ObjectFile found, OnnxFile file, OnnxImport limits)
    {
        if (file.FormatVersion > limits.FormatVersion) throw TooNew(found, "version", file.FormatVersion, "of the file format", limits.FormatVersion, limits);
        foreach (var used in file.OperatorSets)
            if (limits.OperatorSets.FirstOrDefault(limit => limit.Domain == used.Domain) is { } limit && used.Version > limit.MaxVersion)
                throw TooNew(found, "operator set", used.Version, $"of {used.Domain}", limit.MaxVersion, limits);
    }

    private static LocalQueryException TooNew(ObjectFile found, string what, long version, string of, int most, OnnxImport limits) =>
        Error(found, string.Create(CultureInfo.InvariantCulture, $"it needs {what} {version} {of}, and {limits.Runtime}, by which BigQuery runs it, takes up to {most}. Export it for {most}"));

    private static void CheckTensor(string kind, OnnxValue value, OnnxImport limits)
    {
        if (value.Kind != OnnxValueKind.Tensor)
            throw new LocalQueryException("invalidQuery", $"ONNX model {kind} '{value.Name}' has unsupported ONNX type: ONNX_TYPE_{value.Kind.ToString().ToUpperInvariant()}");
        if (limits.ElementType(value.ElementType) is not { Type: not null } element)
            throw new LocalQueryException("invalidQuery", $"ONNX model {kind} '{value.Name}' has unsupported ONNX tensor element type: {limits.ElementType(value.ElementType)?.Name ?? "UNDEFINED"}");
    }

    private static InferenceSession Load(ObjectFile found, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        try
        {
            // From bytes, so that the model stays as it was imported, and weights in other files are not found: BigQuery takes the one file.
            return new InferenceSession(File.ReadAllBytes(found.Path), options);
        }
        catch (OnnxRuntimeException e)
        {
            throw Error(found, e.Message);
        }
    }

    private static OnnxTensor Tensor(OnnxValue value, IReadOnlyDictionary<string, NodeMetadata> inferred, OnnxImport limits)
    {
        IReadOnlyList<long?>? shape = value.Shape is { } given ? [.. given] : null;
        // Where the file does not say it, the runtime may have found it out.
        if (shape is null && inferred.TryGetValue(value.Name, out var node) && node.Dimensions is { Length: > 0 } dimensions) shape = [.. dimensions.Select(static length => length < 0 ? default(long?) : length)];
        return new OnnxTensor(value.Name, value.ElementType, shape, SqlType.Parse(limits.ElementType(value.ElementType)!.Type!));
    }

    private static LocalQueryException Error(ObjectFile found, string why) => new("invalidQuery", $"Failed to import the ONNX model {found.Uri}: {why.TrimEnd('.')}.");
}
