using SkiaSharp;

namespace MakePosters;

/// <summary>
/// Writes capital letters and digits as strokes, so that posters look the same on every machine: a machine may have no fonts at all.
/// </summary>
internal static class Lettering
{
    private const float Width = 4, Height = 6, Gap = 1.8f;

    /// <summary>A sign is some strokes; a stroke is points, each a digit for the column (0 to 4) and one for the row (0 to 6, downwards).</summary>
    private static readonly Dictionary<char, string> Strokes = new()
    {
        ['A'] = "062046 0434", ['B'] = "0600304143330306 334445360606 0333", ['C'] = "4130100105163645", ['D'] = "06003041453606", ['E'] = "40000646 0333", ['F'] = "400006 0333",
        ['G'] = "4130100105163645432343", ['H'] = "0006 4046 0343", ['I'] = "2026", ['J'] = "404536160504", ['K'] = "0006 4003 0346", ['L'] = "000646", ['M'] = "0600234046", ['N'] = "06004640",
        ['O'] = "103041453616050110", ['P'] = "06003041423303", ['Q'] = "103041453616050110 2446", ['R'] = "06003041423303 2346", ['S'] = "413010010213334445361605", ['T'] = "0040 2026",
        ['U'] = "000516364540", ['V'] = "002640", ['W'] = "0016233640", ['X'] = "0046 4006", ['Y'] = "002340 2326", ['Z'] = "00400646",
        ['0'] = "103041453616050110", ['1'] = "112026 1636", ['2'] = "01103041420646", ['3'] = "01103041423323 334445361605", ['4'] = "36300444", ['5'] = "400003334445361605",
        ['6'] = "41301001051636454433231304", ['7'] = "004016", ['8'] = "103041423313020110 134445361605041333", ['9'] = "0516364541301001021333433341", ['.'] = "2526", ['!'] = "2024 2526",
    };

    /// <summary>Writes a line around the middle of the picture, as large as fits.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">Capital letters, digits, blanks, full stops and exclamation marks.</param>
    /// <param name="middle">The column around which it stands.</param>
    /// <param name="top">The row at which it begins.</param>
    /// <param name="width">How wide it may be at most.</param>
    /// <param name="height">How high it may be at most.</param>
    /// <param name="color">The strokes' colour.</param>
    public static void Write(SKCanvas canvas, string text, float middle, float top, float width, float height, SKColor color)
    {
        var units = (text.Length * (Width + Gap)) - Gap;
        var scale = Math.Min(width / units, height / Height);
        using var paint = new SKPaint { Color = color, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = scale * 0.9f, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        var left = middle - (units * scale / 2);
        foreach (var sign in text)
        {
            if (sign != ' ')
            {
                foreach (var stroke in Strokes[sign].Split(' '))
                {
                    using var path = PathOf(stroke, left, top, scale);
                    canvas.DrawPath(path, paint);
                }
            }
            left += (Width + Gap) * scale;
        }
    }

    private static SKPath PathOf(string stroke, float left, float top, float scale)
    {
        using var path = new SKPathBuilder();
        for (var i = 0; i < stroke.Length; i += 2)
        {
            var point = new SKPoint(left + ((stroke[i] - '0') * scale), top + ((stroke[i + 1] - '0') * scale));
            if (i == 0) path.MoveTo(point);
            else path.LineTo(point);
        }
        return path.Detach();
    }
}
