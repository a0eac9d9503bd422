using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SqlSpan = Bqml.GoogleSql.Syntax.TextSpan;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace Bqml.Generators.Analyzers;

/// <summary>SQL as C# holds it: the text, and where a part of it stands in the code.</summary>
internal sealed class SqlSource
{
    private readonly ExpressionSyntax _expression;
    private readonly List<(int Start, SyntaxToken Token)> _pieces = [];

    private SqlSource(ExpressionSyntax expression) => _expression = expression;

    /// <summary>The SQL; in place of a hole that will be a name stands one, in place of every other a parameter.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The SQL of a string literal.</summary>
    internal static SqlSource Of(LiteralExpressionSyntax literal)
    {
        var source = new SqlSource(literal) { Text = literal.Token.ValueText };
        source._pieces.Add((0, literal.Token));
        return source;
    }

    /// <summary>The SQL of an interpolated string.</summary>
    /// <param name="interpolated">The string.</param>
    /// <param name="isName">Whether a hole's expression is of a type that becomes a name.</param>
    internal static SqlSource Of(InterpolatedStringExpressionSyntax interpolated, Func<ExpressionSyntax, bool> isName)
    {
        var source = new SqlSource(interpolated);
        var text = new StringBuilder();
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax { TextToken: var token })
            {
                source._pieces.Add((text.Length, token));
                text.Append(token.ValueText);
            }
            else if (content is InterpolationSyntax hole)
            {
                // As long as the hole, so that lines and columns are those of the code.
                var length = Math.Max(3, hole.Span.Length);
                text.Append(isName(hole.Expression) ? "`" + new string('x', length - 2) + "`" : "@" + new string('x', length - 1));
            }
        }
        source.Text = text.ToString();
        return source;
    }

    /// <summary>The place of a part of the SQL; that of the whole string when the part is written with escapes or across holes.</summary>
    internal Location Locate(SqlSpan part)
    {
        foreach (var (start, token) in _pieces)
        {
            var value = token.ValueText;
            var from = part.Start - start;
            if (from < 0 || from + part.Length > value.Length) continue;
            // Escapes, indentation and doubled quotes move what is behind them, so that the part is counted off.
            if (Find(token.Text, value.Substring(from, part.Length), Count(value, value.Substring(from, part.Length), from)) is not (>= 0 and var at)) break;
            return Location.Create(_expression.SyntaxTree, new TextSpan(token.SpanStart + at, part.Length));
        }
        return _expression.GetLocation();
    }

    /// <summary>How often a word is in a text before a position.</summary>
    private static int Count(string text, string word, int before)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0 && at < before; at = text.IndexOf(word, at + 1, StringComparison.Ordinal)) count++;
        return count;
    }

    /// <summary>The place of a word after so many others of its kind; negative when there is none.</summary>
    private static int Find(string text, string word, int after)
    {
        if (word.Length == 0) return -1;
        var at = text.IndexOf(word, StringComparison.Ordinal);
        for (; after > 0 && at >= 0; after--) at = text.IndexOf(word, at + 1, StringComparison.Ordinal);
        return at;
    }
}
