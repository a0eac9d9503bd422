using System.Globalization;

namespace Bqml.Local.Images;

/// <summary>What is done with a picture after it is there, as text: steps with their arguments, <c>resize 224 224 false;color HSV</c>.</summary>
internal static class PictureSteps
{
    public const char Separator = ';';
    public const string Resize = "resize";
    public const string Color = "color";
    public const string ToIntegers = "integers";

    /// <summary>Says that the picture's values are integers to begin with.</summary>
    public const string FromIntegers = "from-integers";

    /// <summary>The picture after the steps.</summary>
    public static Picture Apply(Picture picture, string steps, CancellationToken ct)
    {
        var isInteger = false;
        foreach (var step in steps.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            ct.ThrowIfCancellationRequested();
            var space = step.IndexOf(' ');
            var (name, arguments) = space < 0 ? (step, "") : (step[..space], step[(space + 1)..]);
            switch (name)
            {
                case FromIntegers:
                    isInteger = true;
                    break;
                case Resize:
                    var given = arguments.Split(' ');
                    picture = PictureResizer.Resize(picture, long.Parse(given[0], CultureInfo.InvariantCulture), long.Parse(given[1], CultureInfo.InvariantCulture), bool.Parse(given[2]), isInteger, ct);
                    break;
                case Color:
                    picture = ColorSpaces.Convert(isInteger ? Map(picture, static value => value / 255) : picture, arguments);
                    isInteger = false;
                    break;
                case ToIntegers:
                    // As TensorFlow converts, so that each level of a decoded picture comes out as it went in.
                    picture = Map(picture, static value => Math.Clamp(Math.Floor(value * 255.5), 0, 255));
                    isInteger = true;
                    break;
                default:
                    throw new ArgumentException($"There is no step {name}.", nameof(steps));
            }
        }
        return picture;
    }

    private static Picture Map(Picture picture, Func<double, double> map) => picture with { Values = [.. picture.Values.Select(map)] };
}
