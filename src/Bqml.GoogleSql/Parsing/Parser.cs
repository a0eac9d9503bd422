using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>
/// A recursive-descent parser over the tokens of one text: reading tokens, reporting and recovering here, the grammar in its other parts.
/// </summary>
/// <remarks>
/// After a mistake the parser is in panic: it reports nothing more and reads no further, so every construct ends at once, until a list, a
/// clause or a statement finds its next element. A construct that finds no token of its own leaves the tokens alone, so nothing loops.
/// </remarks>
internal sealed partial class Parser
{
    /// <summary>How deep constructs may nest in the text. People write less than 20; at this depth half a megabyte of stack is enough.</summary>
    internal const int MaxNesting = 150;

    /// <summary>How deep a tree may be: long chains such as <c>1 + 1 + 1</c> are deep without nesting.</summary>
    internal const int MaxTreeDepth = 500;

    private readonly string _text;
    private readonly Token[] _tokens;
    private readonly DiagnosticBag _diagnostics;
    private int _index;
    private int _nesting;
    private int _chained;
    private int _positionalParameters;
    private int _openQueries;
    private bool _isBehindMinus;
    private bool _panic;

    /// <summary>Where the lexer found its first mistake: what is odd behind it is most likely its consequence.</summary>
    private readonly int _firstLexicalError;

    internal Parser(string text, Token[] tokens, DiagnosticBag diagnostics)
    {
        (_text, _tokens, _diagnostics) = (text, tokens, diagnostics);
        _firstLexicalError = diagnostics.FirstPosition;
    }

    internal Query ParseWholeQuery()
    {
        var start = Current.Start;
        var query = ParseQuery();
        TryTake(TokenKind.Semicolon);
        ExpectEnd("query");
        return IsTooDeep(query, start) ? MissingQuery() : query;
    }

    internal SqlExpression ParseWholeExpression()
    {
        var start = Current.Start;
        var expression = ParseExpression();
        ExpectEnd("expression");
        return IsTooDeep(expression, start) ? Missing() : expression;
    }

    internal TransformClause ParseWholeTransform()
    {
        var start = Current.Start;
        var items = new List<SelectItem>();
        ParseSelectList(items);
        ExpectEnd("select list");
        var clause = new TransformClause(ToList(items)) { Span = SpanFrom(start) };
        return IsTooDeep(clause, start) ? new TransformClause(SqlList<SelectItem>.Empty) : clause;
    }

    internal TypeName ParseWholeType()
    {
        var type = ParseType();
        ExpectEnd("type");
        return type;
    }

    internal ColumnDefinitions ParseWholeColumns()
    {
        var start = Current.Start;
        var columns = ParseList(ParseTableColumn);
        ExpectEnd("list of columns");
        return new ColumnDefinitions(columns) { Span = SpanFrom(start) };
    }

    private ref readonly Token Current => ref _tokens[_index];

    private int PreviousEnd => _index == 0 ? Current.Start : _tokens[_index - 1].End;

    private ref readonly Token PeekToken(int ahead = 1) => ref _tokens[Math.Min(_index + ahead, LastIndex)];

