using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Bqml.Generators.Emission.Models;

/// <summary>Compares an expression with a shape that the catalogue lists for it: in <c>SUM(metric_col)/COUNT(DISTINCT category_col)</c> the names in small letters stand for columns.</summary>
internal static class MetricFormat
{
    private const string Column = @"[A-Za-z_]\w*|`[^`]+`";

    /// <summary>The catalogue's shapes, each made into a pattern once.</summary>
    private static readonly ConcurrentDictionary<string, Regex> s_patterns = new(StringComparer.Ordinal);

    public static bool Matches(string format, string expression) => Pattern(format).IsMatch(expression);

    /// <summary>The columns of an expression, each with the name that stands for it in the shape; empty when the expression does not have the shape.</summary>
    public static IEnumerable<(string Placeholder, string Column)> Columns(string format, string expression)
    {
        var pattern = Pattern(format);
        var match = pattern.Match(expression);
        if (!match.Success) yield break;
        foreach (var placeholder in pattern.GetGroupNames())
        {
            // Group 0 is the whole.
            if (!char.IsDigit(placeholder[0])) yield return (placeholder, match.Groups[placeholder].Value.Trim('`'));
        }
    }

    private static Regex Pattern(string format) => s_patterns.GetOrAdd(format, static format =>
    {
        // Blanks may stand around every sign.
        var pattern = Regex.Replace(format, @"[a-z]\w*|\w+|\s+|\S", static token =>
            char.IsWhiteSpace(token.Value[0]) ? "" : (char.IsLower(token.Value[0]) ? $"(?<{token.Value}>{Column})" : Regex.Escape(token.Value)) + @"\s*");
        return new Regex(@"^\s*" + pattern + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    });
}
