using SkiaSharp;

namespace MakeModel;

/// <summary>Draws animals of a few shapes, each time at another place, in another size, colour, posture and light, before another background.</summary>
internal sealed class AnimalPainter(Random random)
{
    /// <summary>The width and height of a picture in pixels.</summary>
    public const int Size = 256;

    // Any animal may stand before any of them, so that a background tells nothing.
    private static readonly SKColor[] Backgrounds =
    [
        new(0x5B, 0x8C, 0x3E), new(0x8F, 0xB5, 0x6A), new(0x4A, 0x86, 0xA8), new(0x8F, 0xC1, 0xD6), new(0xD9, 0xC3, 0x8A), new(0xC7, 0x9A, 0x5B), new(0x9A, 0x9A, 0x90), new(0xE4, 0xE0, 0xD4),
    ];

    /// <summary>A new picture of the animal.</summary>
    public SKBitmap Paint(Animal animal)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Size, Size, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        PaintBackground(canvas);
        canvas.Translate(Size / 2 + Between(-26, 26), Size / 2 + Between(-22, 26));
        canvas.RotateDegrees(Between(-9, 9));
        var scale = Between(0.75f, 1.15f);
        canvas.Scale(random.Next(2) == 0 ? scale : -scale, scale * Between(0.92f, 1.08f));
        switch (animal)
        {
            case Animal.BlackSwan: PaintSwan(canvas); break;
            case Animal.KingCrab: PaintCrab(canvas); break;
            case Animal.Lion: PaintLion(canvas); break;
            case Animal.BlackBear: PaintBear(canvas); break;
            case Animal.Hippopotamus: PaintHippopotamus(canvas); break;
            default: throw new ArgumentOutOfRangeException(nameof(animal));
        }
        return bitmap;
    }

    private void PaintBackground(SKCanvas canvas)
    {
        var (upper, lower) = (Vary(Backgrounds[random.Next(Backgrounds.Length)], 22), Vary(Backgrounds[random.Next(Backgrounds.Length)], 22));
        canvas.Clear(upper);
        var horizon = Between(90, 190);
        Fill(canvas, lower, path => path.AddRect(new SKRect(0, horizon, Size, Size)));
        for (var i = random.Next(3, 9); i > 0; i--)
            Ellipse(canvas, Vary(random.Next(2) == 0 ? upper : lower, 34), Between(0, Size), Between(0, Size), Between(6, 34), Between(4, 20));
    }

    private void PaintBear(SKCanvas canvas)
    {
        var fur = Vary(new SKColor(0x24, 0x1C, 0x18), 16);
        var sway = Between(-7, 7);
        Ellipse(canvas, fur, -14, 6, 66, 42);
        foreach (var leg in new[] { -60f, -32f, 12f, 36f }) Fill(canvas, fur, path => path.AddRoundRect(new SKRect(leg + sway, 18, leg + sway + 22, 78), 9, 9));
        Ellipse(canvas, fur, 58, -26, 32, 29);
        Ellipse(canvas, fur, 38, -52, 11, 11);
        Ellipse(canvas, fur, 74, -53, 11, 11);
        Ellipse(canvas, Vary(new SKColor(0xA8, 0x7C, 0x50), 18), 78, -16, 17, 13);
        Ellipse(canvas, SKColors.Black, 89, -20, 6, 5);
        Eye(canvas, 62, -34);
        Ellipse(canvas, fur, -80, -6, 8, 8);
    }

    private void PaintSwan(SKCanvas canvas)
    {
        var feathers = Vary(new SKColor(0x1E, 0x1E, 0x24), 14);
        Ellipse(canvas, feathers, -16, 34, 66, 32);
        Fill(canvas, feathers, path =>
        {
            path.MoveTo(-70, 34);
            path.LineTo(-104, Between(2, 18));
            path.LineTo(-44, 12);
            path.Close();
        });
        var bend = Between(-14, 14);
        using var neck = new SKPathBuilder();
        neck.MoveTo(36, 32);
        neck.CubicTo(104 + bend, 10, 14 + bend, -38, 60, -74);
        Stroke(canvas, feathers, Between(13, 18), neck);
        Ellipse(canvas, feathers, 63, -76, 17, 13);
        Fill(canvas, Vary(new SKColor(0xC9, 0x24, 0x1C), 20), path =>
        {
            path.MoveTo(74, -83);
            path.LineTo(108, Between(-70, -60));
            path.LineTo(74, -66);
            path.Close();
        });
        Eye(canvas, 66, -79);
        for (var i = 0; i < 3; i++)
        {
            using var wing = new SKPathBuilder();
            wing.MoveTo(-58 + (i * 16), 22 + (i * 7));
            wing.QuadTo(-14, 44 + (i * 6), 30, 26 + (i * 5));
            Stroke(canvas, Vary(new SKColor(0x55, 0x55, 0x5E), 14), 3, wing);
        }
    }

    private void PaintHippopotamus(SKCanvas canvas)
    {
        var skin = Vary(new SKColor(0x7D, 0x6C, 0x74), 18);
        Ellipse(canvas, skin, -20, 2, 80, 50);
        foreach (var leg in new[] { -74f, -44f, 8f, 34f }) Fill(canvas, skin, path => path.AddRoundRect(new SKRect(leg, 26, leg + 27, 72), 8, 8));
        Ellipse(canvas, skin, 56, -14, 34, 32);
        var snout = Vary(new SKColor(0x9A, 0x82, 0x88), 14);
        Fill(canvas, snout, path => path.AddRoundRect(new SKRect(58, -16, 114, 34), 22, 22));
        Ellipse(canvas, new SKColor(0x4A, 0x3C, 0x42), 92, -6, 5, 4);
        Ellipse(canvas, new SKColor(0x4A, 0x3C, 0x42), 107, -3, 5, 4);
        Ellipse(canvas, skin, 40, -46, 8, 10);
        Ellipse(canvas, skin, 64, -46, 8, 10);
        Eye(canvas, 64, -26);
        using var mouth = new SKPathBuilder();
        mouth.MoveTo(64, Between(16, 22));
        mouth.LineTo(112, Between(14, 22));
        Stroke(canvas, new SKColor(0x5A, 0x4A, 0x50), 3, mouth);
    }

    private void PaintLion(SKCanvas canvas)
    {
        var coat = Vary(new SKColor(0xD2, 0xA0, 0x4E), 20);
        var mane = Vary(new SKColor(0x7A, 0x48, 0x1C), 20);
        Ellipse(canvas, coat, -18, 14, 66, 30);
        foreach (var leg in new[] { -72f, -52f, 14f, 32f }) Fill(canvas, coat, path => path.AddRoundRect(new SKRect(leg, 22, leg + 15, 82), 7, 7));
        using var tail = new SKPathBuilder();
        tail.MoveTo(-78, 8);
        var tip = new SKPoint(-98, Between(-52, -34));
        tail.QuadTo(-112, Between(-34, 10), tip.X, tip.Y);
        Stroke(canvas, coat, 7, tail);
        Ellipse(canvas, mane, tip.X, tip.Y, 9, 11);
        for (var i = 0; i < 14; i++)
        {
            var angle = i * Math.PI / 7;
            Ellipse(canvas, Vary(mane, 12), 56 + (float)(34 * Math.Cos(angle)), -24 + (float)(34 * Math.Sin(angle)), 16, 16);
        }
        Ellipse(canvas, mane, 56, -24, 38, 38);
        Ellipse(canvas, coat, 60, -22, 26, 27);
        Ellipse(canvas, Vary(new SKColor(0xEC, 0xD6, 0xA8), 12), 66, -9, 15, 11);
        Ellipse(canvas, new SKColor(0x3A, 0x20, 0x18), 68, -17, 6, 4);
        Eye(canvas, 52, -30);
        Eye(canvas, 74, -30);
    }

    private void PaintCrab(SKCanvas canvas)
    {
        var shell = Vary(new SKColor(0xC4, 0x4A, 0x24), 22);
        for (var side = -1; side <= 1; side += 2)
        {
            for (var i = 0; i < 4; i++)
            {
                using var leg = new SKPathBuilder();
                leg.MoveTo(side * 30, -8 + (i * 12));
                leg.LineTo(side * Between(66, 82), -44 + (i * 26));
                leg.LineTo(side * Between(94, 114), -14 + (i * 30));
                Stroke(canvas, Vary(shell, 14), Between(8, 11), leg);
            }
            using var arm = new SKPathBuilder();
            arm.MoveTo(side * 26, -22);
            var claw = new SKPoint(side * Between(48, 60), Between(-66, -54));
            arm.LineTo(claw.X, claw.Y);
            Stroke(canvas, shell, 11, arm);
            Ellipse(canvas, Vary(shell, 14), claw.X, claw.Y - 8, 15, 18);
            using var cut = new SKPathBuilder();
            cut.MoveTo(claw.X, claw.Y - 28);
            cut.LineTo(claw.X, claw.Y - 10);
            Stroke(canvas, Vary(new SKColor(0x60, 0x20, 0x10), 10), 4, cut);
        }
        Ellipse(canvas, shell, 0, 8, 48, 38);
        for (var i = 0; i < 9; i++) Ellipse(canvas, Vary(new SKColor(0xE0, 0x80, 0x50), 22), Between(-32, 32), Between(-14, 32), 4, 4);
        Eye(canvas, -12, -28);
        Eye(canvas, 12, -28);
    }

    private static void Eye(SKCanvas canvas, float x, float y)
    {
        Ellipse(canvas, SKColors.White, x, y, 4, 4);
        Ellipse(canvas, SKColors.Black, x + 1, y, 2, 2);
    }

    private static void Ellipse(SKCanvas canvas, SKColor color, float x, float y, float radiusX, float radiusY) =>
        Fill(canvas, color, path => path.AddOval(new SKRect(x - radiusX, y - radiusY, x + radiusX, y + radiusY)));

    private static void Fill(SKCanvas canvas, SKColor color, Action<SKPathBuilder> shape)
    {
        using var builder = new SKPathBuilder();
        shape(builder);
        using var path = builder.Detach();
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static void Stroke(SKCanvas canvas, SKColor color, float width, SKPathBuilder shape)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        using var path = shape.Detach();
        canvas.DrawPath(path, paint);
    }

    private float Between(float low, float high) => low + ((high - low) * random.NextSingle());

    private SKColor Vary(SKColor color, int most) => new(Vary(color.Red, most), Vary(color.Green, most), Vary(color.Blue, most));

    private byte Vary(byte level, int most) => (byte)Math.Clamp(level + random.Next(-most, most + 1), 0, 255);
}
