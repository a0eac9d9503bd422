using System.Text.RegularExpressions;

namespace Bqml.Generators.Emission.Models;

/// <summary>Compares an expression with a shape that the catalogue lists for it: in <c>SUM(metric_col)/COUNT(DISTINCT category_col)</c> the names in small letters stand for columns.</summary>
internal static class MetricFormat
{
    private const string Column = @"[A-Za-z_]\w*|`[^`]+`";

    public static bool Matches(string format, string expression) => Match(format, expression).Success;

    /// <summary>The columns of an expression, each with the name that stands for it in the shape; empty when the expression does not have the shape.</summary>
    public static IEnumerable<(string Placeholder, string Column)> Columns(string format, string expression)
    {
        var match = Match(format, expression);
        if (!match.Success) yield break;
        foreach (Match placeholder in Regex.Matches(format, @"\b[a-z]\w*"))
            yield return (placeholder.Value, match.Groups[placeholder.Value].Value.Trim('`'));
    }

    private static Match Match(string format, string expression)
    {
        // Blanks may stand around every sign.
        var pattern = Regex.Replace(format, @"[a-z]\w*|\w+|\s+|\S", static token =>
            char.IsWhiteSpace(token.Value[0]) ? "" : (char.IsLower(token.Value[0]) ? $"(?<{token.Value}>{Column})" : Regex.Escape(token.Value)) + @"\s*");
        return Regex.Match(expression, @"^\s*" + pattern + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
