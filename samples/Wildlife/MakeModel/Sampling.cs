using SkiaSharp;

namespace MakeModel;

/// <summary>What BigQuery makes of a picture: red, green and blue from 0 to 1, resized by bilinear interpolation.</summary>
internal static class Sampling
{
    /// <summary>The width and height that the network takes.</summary>
    public const int Size = 64;

    /// <summary>The picture's values, row by row and pixel by pixel.</summary>
    public static float[] Values(SKBitmap picture)
    {
        // Four pixels become one: the middle of the new one lies between the second and third old ones, so interpolation is the mean of those.
        const int step = AnimalPainter.Size / Size;
        var values = new float[Size * Size * 3];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var (x, y) = ((column * step) + 1, (row * step) + 1);
                SKColor[] around = [picture.GetPixel(x, y), picture.GetPixel(x + 1, y), picture.GetPixel(x, y + 1), picture.GetPixel(x + 1, y + 1)];
                var at = ((row * Size) + column) * 3;
                values[at] = around.Sum(static pixel => pixel.Red) / (4 * 255f);
                values[at + 1] = around.Sum(static pixel => pixel.Green) / (4 * 255f);
                values[at + 2] = around.Sum(static pixel => pixel.Blue) / (4 * 255f);
            }
        }
        return values;
    }
}
