using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Bqml.Catalog;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Onnx;

/// <summary>An ONNX file among the project's additional files, by value.</summary>
/// <param name="Path">Its path.</param>
/// <param name="File">What it says; null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record OnnxSource(string Path, OnnxFile? File, string? Problem)
{
    /// <summary>What was read of a file, for as long as the compiler holds on to it: it makes another object once the file has changed.</summary>
    private static readonly ConditionalWeakTable<AdditionalText, OnnxSource> s_read = new();

    /// <summary>Whether the project's file is an ONNX file, by its name.</summary>
    internal static bool IsOnnx(AdditionalText text) => text.Path.EndsWith(OnnxImport.FileEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file, once for all who ask.</summary>
    internal static OnnxSource Read(AdditionalText text, CancellationToken cancellationToken)
    {
        if (s_read.TryGetValue(text, out var source)) return source;
        source = Read(text.Path, cancellationToken);
        return s_read.GetValue(text, _ => source);
    }

    /// <summary>The files whose path ends with the name.</summary>
    internal static IEnumerable<OnnxSource> Find(IEnumerable<OnnxSource> sources, string name)
    {
        var ending = "/" + Normalize(name);
        return sources.Where(source => ("/" + Normalize(source.Path)).EndsWith(ending, StringComparison.Ordinal));
    }

    // The compiler hands additional files on as text, decoded and whole, which loses a binary file and reads all of a large one.
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1035", Justification = "An ONNX file is no text, and most of it need not be read.")]
    private static OnnxSource Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 512);
            return new OnnxSource(path, OnnxFileReader.Read(stream, cancellationToken), null);
        }
        catch (Exception exception) when (exception is OnnxFormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new OnnxSource(path, null, exception.Message);
        }
    }

    private static string Normalize(string path) => path.Replace('\\', '/').TrimStart('/');
}
