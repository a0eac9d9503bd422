using System.Text.RegularExpressions;

namespace Bqml.Local.Sql;

/// <summary>Lines and columns, both from 1, as BigQuery's errors count them.</summary>
internal static partial class TextPosition
{
    public static (int Line, int Column) Of(string text, int offset)
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < Math.Min(offset, text.Length); i++)
        {
            if (text[i] != '\n') continue;
            line++;
            lineStart = i + 1;
        }
        return (line, offset - lineStart + 1);
    }

    /// <summary>Whether a message ends with a place: <c>... at [1:8]</c>.</summary>
    public static bool IsPlaced(string message) => Place().IsMatch(message);

    /// <summary>The message without its place.</summary>
    public static string Without(string message) => Place().Replace(message, "");

    [GeneratedRegex(@" at \[\d+:\d+\]$")]
    private static partial Regex Place();
}
