using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using static Bqml.Generators.Tests.Onnx.OnnxBytes;

namespace Bqml.Generators.Tests.Onnx;

/// <summary>The additional files of the projects in tests, which the pages of diagnostics speak of too.</summary>
internal static class OnnxFiles
{
    /// <summary>More than BigQuery imports; a file of that length takes no room on the disk.</summary>
    private const long TooLarge = 460_000_000;

    private static readonly Lazy<ImmutableArray<AdditionalText>> s_all = new(Create);

    /// <summary>Every file.</summary>
    public static ImmutableArray<AdditionalText> All => s_all.Value;

    /// <summary>Four measures of a flower; its name and the probability of each.</summary>
    public static byte[] Flowers { get; } = Model(8, Graph(
        [Tensor("float_input", ElementType.Float, "N", 4)],
        [Tensor("label", ElementType.Int64, "N"), Tensor("probabilities", ElementType.Float, "N", 3)]), ("", 17), ("ai.onnx.ml", 3));

    /// <summary>A file of its own, under a folder of its own.</summary>
    public static AdditionalText Add(string name, byte[] content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bqml-onnx-").FullName, name);
        File.WriteAllBytes(path, content);
        DeleteAtExit(Path.GetDirectoryName(path)!);
        return new BinaryFile(path);
    }

    private static ImmutableArray<AdditionalText> Create()
    {
        var folder = Directory.CreateTempSubdirectory("bqml-onnx-").FullName;
        DeleteAtExit(folder);
        var (input, output) = (Tensor("x", ElementType.Float, null, 1), Tensor("y", ElementType.Float, null, 1));
        Write("flowers.onnx", Flowers);
        Write("iris/model.onnx", Flowers);
        Write("wine/model.onnx", Flowers);
        Write("trees.onnx", Model(7, Graph([Tensor("height", ElementType.Float, "N", 1), Tensor("width", ElementType.Double, "N", 1)], [Tensor("species", ElementType.String, "N")]), ("", 13)));
        Write("resnet18.onnx", Model(5, Graph([Tensor("input", ElementType.Float, 1, 224, 224, 3)], [Tensor("class_label", ElementType.Int64, 1)]), ("", 10)));
        Write("detector.onnx", Model(7, Graph([Tensor("image", ElementType.UInt8, 1, null, null, 3)], [Tensor("scores", ElementType.Float, 1, 100)]), ("", 13)));
        Write("mixed.onnx", Model(8, Graph([Tensor("f_img", ElementType.Float, "N", 224, 280, 3), Tensor("f_txt", ElementType.String, "N")], [Tensor("embeddings", ElementType.Float, "N", 64)]), ("", 17)));
        Write("newest.onnx", Model(10, Graph([input], [output]), ("", 21)));
        Write("zipmap.onnx", Model(8, Graph([input], [Value("output_probability", 4, [])]), ("", 17)));
        Write("signal.onnx", Model(8, Graph([Tensor("wave", ElementType.Complex64, null, 16)], [output]), ("", 17)));
        Write("notes.onnx", "This is no model."u8.ToArray());
        Write("large.onnx", Model(8, Graph([input], [output]), ("", 17)));
        using (var large = File.Open(Path.Combine(folder, "large.onnx"), FileMode.Append))
        {
            // A field that nobody knows, as long as a model's weights: its tag and its length, the rest is a hole in the file.
            large.Write(OpenField(200, TooLarge));
            large.SetLength(large.Position + TooLarge);
        }
        return [.. Directory.EnumerateFiles(folder, "*.onnx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new BinaryFile(path))];

        void Write(string name, byte[] content)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private static void DeleteAtExit(string folder) => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

    /// <summary>A file of which nobody may ask the text.</summary>
    private sealed class BinaryFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new InvalidOperationException("An ONNX file was read as text.");
    }
}
