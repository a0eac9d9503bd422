using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    private bool AtIdentifier() => IsIdentifier(Current);

    private static bool IsIdentifier(in Token token) => token.Kind is TokenKind.QuotedIdentifier || token.Kind is TokenKind.Word && !SqlKeywords.IsReserved(token.Keyword);

    private Identifier ParseIdentifier(string what)
    {
        if (!_panic && AtIdentifier()) return TakeIdentifier();
        if (!_panic && Current.Kind is TokenKind.Word && Current.Keyword is not (Keyword.SELECT or Keyword.WITH))
        {
            // Most likely the keyword was meant as a name: take it for one.
            ReportAndGoOn(Current.Span, $"Expected {what} but found {DescribeCurrent()}; a keyword is a name only between backticks.");
            return TakeIdentifier();
        }
        Unexpected(what);
        return new Identifier("") { Span = new TextSpan(Current.Start, 0) };
    }

    /// <summary>The current word or quoted identifier, reserved or not.</summary>
    private Identifier TakeIdentifier()
    {
        ref readonly var token = ref Current;
        var name = token.Kind is TokenKind.Word ? _text.Substring(token.Start, token.Length) : QuotedText.Decode(_text, token.Span, isBytes: false, _diagnostics);
        var identifier = new Identifier(name) { Span = token.Span };
        _index++;
        return identifier;
    }

    /// <summary>Reads <c>[AS] alias</c> if there is one.</summary>
    private Identifier? ParseAlias()
    {
        if (TryTake(Keyword.AS)) return ParseIdentifier("an alias");
        return !_panic && AtIdentifier() && !AtPivot() ? TakeIdentifier() : null;
    }

    private bool AtPivot() => At(Keyword.PIVOT) && NextIs(TokenKind.OpenParenthesis)
        || At(Keyword.UNPIVOT) && (NextIs(TokenKind.OpenParenthesis) || NextIs(Keyword.INCLUDE) || NextIs(Keyword.EXCLUDE));

    /// <summary>Reads <c>a.b.c</c>.</summary>
    private SqlPath ParsePath(string what)
    {
        var start = Current.Start;
        var parts = new List<Identifier>(3) { ParseIdentifier(what) };
        ParsePathTail(parts);
        return new SqlPath(ToList(parts)) { Span = SpanFrom(start) };
    }

    private void ParsePathTail(List<Identifier> parts)
    {
        while (!_panic && At(TokenKind.Dot) && PeekToken().Kind is TokenKind.Word or TokenKind.QuotedIdentifier)
        {
            _index++;
            parts.Add(TakeIdentifier());
        }
        if (!_panic && At(TokenKind.Dot) && !NextIs(TokenKind.Star))
        {
            _index++;
            Unexpected("an identifier behind the dot");
        }
    }

    /// <summary>Reads the name of a model, where BigQuery allows no dashes without backticks.</summary>
    private SqlPath ParseModelPath()
    {
        var path = ParsePath("the name of a model");
        if (!_panic && At(TokenKind.Minus) && Current.Start == PreviousEnd) Report(Current.Span, "The name of a model with a dash in it needs backticks: `my-project.dataset.model`.");
        return path;
    }

    /// <summary>Reads the name of a table, whose first part may hold dashes: <c>my-project.dataset.table</c>.</summary>
    private SqlPath ParseResourcePath(string what)
    {
        var start = Current.Start;
        var isWord = Current.Kind is TokenKind.Word;
        var first = ParseIdentifier(what);
        var parts = new List<Identifier>(3) { first };
        if (isWord && !_panic && At(TokenKind.Minus) && Current.Start == PreviousEnd) ParseDashes(parts, start);
        ParsePathTail(parts);
        return new SqlPath(ToList(parts)) { Span = SpanFrom(start) };
    }

    private void ParseDashes(List<Identifier> parts, int start)
    {
        var end = PreviousEnd;
        while (At(TokenKind.Minus) && Current.Start == end && PeekToken().Start == Current.End && PeekToken().Kind is TokenKind.Word or TokenKind.Integer or TokenKind.Float)
        {
            _index++;
            end = Current.End;
            if (At(TokenKind.Float))
            {
                // "my-project-1.dataset": the lexer took the dot for a decimal point.
                if (!IsIntegerWithPoint(Current) || PeekToken().Kind is not (TokenKind.Word or TokenKind.QuotedIdentifier)) break;
                _index++;
                parts[0] = new Identifier(_text.Substring(start, end - 1 - start)) { Span = TextSpan.FromBounds(start, end - 1) };
                parts.Add(TakeIdentifier());
                return;
            }
            if (At(TokenKind.Integer) && PeekToken().Kind is TokenKind.Word && PeekToken().Start == end) Report(Current.Span, "Behind a dash, a name goes on with a letter, an underscore or only digits; other names need backticks.");
            _index++;
        }
        parts[0] = new Identifier(_text.Substring(start, end - start)) { Span = TextSpan.FromBounds(start, end) };
    }

    private bool IsIntegerWithPoint(in Token token)
    {
        for (var i = token.Start; i < token.End - 1; i++)
        {
            if (_text[i] is < '0' or > '9') return false;
        }
        return _text[token.End - 1] == '.';
    }

    internal TypeName ParseType()
    {
        if (!Enter()) return MissingType();
        var start = Current.Start;
        TypeName type;
        if (TryTake(Keyword.ARRAY)) type = new ArrayTypeName(ParseTypeArgument());
        else if (TryTake(Keyword.RANGE)) type = new RangeTypeName(ParseTypeArgument());
        else if (At(Keyword.STRUCT)) type = ParseStructType();
        else type = ParseSimpleType();
        Leave();
        return type with { Span = SpanFrom(start) };
    }

    private TypeName ParseTypeArgument()
    {
        Expect(TokenKind.Less);
        var type = ParseType();
        Expect(TokenKind.Greater);
        return type;
    }

    private StructTypeName ParseStructType()
    {
        var start = Current.Start;
        Expect(Keyword.STRUCT);
        if (TryTake(TokenKind.NotEqual)) return new StructTypeName(SqlList<StructTypeField>.Empty) { Span = SpanFrom(start) };
        Expect(TokenKind.Less);
        var fields = At(TokenKind.Greater) ? SqlList<StructTypeField>.Empty : ParseList(ParseStructTypeField);
        Expect(TokenKind.Greater);
        return new StructTypeName(fields) { Span = SpanFrom(start) };
    }

    private StructTypeField ParseStructTypeField()
    {
        var start = Current.Start;
        // "name type": two words in a row, or a word before ARRAY, STRUCT or RANGE.
        var isNamed = AtIdentifier() && (IsIdentifier(PeekToken()) || PeekToken().Keyword is Keyword.ARRAY or Keyword.STRUCT or Keyword.RANGE or Keyword.INTERVAL);
        var name = isNamed ? TakeIdentifier() : null;
        var type = ParseType();
        var options = ParseOptions();
        return new StructTypeField(name, type) { Options = options, Span = SpanFrom(start) };
    }

    private TypeName ParseSimpleType()
    {
        var start = Current.Start;
        // INTERVAL is reserved, and yet the name of a type.
        var path = At(Keyword.INTERVAL) && !_panic ? new SqlPath(SqlList<Identifier>.Of(TakeIdentifier())) { Span = SpanFrom(start) } : ParsePath("a type");
        var parameters = At(TokenKind.OpenParenthesis) && !_panic ? ParseParenthesized(ParseExpression) : SqlList<SqlExpression>.Empty;
        return new SimpleTypeName(path, parameters);
    }

    private TypeName MissingType() => new SimpleTypeName(new SqlPath(SqlList<Identifier>.Of(new Identifier(""))), SqlList<SqlExpression>.Empty) { Span = new TextSpan(Current.Start, 0) };
}
