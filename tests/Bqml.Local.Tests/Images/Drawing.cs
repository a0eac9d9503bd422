using SkiaSharp;

namespace Bqml.Local.Tests.Images;

/// <summary>Small pictures as files.</summary>
internal static class Drawing
{
    /// <summary>A picture of those colours, row by row: <c>FF0000</c> or, with transparency in front, <c>80FF0000</c>.</summary>
    public static byte[] Encode(SKEncodedImageFormat format, int width, params string[] colors)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, colors.Length / width, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var i = 0; i < colors.Length; i++) bitmap.SetPixel(i % width, i / width, SKColor.Parse(colors[i]));
        using var data = bitmap.Encode(format, 100) ?? throw new InvalidOperationException($"No encoder for {format}.");
        return data.ToArray();
    }

    /// <summary>A picture in one colour.</summary>
    public static byte[] Plain(SKEncodedImageFormat format, int width, int height, string color)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColor.Parse(color));
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    /// <summary>The picture as a BMP of 24 bits, which no encoder here writes.</summary>
    public static byte[] Bmp(int width, params string[] colors)
    {
        var height = colors.Length / width;
        var stride = ((width * 3) + 3) / 4 * 4;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)'B');
        writer.Write((byte)'M');
        writer.Write(54 + (stride * height));
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write((short)24);
        for (var i = 0; i < 6; i++) writer.Write(i == 1 ? stride * height : 0);
        for (var row = height - 1; row >= 0; row--)
        {
            for (var column = 0; column < width; column++)
            {
                var color = SKColor.Parse(colors[(row * width) + column]);
                writer.Write(color.Blue);
                writer.Write(color.Green);
                writer.Write(color.Red);
            }
            for (var pad = width * 3; pad < stride; pad++) writer.Write((byte)0);
        }
        return stream.ToArray();
    }
}
