namespace Bqml.Catalog;

/// <summary>How the inputs of imported models that are images are made from files: the functions that decode and prepare them, and the tensors they become.</summary>
public sealed class ImageInputs
{
    /// <summary>The dimensions of a tensor of images: images, height, width, channels.</summary>
    public const int Dimensions = 4;

    /// <summary>The ids of the model types that take images.</summary>
    public required IReadOnlyList<string> ModelTypeIds { get; init; }

    /// <summary>The column of an object table that holds the contents of each file: <c>data</c>.</summary>
    public required string Column { get; init; }

    /// <summary>The column of an object table that names each file: <c>uri</c>.</summary>
    public required string KeyColumn { get; init; }

    /// <summary>The function that makes an image of a file's contents.</summary>
    public required string DecodeFunction { get; init; }

    /// <summary>The function that changes an image's size.</summary>
    public required string ResizeFunction { get; init; }

    /// <summary>The function that changes an image's colour space.</summary>
    public required string ColorSpaceFunction { get; init; }

    /// <summary>The function that makes integers of an image's pixels.</summary>
    public required string IntegersFunction { get; init; }

    /// <summary>The length of a tensor's last dimension: numbers to a pixel.</summary>
    public required int Channels { get; init; }

    /// <summary>The element type of tensors whose pixels are numbers, as in <see cref="OnnxElementType.Name"/>.</summary>
    public required string NumbersType { get; init; }

    /// <summary>The element type of tensors whose pixels are integers.</summary>
    public required string IntegersType { get; init; }

    /// <summary>Whether models of the type take images.</summary>
    public bool AreTakenBy(string modelTypeId) => ModelTypeIds.Contains(modelTypeId);
}
