namespace Bqml.Local.Images;

/// <summary>A picture: its values row by row, pixel by pixel and channel by channel.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Values of a pixel: 3 for red, green and blue, 1 for gray.</param>
/// <param name="Values">Height x width x channels values: from 0 to below 1, or from 0 to 255.</param>
internal sealed record Picture(int Height, int Width, int Channels, double[] Values)
{
    /// <summary>The most bytes that a picture's value can take.</summary>
    public const long MaxBytes = 60_000_000;

    /// <summary>The bytes that a picture's value takes: 8 for each number.</summary>
    public static long SizeOf(long height, long width, long channels) => 8 * ((height * width * channels) + 3);
}
