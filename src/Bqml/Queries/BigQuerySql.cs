using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bqml;

/// <summary>A query written as an interpolated string whose holes become typed parameters: <c>$"SELECT * FROM {table} WHERE x = {value}"</c>.</summary>
/// <remarks>
/// The statement's text never holds a value. What a hole becomes depends on its type: numbers, texts, dates and their nullable forms a parameter <c>@p0</c>, <c>@p1</c>, ...;
/// sequences of them an ARRAY parameter; sequences of <see cref="IBigQueryRow{TSelf}"/> an <c>ARRAY&lt;STRUCT&gt;</c> for UNNEST; <see cref="BigQueryTable"/> a quoted
/// name; another <see cref="BigQuerySql"/> its text and parameters. A hole needs no quotes around it, and is refused there. A bare <c>null</c> has no type: write <c>{(long?)null}</c>.
/// </remarks>
[InterpolatedStringHandler]
public sealed partial class BigQuerySql
{
    private readonly List<Piece> _pieces;
    private readonly List<QueryParameter> _parameters;
    private QuoteTracker _quotes;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Characters outside of holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public BigQuerySql(int literalLength, int formattedCount)
    {
        _pieces = new List<Piece>((formattedCount * 2) + 1);
        _parameters = new List<QueryParameter>(formattedCount);
    }

    /// <summary>The statement, with <c>@p0</c> ... in place of the holes.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var piece in _pieces) text.Append(piece.Text);
            return text.ToString();
        }
    }

    /// <summary>The parameters, in the order of the holes.</summary>
    public IReadOnlyList<QueryParameter> Parameters => _parameters;

    /// <summary>The query, ready to be sent.</summary>
    public BigQueryCommand ToCommand() => new(Text, _parameters.ToArray());

    /// <summary>The statement, with <c>@p0</c> ... in place of the holes.</summary>
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
