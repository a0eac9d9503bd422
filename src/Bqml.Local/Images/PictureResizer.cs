using System.Globalization;
using Bqml.Catalog;

namespace Bqml.Local.Images;

/// <summary>Bilinear interpolation between the centres of pixels, as TensorFlow's <c>tf.image.resize</c> does it.</summary>
internal static class PictureResizer
{
    /// <summary>The picture in another size; of integers the nearest ones.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="height">The height, or the most of it.</param>
    /// <param name="width">The width, or the most of it.</param>
    /// <param name="keepAspectRatio">Whether the result is the largest picture within both that keeps the ratio of height and width.</param>
    /// <param name="isInteger">Whether the values are integers.</param>
    /// <param name="ct">Cancels.</param>
    public static Picture Resize(Picture picture, long height, long width, bool keepAspectRatio, bool isInteger, CancellationToken ct)
    {
        if (height < 1 || width < 1) throw Error(string.Create(CultureInfo.InvariantCulture, $"height and width must be positive, not {height} and {width}"));
        if (keepAspectRatio)
        {
            var scale = Math.Min((double)height / picture.Height, (double)width / picture.Width);
            (height, width) = (Math.Max(1, (long)Math.Round(picture.Height * scale)), Math.Max(1, (long)Math.Round(picture.Width * scale)));
        }
        if (height > int.MaxValue || width > int.MaxValue || Picture.SizeOf(height, width, picture.Channels) > Picture.MaxBytes)
            throw Error(string.Create(CultureInfo.InvariantCulture, $"an image of {height} x {width} pixels would take more than {Picture.MaxBytes} bytes"));
        var values = new double[height * width * picture.Channels];
        var source = picture.Values;
        Resize(picture.Height, picture.Width, (int)height, (int)width, picture.Channels, (row, column, channel) => source[(((row * picture.Width) + column) * picture.Channels) + channel], values, ct);
        if (isInteger)
            for (var i = 0; i < values.Length; i++) values[i] = Math.Round(values[i]);
        return new Picture((int)height, (int)width, picture.Channels, values);
    }

    /// <summary>Fills <paramref name="values"/> with the picture that <paramref name="pixel"/> tells, in another size.</summary>
    public static void Resize(int fromHeight, int fromWidth, int height, int width, int channels, Func<int, int, int, double> pixel, double[] values, CancellationToken ct)
    {
        var columns = Places(fromWidth, width);
        var rows = Places(fromHeight, height);
        var at = 0;
        foreach (var (top, bottom, down) in rows)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var (left, right, across) in columns)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    var upper = Between(pixel(top, left, channel), pixel(top, right, channel), across);
                    values[at++] = down == 0 ? upper : Between(upper, Between(pixel(bottom, left, channel), pixel(bottom, right, channel), across), down);
                }
            }
        }
    }

    private static double Between(double a, double b, double part) => a + ((b - a) * part);

    /// <summary>For each place of the new size the two places of the old one that it lies between, and how far.</summary>
    private static (int Low, int High, double Part)[] Places(int from, int to)
    {
        var places = new (int, int, double)[to];
        var scale = (double)from / to;
        for (var i = 0; i < to; i++)
        {
            var place = Math.Clamp(((i + 0.5) * scale) - 0.5, 0, from - 1);
            var low = (int)place;
            places[i] = (low, Math.Min(low + 1, from - 1), place - low);
        }
        return places;
    }

    private static LocalQueryException Error(string why) => new("invalidQuery", $"{ModelCatalog.Images.ResizeFunction}: {why}.");
}
