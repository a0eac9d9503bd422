using Bqml.Catalog;

namespace Bqml.Local.Images;

/// <summary>Conversion from red, green and blue to other colour spaces, by TensorFlow's definitions.</summary>
internal static class ColorSpaces
{
    private static readonly double[] Gray = [0.2989, 0.587, 0.114];

    private static readonly double[] Yiq =
    [
        0.299, 0.587, 0.114,
        0.59590059, -0.27455667, -0.32134392,
        0.21153661, -0.52273617, 0.31119955,
    ];

    private static readonly double[] Yuv =
    [
        0.299, 0.587, 0.114,
        -0.14714119, -0.28886916, 0.43601035,
        0.61497538, -0.51496512, -0.10001026,
    ];

    /// <summary>The picture, whose values are from 0 to 1, in that colour space.</summary>
    /// <exception cref="LocalQueryException">There is no such colour space, or the picture has not three channels.</exception>
    public static Picture Convert(Picture picture, string colorSpace)
    {
        var convert = (Action<ReadOnlySpan<double>, Span<double>>)(colorSpace.ToUpperInvariant() switch
        {
            "GRAYSCALE" => static (rgb, to) => Multiply(Gray, rgb, to),
            "HSV" => ToHsv,
            "YIQ" => static (rgb, to) => Multiply(Yiq, rgb, to),
            "YUV" => static (rgb, to) => Multiply(Yuv, rgb, to),
            _ => throw Error($"'{colorSpace}' is none of HSV, GRAYSCALE, YIQ and YUV"),
        });
        if (picture.Channels != 3) throw Error("the image must be one of red, green and blue, with three channels");
        var channels = colorSpace.Equals("GRAYSCALE", StringComparison.OrdinalIgnoreCase) ? 1 : 3;
        var values = new double[picture.Height * picture.Width * channels];
        for (int from = 0, to = 0; to < values.Length; from += 3, to += channels) convert(picture.Values.AsSpan(from, 3), values.AsSpan(to, channels));
        return new Picture(picture.Height, picture.Width, channels, values);
    }

    private static void Multiply(double[] matrix, ReadOnlySpan<double> rgb, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = (matrix[3 * i] * rgb[0]) + (matrix[(3 * i) + 1] * rgb[1]) + (matrix[(3 * i) + 2] * rgb[2]);
    }

    private static void ToHsv(ReadOnlySpan<double> rgb, Span<double> to)
    {
        var (red, green, blue) = (rgb[0], rgb[1], rgb[2]);
        var value = Math.Max(red, Math.Max(green, blue));
        var range = value - Math.Min(red, Math.Min(green, blue));
        var sixths = range == 0 ? 0 : value == red ? (green - blue) / range : value == green ? 2 + ((blue - red) / range) : 4 + ((red - green) / range);
        (to[0], to[1], to[2]) = ((sixths < 0 ? sixths + 6 : sixths) / 6, value == 0 ? 0 : range / value, value);
    }

    private static LocalQueryException Error(string why) => new("invalidQuery", $"{ModelCatalog.Images.ColorSpaceFunction}: {why}.");
}
