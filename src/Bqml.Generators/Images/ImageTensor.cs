using Bqml.Catalog;
using Bqml.Generators.Onnx;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Images;

/// <summary>The input of an ONNX file that [ImageInput] speaks of.</summary>
internal static class ImageTensor
{
    /// <summary>The position of the channels in a tensor's shape; height and width stand before, the images first.</summary>
    private const int Height = 1, Width = 2, Channels = 3;

    /// <summary>The input; null when the file has none of the name, or when without a name not exactly one could be meant.</summary>
    internal static OnnxValue? Find(ImageUse use, OnnxFile file)
    {
        if (use.Input is { } name) return file.Inputs.FirstOrDefault(input => input.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (file.Inputs.Count == 1) return file.Inputs[0];
        var images = file.Inputs.Where(IsImage).ToList();
        return images.Count == 1 ? images[0] : null;
    }

    /// <summary>Whether images fit into it: a tensor of images, height, width and the channels of a pixel.</summary>
    internal static bool IsImage(OnnxValue value) =>
        value is { Kind: OnnxValueKind.Tensor, Shape: { Count: ImageInputs.Dimensions } shape }
        && shape[0] is null or -1 or 1 && shape[Height] is not 0 && shape[Width] is not 0 && (shape[Channels] ?? ModelCatalog.Images.Channels) == ModelCatalog.Images.Channels
        && (ElementType(value) == ModelCatalog.Images.NumbersType || HasIntegers(value));

    /// <summary>Whether its pixels are integers.</summary>
    internal static bool HasIntegers(OnnxValue value) => ElementType(value) == ModelCatalog.Images.IntegersType;

    /// <summary>The size of its images; null for a side that the file leaves open.</summary>
    internal static (long? Height, long? Width) Size(OnnxValue value) => value.Shape is { Count: ImageInputs.Dimensions } shape ? (Fixed(shape[Height]), Fixed(shape[Width])) : (null, null);

    private static string? ElementType(OnnxValue value) => ModelCatalog.Onnx.ElementType(value.ElementType)?.Name;

    private static long? Fixed(long? length) => length > 0 ? length : null;
}