    // The array is longer than what the lexer filled; what lies behind is EndOfText too.
    private int LastIndex => _tokens.Length - 1;

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, Math.Max(start, PreviousEnd));

    private bool At(TokenKind kind) => Current.Kind == kind;

    private bool At(Keyword keyword) => Current.Keyword == keyword;

    private bool NextIs(TokenKind kind) => PeekToken().Kind == kind;

    private bool NextIs(Keyword keyword) => PeekToken().Keyword == keyword;

    private void Advance()
    {
        if (Current.Kind is not TokenKind.EndOfText) _index++;
    }

    private bool TryTake(TokenKind kind)
    {
        if (_panic || Current.Kind != kind) return false;
        _index++;
        return true;
    }

    private bool TryTake(Keyword keyword)
    {
        if (_panic || Current.Keyword != keyword) return false;
        _index++;
        return true;
    }

    private bool Expect(TokenKind kind)
    {
        if (TryTake(kind)) return true;
        Unexpected($"'{TextOf(kind)}'");
        return false;
    }

    private bool Expect(Keyword keyword)
    {
        if (TryTake(keyword)) return true;
        Unexpected(keyword.ToString());
        return false;
    }

    private void ExpectEnd(string what)
    {
        if (!At(TokenKind.EndOfText)) Unexpected($"the end of the {what}");
    }

    private void Unexpected(string expected) => Report(Current.Span, $"Expected {expected} but found {DescribeCurrent()}.");

    /// <summary>Reports a mistake that leaves the parser without knowing what comes next.</summary>
    private void Report(TextSpan span, string message)
    {
        ReportAndGoOn(span, message);
        _panic = true;
    }

    /// <summary>Reports GoogleSQL that this parser does not read.</summary>
    private void Unsupported(string message)
    {
        if (!_panic && Current.End <= _firstLexicalError) _diagnostics.Add(Current.Span, message, isUnsupported: true);
        _panic = true;
    }

    /// <summary>Reports a mistake after which the grammar goes on as if it were not there.</summary>
    private void ReportAndGoOn(TextSpan span, string message)
    {
        if (!_panic && span.End <= _firstLexicalError) _diagnostics.Add(span, message);
    }

    private string DescribeCurrent()
    {
        ref readonly var token = ref Current;
        if (token.Kind is TokenKind.EndOfText) return "the end of the text";
        var isReserved = SqlKeywords.IsReserved(token.Keyword);
        var shown = token.Length > 40 ? _text.Substring(token.Start, 37) + "..." : _text.Substring(token.Start, token.Length);
        var end = shown.IndexOfAny(['\n', '\r']);
        if (end >= 0) shown = shown.Substring(0, end) + "...";
        return isReserved ? $"the keyword {token.Keyword}" : $"'{shown}'";
    }

    private static string TextOf(TokenKind kind) => kind switch
    {
        TokenKind.OpenParenthesis => "(",
        TokenKind.CloseParenthesis => ")",
        TokenKind.OpenBracket => "[",
        TokenKind.CloseBracket => "]",
        TokenKind.Less => "<",
        TokenKind.Greater => ">",
        TokenKind.Equal => "=",
        TokenKind.Comma => ",",
        TokenKind.Semicolon => ";",
        TokenKind.FatArrow => "=>",
        TokenKind.Arrow => "->",
        _ => kind.ToString(),
    };

    /// <summary>Goes one construct deeper; false, with an error, when that is too deep. Each success is to be followed by <see cref="Leave"/>.</summary>
    private bool Enter()
    {
        if (_nesting < MaxNesting)
        {
            _nesting++;
            return true;
        }
        Report(Current.Span, $"The statement is nested too deeply: more than {MaxNesting} levels.");
        // The rest of the statement is not worth reading.
        SkipStatement();
        return false;
    }

    private void Leave() => _nesting--;

    private void SkipStatement()
    {
        while (!At(TokenKind.EndOfText) && !At(TokenKind.Semicolon)) _index++;
    }

    /// <summary>Reads the closing bracket of a construct; where something else stands before it, that is reported and skipped.</summary>
    private void ExpectClose(TokenKind kind, int close)
    {
        if (!At(kind)) Unexpected($"'{TextOf(kind)}'");
        if (_panic && close >= _index)
        {
            _index = close;
            _panic = false;
        }
        TryTake(kind);
    }

    /// <summary>In panic, goes to the next comma of a list or to its closing bracket, and ends the panic when there is one.</summary>
    private void RecoverInList(int close)
    {
        if (!_panic || close < 0) return;
        while (_index < close && !At(TokenKind.Comma)) SkipBalanced();
        if (_index > close) return;
        _panic = false;
    }

    /// <summary>In panic, goes to the next comma (where that is meant), clause, closing bracket or end, and ends the panic.</summary>
    private void RecoverToClause(bool stopAtComma)
    {
        if (!_panic) return;
        while (!IsClauseEnd() && !(stopAtComma && At(TokenKind.Comma))) SkipBalanced();
        // A parenthesis that closes none of our queries is not a place to go on from.
        if (!At(TokenKind.EndOfText) && !(At(TokenKind.CloseParenthesis) && _openQueries == 0)) _panic = false;
    }

    private bool IsClauseEnd() => Current.Kind is TokenKind.EndOfText or TokenKind.Semicolon or TokenKind.CloseParenthesis
        || Current.Keyword is Keyword.FROM or Keyword.WHERE or Keyword.GROUP or Keyword.HAVING or Keyword.QUALIFY or Keyword.WINDOW or Keyword.ORDER or Keyword.LIMIT
            or Keyword.UNION or Keyword.INTERSECT;

    private void SkipBalanced()
    {
        if (Current.Match > _index) _index = Current.Match;
        Advance();
    }

    /// <summary>Reads <c>(item, item, ...)</c>; each item is read by the function.</summary>
    private SqlList<T> ParseParenthesized<T>(Func<T> parseItem, bool allowEmpty = false)
    {
        var close = Current.Match;
        if (!Expect(TokenKind.OpenParenthesis)) return SqlList<T>.Empty;
        var items = new List<T>();
        if (!(allowEmpty && At(TokenKind.CloseParenthesis))) ParseItems(items, parseItem, close);
        ExpectClose(TokenKind.CloseParenthesis, close);
        return ToList(items);
    }

    /// <summary>Reads <c>item, item, ...</c> up to a closing bracket, whose index helps to recover.</summary>
    private void ParseItems<T>(List<T> items, Func<T> parseItem, int close)
    {
        do
        {
            items.Add(parseItem());
            RecoverInList(close);
        }
        while (TryTake(TokenKind.Comma));
    }

    private SqlList<T> ParseList<T>(Func<T> parseItem)
    {
        var items = new List<T>();
        ParseItems(items, parseItem, close: -1);
        return ToList(items);
    }

    private static SqlList<T> ToList<T>(List<T> items) => SqlList<T>.Wrap([.. items]);

    /// <summary>Whether the tree is deeper than what readers of trees can be expected to recurse; reported when it is.</summary>
    private bool IsTooDeep(SqlNode root, int start)
    {
        // Nesting alone cannot make a tree too deep, and measuring costs a walk.
        if (_chained < 100) return false;
        _chained = 0;
        var pending = new Stack<(SqlNode Node, int Depth)>();
        pending.Push((root, 1));
        while (pending.Count > 0)
        {
            var (node, depth) = pending.Pop();
            if (depth > MaxTreeDepth)
            {
                _diagnostics.Add(TextSpan.FromBounds(start, Math.Max(start, PreviousEnd)), $"The statement is too complex: a chain of operators in it makes it more than {MaxTreeDepth} levels deep. Use parentheses to group its terms.");
                return true;
            }
            foreach (var child in node.Children) pending.Push((child, depth + 1));
        }
        return false;
    }
}
