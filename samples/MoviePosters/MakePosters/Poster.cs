using SkiaSharp;

namespace MakePosters;

/// <summary>A poster: title, year, and a scene of simple shapes.</summary>
/// <param name="FileName">The file it is written to.</param>
/// <param name="Title">The film's title.</param>
/// <param name="Year">When the film came out.</param>
/// <param name="Background">The colour of the paper.</param>
/// <param name="Ink">The colour of the letters.</param>
/// <param name="Scene">What is drawn, in a picture of 400 by 600 pixels.</param>
internal sealed record Poster(string FileName, string Title, int Year, SKColor Background, SKColor Ink, Action<SKCanvas> Scene)
{
    private const int Width = 400, Height = 600;

    /// <summary>Every poster.</summary>
    public static IReadOnlyList<Poster> All { get; } =
    [
        new("les-vampires.png", "Les Vampires", 1915, new(0x1B, 0x1B, 0x2A), new(0xE8, 0xE4, 0xD0), Scenes.Mask),
        new("caligari.png", "The Cabinet of Dr. Caligari", 1920, new(0xC9, 0x9A, 0x3C), new(0x20, 0x18, 0x10), Scenes.CrookedHouses),
        new("nosferatu.png", "Nosferatu", 1922, new(0x2A, 0x3A, 0x34), new(0xE6, 0xD8, 0x9C), Scenes.ShadowOnStairs),
        new("safety-last.png", "Safety Last!", 1923, new(0x9C, 0xC4, 0xD8), new(0x24, 0x2C, 0x38), Scenes.Clock),
        new("the-gold-rush.png", "The Gold Rush", 1925, new(0xDC, 0xE6, 0xEC), new(0x4A, 0x36, 0x14), Scenes.Cabin),
        new("the-general.png", "The General", 1926, new(0xD8, 0xC8, 0x98), new(0x5A, 0x1C, 0x14), Scenes.Locomotive),
        new("metropolis.png", "Metropolis", 1927, new(0x14, 0x20, 0x30), new(0xD8, 0xB4, 0x54), Scenes.Towers),
        new("city-lights.png", "City Lights", 1931, new(0x20, 0x1C, 0x40), new(0xF4, 0xE4, 0x90), Scenes.LampAndFlower),
        new("king-kong.png", "King Kong", 1933, new(0xB0, 0x3C, 0x20), new(0xF6, 0xE2, 0xB4), Scenes.GorillaOnTower),
        new("it-happened-one-night.png", "It Happened One Night", 1934, new(0x1C, 0x28, 0x58), new(0xEC, 0xEC, 0xF4), Scenes.Moonlight),
    ];

    /// <summary>Draws it.</summary>
    public SKBitmap Paint()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Background);
        Scene(canvas);
        // The title's words on one line or two, whichever makes them larger.
        var words = Title.ToUpperInvariant().Split(' ');
        var lines = words.Length < 3 ? [string.Join(' ', words)] : new[] { string.Join(' ', words.Take((words.Length + 1) / 2)), string.Join(' ', words.Skip((words.Length + 1) / 2)) };
        for (var i = 0; i < lines.Length; i++) Lettering.Write(canvas, lines[i], Width / 2f, 30 + (i * 52), Width - 50, 38, Ink);
        Lettering.Write(canvas, Year.ToString(System.Globalization.CultureInfo.InvariantCulture), Width / 2f, Height - 60, 120, 30, Ink);
        return bitmap;
    }
}
