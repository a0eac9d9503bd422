using SkiaSharp;

namespace MakePosters;

/// <summary>What the posters show, between the title (above row 130) and the year (below row 530).</summary>
internal static class Scenes
{
    public static void Mask(SKCanvas canvas)
    {
        Oval(canvas, new(0xD8, 0xC4, 0xAC), 200, 320, 95, 130);
        Shape(canvas, new(0x0C, 0x0C, 0x12), (95, 270), (200, 250), (305, 270), (300, 340), (235, 345), (200, 320), (165, 345), (100, 340));
        Oval(canvas, SKColors.White, 155, 300, 26, 12);
        Oval(canvas, SKColors.White, 245, 300, 26, 12);
        Oval(canvas, new(0x1E, 0x50, 0x30), 155, 300, 9, 11);
        Oval(canvas, new(0x1E, 0x50, 0x30), 245, 300, 9, 11);
        Shape(canvas, new(0xA8, 0x20, 0x28), (165, 392), (200, 382), (235, 392), (200, 410));
    }

    public static void CrookedHouses(SKCanvas canvas)
    {
        Shape(canvas, new(0x3C, 0x2C, 0x50), (30, 520), (60, 220), (120, 190), (170, 520));
        Shape(canvas, new(0x70, 0x24, 0x28), (230, 520), (250, 250), (340, 180), (380, 520));
        Shape(canvas, new(0xF0, 0xD8, 0x80), (85, 300), (120, 280), (115, 340), (90, 345));
        Shape(canvas, new(0xF0, 0xD8, 0x80), (290, 280), (330, 260), (335, 330), (285, 320));
        Shape(canvas, new(0xE8, 0xDC, 0xC0), (150, 525), (195, 200), (205, 200), (250, 525));
        Shape(canvas, new(0x18, 0x14, 0x14), (185, 470), (192, 360), (208, 360), (215, 470));
        Oval(canvas, new(0xF4, 0xF0, 0xE4), 200, 345, 13, 17);
    }

    public static void ShadowOnStairs(SKCanvas canvas)
    {
        for (var i = 0; i < 6; i++) Box(canvas, new(0x8C, 0x96, 0x80), 60 + (i * 45), 480 - (i * 50), 400, 60);
        var shadow = new SKColor(0x0A, 0x10, 0x0E);
        Oval(canvas, shadow, 150, 230, 32, 42);
        Shape(canvas, shadow, (110, 480), (125, 265), (175, 265), (200, 480));
        Shape(canvas, shadow, (170, 290), (290, 240), (292, 252), (180, 320));
        for (var i = 0; i < 4; i++) Shape(canvas, shadow, (284, 240 + (i * 5)), (330, 215 + (i * 16)), (288, 250 + (i * 4)));
        Shape(canvas, shadow, (118, 225), (104, 180), (136, 200));
        Shape(canvas, shadow, (182, 225), (196, 180), (164, 200));
    }

    public static void Clock(SKCanvas canvas)
    {
        Box(canvas, new(0x9A, 0x84, 0x6C), 200, 130, 200, 400);
        Oval(canvas, new(0xF6, 0xF0, 0xDC), 250, 290, 100, 100);
        Ring(canvas, new(0x40, 0x34, 0x28), 250, 290, 100, 10);
        for (var i = 0; i < 12; i++) Oval(canvas, new(0x40, 0x34, 0x28), 250 + (82 * MathF.Cos(i * MathF.PI / 6)), 290 + (82 * MathF.Sin(i * MathF.PI / 6)), 5, 5);
        Line(canvas, new(0x20, 0x18, 0x14), 250, 290, 250, 225, 8);
        Line(canvas, new(0x20, 0x18, 0x14), 250, 290, 180, 330, 8);
        Line(canvas, new(0x28, 0x30, 0x48), 182, 335, 176, 400, 14);
        Line(canvas, new(0x28, 0x30, 0x48), 172, 400, 140, 470, 14);
        Line(canvas, new(0x28, 0x30, 0x48), 180, 400, 190, 475, 14);
        Oval(canvas, new(0xE8, 0xC4, 0xA4), 168, 375, 14, 17);
    }

