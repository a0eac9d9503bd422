using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Emission;

/// <summary>Writes C# tokens: identifiers, string literals, documentation text.</summary>
internal static class CSharp
{
    /// <summary>An identifier, escaped when it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A name with a small first letter, for a parameter.</summary>
    public static string ParameterName(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A one-line string literal.</summary>
    public static string String(string value)
    {
        if (IsPlain(value, '"', '\\', '"')) return "\"" + value + "\"";
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else if (c == '\r') text.Append("\\r");
            else if (c == '\t') text.Append("\\t");
            else if (IsPlain(value, i)) text.Append(c);
            else text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }
        return text.Append('"').ToString();
    }

    /// <summary>A string of several lines: a raw literal when every character can stand in one, otherwise an escaped one.</summary>
    public static string Text(string value)
    {
        if (value.IndexOf('\n') < 0) return String(value);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\n' && !IsPlain(value, i)) return String(value);
        }
        var quotes = new string('"', Math.Max(3, LongestRun(value, '"') + 1));
        return quotes + "\n" + value + "\n" + quotes;
    }

    /// <summary>Text for an XML comment: markup escaped, and nothing that ends the comment's line.</summary>
    public static string Documentation(string value)
    {
        if (IsPlain(value, '&', '<', '>')) return value;
        var text = new StringBuilder(value.Length + 8);
        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '\n': text.Append('\n'); break;
                // What XML or a line of C# cannot hold is shown as a space.
                case var c: text.Append(IsPlain(value, i) ? c : ' '); break;
            }
        }
        return text.ToString();
    }

    /// <summary>Whether a text is printable ASCII without three characters, as nearly all are.</summary>
    private static bool IsPlain(string value, char first, char second, char third)
    {
        foreach (var c in value)
        {
            if (c is < ' ' or > '~' || c == first || c == second || c == third) return false;
        }
        return true;
    }

    /// <summary>Whether a character shows itself in source: no control, format (bidirectional marks) or separator character, no half of a pair.</summary>
    private static bool IsPlain(string value, int index)
    {
        var c = value[index];
        if (c is >= ' ' and <= '~') return true;
        if (char.IsSurrogate(c))
            return char.IsHighSurrogate(c) ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]) : index > 0 && char.IsHighSurrogate(value[index - 1]);
        return CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
    }

    private static int LongestRun(string value, char c)
    {
        int longest = 0, run = 0;
        foreach (var current in value)
        {
            run = current == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
