using Bqml.Catalog;
using Bqml.Generators.Images;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes the expression that makes an input of the contents of an image file: decoded, resized, in the model's colours, its pixels as the model reads them.</summary>
internal static class ImageExpression
{
    public static string Write(ImageInput image)
    {
        var functions = ModelCatalog.Images;
        var text = $"{functions.DecodeFunction}({SqlIdentifier.Quote(image.Column)})";
        if (image.Size is var (height, width)) text = $"{functions.ResizeFunction}({text}, {SqlLiteral.Int64(height)}, {SqlLiteral.Int64(width)}, {SqlLiteral.Bool(image.KeepsAspectRatio)})";
        if (image.ColorSpace is { } space) text = $"{functions.ColorSpaceFunction}({text}, {SqlLiteral.String(space)})";
        // Converted colours are numbers again, so integers are made of them last.
        if (image.IntegerPixels) text = $"{functions.IntegersFunction}({text})";
        return text + " AS " + SqlIdentifier.Quote(image.Name);
    }
}
