using Bqml.Catalog;
using Bqml.Generators.Onnx;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Images;

/// <summary>An input of a model that is an image, with what [ImageInput] and the ONNX file say of it.</summary>
/// <param name="Name">The input.</param>
/// <param name="Column">The column that holds the files' contents.</param>
/// <param name="Size">The height and width that images are given; null when they keep their own.</param>
/// <param name="KeepsAspectRatio">Whether the size is only the most that an image may have.</param>
/// <param name="ColorSpace">The colour space that images are converted to, as BigQuery writes it; null for RGB.</param>
/// <param name="IntegerPixels">Whether pixels are integers.</param>
internal sealed record ImageInput(string Name, string Column, (long Height, long Width)? Size, bool KeepsAspectRatio, string? ColorSpace, bool IntegerPixels)
{
    /// <summary>The image inputs of a declaration in which the rules found no error.</summary>
    internal static IEnumerable<ImageInput> Of(ModelSpec spec)
    {
        var file = File(spec);
        return spec.Images.Select(use => Of(use, file is null ? null : ImageTensor.Find(use, file)));
    }

    /// <summary>The ONNX file that the declaration names; null when there is not exactly one.</summary>
    internal static OnnxFile? File(ModelSpec spec) => spec.OnnxSources is { Count: 1 } sources ? sources[0].File : null;

    /// <summary>The column that an [ImageInput] reads.</summary>
    internal static string ColumnOf(ImageUse use) => use.Column ?? ModelCatalog.Images.Column;

    /// <summary>The name of an enum's member in BigQuery; null when it is no member.</summary>
    internal static string? ColorSpaceOf(OptionValue? value) => value is not OptionValue.Enum { Member: { } member } ? null
        : ModelCatalog.FindFunction(ModelCatalog.Images.ColorSpaceFunction)!.Signatures.SelectMany(static signature => signature.Arguments)
            .SelectMany(static argument => argument.AllowedValues).First(allowed => allowed.MemberName == member).SqlValue;

    private static ImageInput Of(ImageUse use, OnnxValue? tensor)
    {
        var (height, width) = tensor is null ? default : ImageTensor.Size(tensor);
        return new ImageInput(
            tensor?.Name ?? use.Input ?? "", ColumnOf(use), (use.Height ?? height, use.Width ?? width) is ({ } h, { } w) ? (h, w) : null, use.KeepsAspectRatio ?? false,
            ColorSpaceOf(use.ColorSpace), use.IntegerPixels ?? (tensor is not null && ImageTensor.HasIntegers(tensor)));
    }
}