    public static void Cabin(SKCanvas canvas)
    {
        Shape(canvas, new(0xB8, 0xC8, 0xD4), (0, 420), (110, 180), (220, 420));
        Shape(canvas, new(0xA4, 0xB6, 0xC6), (150, 420), (290, 150), (400, 420));
        Box(canvas, SKColors.White, 0, 410, 400, 120);
        canvas.Save();
        canvas.RotateDegrees(12, 250, 380);
        Box(canvas, new(0x6C, 0x44, 0x24), 180, 330, 140, 100);
        Shape(canvas, new(0xF4, 0xF8, 0xFA), (165, 335), (250, 270), (335, 335));
        Box(canvas, new(0xF0, 0xC8, 0x50), 215, 360, 30, 30);
        canvas.Restore();
        Box(canvas, new(0x18, 0x18, 0x1C), 88, 430, 26, 60);
        Oval(canvas, new(0xE8, 0xC8, 0xA8), 101, 417, 13, 15);
        Box(canvas, new(0x18, 0x18, 0x1C), 86, 394, 30, 12);
        Line(canvas, new(0x50, 0x34, 0x18), 122, 440, 140, 490, 4);
    }

    public static void Locomotive(SKCanvas canvas)
    {
        Box(canvas, new(0x6C, 0x78, 0x44), 0, 470, 400, 60);
        Box(canvas, new(0x38, 0x2C, 0x24), 0, 462, 400, 10);
        var iron = new SKColor(0x28, 0x28, 0x2E);
        Box(canvas, iron, 110, 330, 200, 80);
        Box(canvas, new(0x7C, 0x28, 0x1C), 40, 280, 80, 130);
        Box(canvas, new(0xE8, 0xD8, 0xA0), 58, 300, 40, 40);
        Shape(canvas, iron, (262, 335), (255, 250), (300, 250), (292, 335));
        Shape(canvas, new(0x54, 0x50, 0x4C), (310, 410), (370, 462), (300, 462));
        foreach (var wheel in new[] { 80f, 170f, 240f, 300f })
        {
            Oval(canvas, new(0x7C, 0x28, 0x1C), wheel, 430, 32, 32);
            Ring(canvas, iron, wheel, 430, 32, 7);
        }
        foreach (var (x, y, radius) in new[] { (275f, 225f, 20f), (250f, 195f, 30f), (205f, 170f, 36f) }) Oval(canvas, new(0xF0, 0xEC, 0xE0), x, y, radius, radius * 0.8f);
    }

    public static void Towers(SKCanvas canvas)
    {
        foreach (var (left, top, width, shade) in new[] { (0, 260, 70, 0x30), (80, 200, 60, 0x44), (260, 190, 60, 0x40), (330, 250, 70, 0x2C) }) Tower(canvas, left, top, width, (byte)shade);
        Shape(canvas, new(0x60, 0x74, 0x8C), (150, 530), (170, 160), (200, 135), (230, 160), (250, 530));
        Oval(canvas, new(0xD8, 0xB4, 0x54), 200, 400, 52, 64);
        Box(canvas, new(0x14, 0x20, 0x30), 165, 385, 26, 10);
        Box(canvas, new(0x14, 0x20, 0x30), 209, 385, 26, 10);
        Box(canvas, new(0x14, 0x20, 0x30), 180, 430, 40, 6);
        Line(canvas, new(0xD8, 0xB4, 0x54), 200, 400, 200, 530, 30);
    }

    public static void LampAndFlower(SKCanvas canvas)
    {
        for (var i = 0; i < 40; i++) Box(canvas, new(0xF4, 0xE4, 0x90, 0xC0), 20 + (i % 8 * 48), 150 + (i / 8 * 46), 14, 20);
        Line(canvas, new(0x0C, 0x0C, 0x14), 90, 530, 90, 300, 10);
        Oval(canvas, new(0xFF, 0xF6, 0xC8), 90, 280, 28, 28);
        Line(canvas, new(0x30, 0x80, 0x40), 270, 520, 270, 430, 8);
        for (var i = 0; i < 6; i++) Oval(canvas, new(0xE8, 0xE8, 0xF4), 270 + (30 * MathF.Cos(i * MathF.PI / 3)), 400 + (30 * MathF.Sin(i * MathF.PI / 3)), 20, 20);
        Oval(canvas, new(0xF0, 0xC0, 0x40), 270, 400, 16, 16);
    }

