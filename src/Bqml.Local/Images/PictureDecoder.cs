using System.Globalization;
using Bqml.Catalog;
using SkiaSharp;

namespace Bqml.Local.Images;

/// <summary>Decodes JPEG, PNG and BMP to red, green and blue.</summary>
internal static class PictureDecoder
{
    /// <summary>The most bytes that are decoded.</summary>
    public const int MaxBytes = 10_000_000;

    /// <summary>White: documented as less than 1, and so near to it that it is 1 for a model, which computes with fewer digits.</summary>
    private static readonly double White = Math.BitDecrement(1.0);

    /// <summary>The picture; sized down when its value would be too large.</summary>
    /// <exception cref="LocalQueryException">The bytes are too many, or no such picture.</exception>
    public static Picture Decode(Stream stream)
    {
        if (stream.Length > MaxBytes) throw Error(string.Create(CultureInfo.InvariantCulture, $"the image has {stream.Length} bytes, which is more than {MaxBytes}"));
        using var codec = SKCodec.Create(stream, out var result) ?? throw Error($"the bytes are no image ({result})");
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Bmp))
            throw Error($"the image is a {codec.EncodedFormat.ToString().ToUpperInvariant()}, not a JPEG, PNG or BMP");
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if ((long)info.Width * info.Height > int.MaxValue / 4) throw Error(string.Create(CultureInfo.InvariantCulture, $"the image has {info.Width} x {info.Height} pixels, which is too many"));
        using var bitmap = new SKBitmap(info);
        var decoded = codec.GetPixels(info, bitmap.GetPixels());
        if (decoded != SKCodecResult.Success) throw Error($"the image is damaged ({decoded})");
        return ToPicture(bitmap.Bytes, info);
    }

    private static Picture ToPicture(byte[] pixels, SKImageInfo info)
    {
        // The limit is one of the value, 8 bytes a number; what is larger is sized down, the least that suffices.
        var scale = Math.Min(1, Math.Sqrt((Picture.MaxBytes - 24.0) / (24.0 * info.Width * info.Height)));
        var (height, width) = (Math.Max(1, (int)(info.Height * scale)), Math.Max(1, (int)(info.Width * scale)));
        var values = new double[height * width * 3];
        if (scale == 1)
        {
            for (int from = 0, to = 0; to < values.Length; from += 4, to += 3)
                for (var channel = 0; channel < 3; channel++) values[to + channel] = Value(pixels[from + channel]);
            return new Picture(height, width, 3, values);
        }
        PictureResizer.Resize(info.Height, info.Width, height, width, 3, (row, column, channel) => Value(pixels[(((row * info.Width) + column) * 4) + channel]), values, CancellationToken.None);
        return new Picture(height, width, 3, values);
    }

    private static double Value(byte level) => level == byte.MaxValue ? White : level / 255.0;

    private static LocalQueryException Error(string why) => new("invalidQuery", $"{ModelCatalog.Images.DecodeFunction}: {why}.");
}
