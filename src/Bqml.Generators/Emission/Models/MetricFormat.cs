using System.Text.RegularExpressions;

namespace Bqml.Generators.Emission.Models;

/// <summary>Compares an expression with a shape that the catalogue lists for it: in <c>SUM(metric_col)/COUNT(DISTINCT category_col)</c> the names in small letters stand for columns.</summary>
internal static class MetricFormat
{
    private const string Column = @"(?:[A-Za-z_]\w*|`[^`]+`)";

    /// <summary>Whether a shape is one of an expression.</summary>
    public static bool IsExpression(string format) => Regex.IsMatch(format, @"^[A-Z]+\([^{}]*\)");

    public static bool Matches(string format, string expression)
    {
        // Blanks may stand around every sign.
        var pattern = Regex.Replace(format, @"[a-z]\w*|\w+|\s+|\S", static token =>
            char.IsWhiteSpace(token.Value[0]) ? "" : (char.IsLower(token.Value[0]) ? Column : Regex.Escape(token.Value)) + @"\s*");
        return Regex.IsMatch(expression, @"^\s*" + pattern + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