    public static void GorillaOnTower(SKCanvas canvas)
    {
        Shape(canvas, new(0x50, 0x58, 0x68), (140, 530), (155, 330), (245, 330), (260, 530));
        Shape(canvas, new(0x50, 0x58, 0x68), (195, 330), (200, 240), (205, 330));
        var fur = new SKColor(0x1C, 0x14, 0x10);
        Oval(canvas, fur, 190, 350, 62, 70);
        Oval(canvas, fur, 190, 262, 36, 36);
        Line(canvas, fur, 150, 320, 90, 240, 28);
        Line(canvas, fur, 230, 320, 275, 390, 28);
        Line(canvas, fur, 165, 400, 160, 460, 30);
        Line(canvas, fur, 215, 400, 232, 455, 30);
        Oval(canvas, new(0x58, 0x40, 0x34), 190, 270, 22, 20);
        Oval(canvas, SKColors.White, 180, 258, 6, 5);
        Oval(canvas, SKColors.White, 202, 258, 6, 5);
        Box(canvas, new(0xF6, 0xE2, 0xB4), 300, 190, 60, 8);
        Box(canvas, new(0xF6, 0xE2, 0xB4), 322, 170, 12, 46);
        Box(canvas, new(0xF6, 0xE2, 0xB4), 312, 205, 34, 7);
    }

    public static void Moonlight(SKCanvas canvas)
    {
        Oval(canvas, new(0xF8, 0xF2, 0xC8), 290, 210, 50, 50);
        foreach (var (x, y) in new[] { (60f, 170f), (120f, 230f), (180f, 160f), (70f, 290f), (350f, 300f), (220f, 270f) }) Oval(canvas, SKColors.White, x, y, 3, 3);
        Shape(canvas, new(0x0E, 0x16, 0x30), (0, 530), (0, 400), (120, 360), (260, 410), (400, 370), (400, 530));
        Line(canvas, new(0xC8, 0xC8, 0xD0), 20, 350, 380, 350, 4);
        Shape(canvas, new(0xC4, 0xB0, 0x88), (90, 350), (320, 350), (310, 500), (250, 485), (200, 505), (140, 485), (100, 500));
        Box(canvas, new(0x3C, 0x2C, 0x24), 20, 470, 55, 30);
        Box(canvas, new(0x3C, 0x2C, 0x24), 335, 470, 50, 30);
    }

    private static void Tower(SKCanvas canvas, int left, int top, int width, byte shade)
    {
        Box(canvas, new(shade, (byte)(shade + 12), (byte)(shade + 28)), left, top, width, 530 - top);
        for (var y = top + 15; y < 515; y += 26)
        {
            for (var x = left + 10; x < left + width - 12; x += 20) Box(canvas, new(0xD8, 0xB4, 0x54), x, y, 8, 12);
        }
    }

    private static void Oval(SKCanvas canvas, SKColor color, float x, float y, float width, float height) => Fill(color, paint => canvas.DrawOval(x, y, width, height, paint));

    private static void Box(SKCanvas canvas, SKColor color, float left, float top, float width, float height) => Fill(color, paint => canvas.DrawRect(left, top, width, height, paint));

    private static void Ring(SKCanvas canvas, SKColor color, float x, float y, float radius, float thickness)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = thickness };
        canvas.DrawCircle(x, y, radius, paint);
    }

    private static void Line(SKCanvas canvas, SKColor color, float fromX, float fromY, float toX, float toY, float thickness)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = thickness, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine(fromX, fromY, toX, toY, paint);
    }

    private static void Shape(SKCanvas canvas, SKColor color, params ReadOnlySpan<(int X, int Y)> corners)
    {
        using var outline = new SKPathBuilder();
        outline.MoveTo(corners[0].X, corners[0].Y);
        foreach (var (x, y) in corners[1..]) outline.LineTo(x, y);
        outline.Close();
        using var path = outline.Detach();
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static void Fill(SKColor color, Action<SKPaint> draw)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        draw(paint);
    }
}
