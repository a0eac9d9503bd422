using System.Globalization;
using System.Text.RegularExpressions;

namespace Bqml.Generators.Rules;

/// <summary>The shapes of texts that the catalogue describes.</summary>
internal static class TextFormat
{
    /// <summary>Whether a shape can be compared with: it has variable parts in braces, and no wildcard of its own; otherwise it is a remark or an example.</summary>
    internal static bool IsTemplate(string format) => format.IndexOf('{') >= 0 && format.IndexOf('*') < 0;

    /// <summary>Whether all of a text matches a regular expression.</summary>
    internal static bool MatchesWhole(string text, string pattern) =>
        // Success is not all: in a pattern, $ also stands before a line feed at the end.
        Regex.Match(text, pattern, RegexOptions.CultureInvariant) is { Success: true } match && match.Length == text.Length;

    /// <summary>Whether a text has the shape: <c>{project}</c> stands for anything without a slash, for the same wherever it is repeated.</summary>
    internal static bool Matches(string format, string text)
    {
        var variables = new List<string>();
        var pattern = string.Concat(Regex.Split(format, @"(\{[^}]*\})").Select(part =>
        {
            if (!part.StartsWith("{", StringComparison.Ordinal)) return Regex.Escape(part);
            if (variables.IndexOf(part) is >= 0 and var first) return $@"\k<v{first.ToString(CultureInfo.InvariantCulture)}>";
            variables.Add(part);
            return $"(?<v{(variables.Count - 1).ToString(CultureInfo.InvariantCulture)}>[^/]+)";
        }));
        return Regex.IsMatch(text, "^" + pattern + "$", RegexOptions.CultureInvariant);
    }

    /// <summary>The minutes of an interval written as <c>390 MINUTE</c>; null when it is none.</summary>
    internal static double? Minutes(string text) => Interval(text) switch
    {
        (var number, "MINUTE") => number,
        (var number, "HOUR") => number * 60.0,
        (var number, _) => number * 60.0 * 24,
        null => null,
    };

    /// <summary>The number and the unit, in capitals, of an interval written as <c>390 MINUTE</c>; null when it is none.</summary>
    internal static (long Number, string Unit)? Interval(string text)
    {
        var match = Regex.Match(text, @"^\s*([0-9]{1,9})\s+(MINUTE|HOUR|DAY)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return match.Success ? (long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value.ToUpperInvariant()) : null;
    }
}
