using System.Globalization;
using System.Text;

namespace Bqml;

/// <summary>What interpolated strings of SQL have in common: each hole becomes a typed query parameter, never text.</summary>
public abstract partial class InterpolatedSql
{
    private readonly List<Piece> _pieces;
    private readonly List<QueryParameter> _parameters;
    private QuoteTracker _quotes;

    private protected InterpolatedSql(int formattedCount)
    {
        _pieces = new List<Piece>((formattedCount * 2) + 1);
        _parameters = new List<QueryParameter>(formattedCount);
    }

    /// <summary>The SQL, with <c>@p0</c> ... in place of the holes.</summary>
    public string Text
    {
        get
        {
            if (_pieces is [var only]) return only.Text;
            var text = new StringBuilder();
            foreach (var piece in _pieces) text.Append(piece.Text);
            return text.ToString();
        }
    }

    /// <summary>The parameters, in the order of the holes.</summary>
    public IReadOnlyList<QueryParameter> Parameters => _parameters;

    /// <summary>The SQL, with <c>@p0</c> ... in place of the holes.</summary>
    public override string ToString() => Text;

    /// <summary>Called by the compiler for the text between holes.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text)
    {
        _pieces.Add(new Piece(text));
        _quotes.Read(text);
    }

    /// <summary>A JSON parameter.</summary>
    internal void AppendJson(string text) => Append(QueryParameter.Json(NextName, text));

    private string NextName => string.Create(CultureInfo.InvariantCulture, $"p{_parameters.Count}");

    private void Append(QueryParameter parameter)
    {
        RefuseWithinQuotes();
        _pieces.Add(new Piece("@" + parameter.Name, _parameters.Count));
        _parameters.Add(parameter);
    }

    /// <summary>A hole within quotes or a comment would be plain text there, and its value silently lost.</summary>
    private void RefuseWithinQuotes()
    {
        if (!_quotes.IsInside) return;
        throw new ArgumentException($"A hole stands within quotes or a comment, where BigQuery sees plain text: take the quotes away, the hole is a whole value or name. The statement so far: {Text}");
    }

    /// <summary>Text of the statement; with an index, the place of that parameter.</summary>
    private readonly record struct Piece(string Text, int? Parameter = null);
}
