using System.Text;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Emission.Sql;

/// <summary>A prompt as the user wrote it, taken apart: texts, and properties in braces. A brace itself is doubled.</summary>
internal sealed class PromptText
{
    private PromptText(List<Piece> pieces, string? problem, TextSpan problemPlace) => (Pieces, Problem, ProblemPlace) = (pieces, problem, problemPlace);

    /// <summary>The pieces in order; no two texts follow each other.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>Why it cannot be taken apart; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>Where in the text the problem is.</summary>
    public TextSpan ProblemPlace { get; }

    /// <summary>A piece.</summary>
    /// <param name="Text">The text, or the property's name.</param>
    /// <param name="IsHole">Whether it stands for a property.</param>
    /// <param name="Place">Where it stands in what the user wrote; a property without its braces.</param>
    public readonly record struct Piece(string Text, bool IsHole, TextSpan Place);

    public static PromptText Parse(string prompt)
    {
        var pieces = new List<Piece>();
        var text = new StringBuilder();
        var start = 0;
        for (var i = 0; i < prompt.Length; i++)
        {
            var c = prompt[i];
            if (c is not ('{' or '}'))
            {
                text.Append(c);
            }
            else if (i + 1 < prompt.Length && prompt[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '}')
            {
                return new PromptText(pieces, "a closing brace without an opening one", new TextSpan(i, 1));
            }
            else
            {
                var end = prompt.IndexOf('}', i);
                var other = prompt.IndexOf('{', i + 1);
                if (end < 0 || (other >= 0 && other < end)) return new PromptText(pieces, "an opening brace without a closing one", new TextSpan(i, 1));
                var name = prompt.Substring(i + 1, end - i - 1);
                if (name.Trim().Length == 0) return new PromptText(pieces, "braces with nothing in them", new TextSpan(i, end + 1 - i));
                if (text.Length > 0) pieces.Add(new Piece(text.ToString(), IsHole: false, new TextSpan(start, i - start)));
                text.Clear();
                pieces.Add(new Piece(name.Trim(), IsHole: true, new TextSpan(i + 1, name.Length)));
                i = end;
                start = end + 1;
            }
        }
        if (text.Length > 0) pieces.Add(new Piece(text.ToString(), IsHole: false, new TextSpan(start, prompt.Length - start)));
        return new PromptText(pieces, null, default);
    }
}
