using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Cuts a text into tokens, in one pass, and finds which bracket closes which.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<int> _open = [];
    private readonly int[] _openCounts = new int[(int)TokenKind.CloseBrace + 1];
    private Token[] _tokens;
    private int _count;
    private int _position;
    private bool _hasUnclosed;

    private Lexer(string text, DiagnosticBag diagnostics)
    {
        (_text, _diagnostics) = (text, diagnostics);
        _tokens = new Token[(text.Length / 4) + 8];
    }

    /// <summary>The tokens of the text; the last one is <see cref="TokenKind.EndOfText"/>.</summary>
    internal static Token[] Tokenize(string text, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(text, diagnostics);
        while (lexer.ReadToken())
        {
        }
        lexer.Add(TokenKind.EndOfText, text.Length, text.Length);
        return lexer._tokens;
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool ReadToken()
    {
        SkipSpaceAndComments();
        if (_position >= _text.Length) return false;
        var start = _position;
        var c = _text[start];
        if (IsAfterDot() && SqlIdentifier.IsBarePart(c)) ReadWord(start);
        else if (StringPrefixLength() is var prefix && prefix >= 0) ReadString(start, prefix);
        else if (SqlIdentifier.IsBareStart(c)) ReadWord(start);
        else if (IsDigit(c) || c == '.' && IsDigit(Peek(1)) && !FollowsOperand()) ReadNumber(start);
        else if (c == '`') ReadQuotedIdentifier(start);
        else ReadPunctuation(start);
        return true;
    }

    private void SkipSpaceAndComments()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (char.IsWhiteSpace(c) || c is '\b' || c is '\uFEFF' && _position == 0) _position++;
            else if (c == '#' || c == '-' && Peek(1) == '-') SkipLine();
            else if (c == '/' && Peek(1) == '*') SkipBlockComment();
            else return;
        }
    }

    private void SkipLine()
    {
        while (_position < _text.Length && !IsLineEnd(_text[_position])) _position++;
    }

    private void SkipBlockComment()
    {
        var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0) _diagnostics.Add(new TextSpan(_position, 2), "The comment is not closed: '*/' is missing.");
        _position = end < 0 ? _text.Length : end + 2;
    }

    private void ReadWord(int start)
    {
        var isAfterDot = IsAfterDot();
        while (_position < _text.Length && SqlIdentifier.IsBarePart(_text[_position])) _position++;
        // Behind a dot, every word is an identifier.
        Add(TokenKind.Word, start, _position, isAfterDot ? Keyword.None : SqlKeywords.Find(_text, start, _position - start));
    }

    private void ReadNumber(int start)
    {
        if (Peek() == '0' && Peek(1) is 'x' or 'X' && IsHexDigit(Peek(2)))
        {
            _position += 2;
            while (IsHexDigit(Peek())) _position++;
            Add(TokenKind.Integer, start, _position);
            return;
        }
        var kind = TokenKind.Integer;
        SkipDigits();
        if (Peek() == '.')
        {
            kind = TokenKind.Float;
            _position++;
            SkipDigits();
        }
        if (Peek() is 'e' or 'E' && (IsDigit(Peek(1)) || Peek(1) is '+' or '-' && IsDigit(Peek(2))))
        {
            kind = TokenKind.Float;
            _position += 2;
            SkipDigits();
        }
        Add(kind, start, _position);
    }

    private void SkipDigits()
    {
        while (IsDigit(Peek())) _position++;
    }

    /// <summary>The length of the r and b before a string; -1 when no string begins here.</summary>
    private int StringPrefixLength()
    {
        var length = 0;
        while (length < 2 && Peek(length) is 'r' or 'R' or 'b' or 'B')
        {
            if (length == 1 && (Peek() | 0x20) == (Peek(1) | 0x20)) return -1;
            length++;
        }
        return Peek(length) is '\'' or '"' ? length : -1;
    }

    private void ReadString(int start, int prefix)
    {
        var isBytes = false;
        for (var i = start; i < start + prefix; i++) isBytes |= _text[i] is 'b' or 'B';
        _position += prefix;
        var quote = Peek();
        var isTriple = Peek(1) == quote && Peek(2) == quote;
        _position += isTriple ? 3 : 1;
        if (!SkipQuoted(quote, isTriple)) ReportUnclosed(start, isTriple ? $"The string is not closed: {new string(quote, 3)} is missing." : $"The string is not closed: {quote} is missing. A string over several lines is written between {new string(quote, 3)}.");
        Add(isBytes ? TokenKind.Bytes : TokenKind.String, start, _position);
    }

    private void ReadQuotedIdentifier(int start)
    {
        _position++;
        if (!SkipQuoted('`', isTriple: false)) ReportUnclosed(start, "The identifier is not closed: ` is missing.");
        else if (_position - start == 2) _diagnostics.Add(new TextSpan(start, 2), "An identifier cannot be empty.");
        Add(TokenKind.QuotedIdentifier, start, _position);
    }

    /// <summary>Reports the first quote that is not closed: what follows it, further quotes included, is anything but what it seems.</summary>
    private void ReportUnclosed(int start, string message)
    {
        if (!_hasUnclosed) _diagnostics.Add(TextSpan.FromBounds(start, _position), message);
        _hasUnclosed = true;
    }

    /// <summary>Goes behind the closing quote; false when it is missing: at the end of the line, or of the text for triple quotes.</summary>
    private bool SkipQuoted(char quote, bool isTriple)
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == quote && (!isTriple || Peek(1) == quote && Peek(2) == quote))
            {
                _position += isTriple ? 3 : 1;
                return true;
            }
            if (!isTriple && IsLineEnd(c)) return false;
            // In raw strings too, a backslash keeps the quote behind it from closing the string.
            if (c == '\\' && _position + 1 < _text.Length && (isTriple || !IsLineEnd(_text[_position + 1]))) _position++;
            _position++;
        }
        return false;
    }

    private void ReadPunctuation(int start)
    {
        var (kind, length) = (_text[start], Peek(1)) switch
        {
            ('(', _) => (TokenKind.OpenParenthesis, 1),
            (')', _) => (TokenKind.CloseParenthesis, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            ('{', _) => (TokenKind.OpenBrace, 1),
            ('}', _) => (TokenKind.CloseBrace, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('?', _) => (TokenKind.Question, 1),
            ('@', '@') => (TokenKind.AtAt, 2),
            ('@', _) => (TokenKind.At, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', '>') => (TokenKind.Arrow, 2),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('|', '|') => (TokenKind.Concatenate, 2),
            ('|', '>') => (TokenKind.Pipe, 2),
            ('|', _) => (TokenKind.Bar, 1),
            ('&', _) => (TokenKind.Ampersand, 1),
            ('^', _) => (TokenKind.Caret, 1),
            ('~', _) => (TokenKind.Tilde, 1),
            ('=', '>') => (TokenKind.FatArrow, 2),
            ('=', _) => (TokenKind.Equal, 1),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '<') => (TokenKind.ShiftLeft, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('<', '>') => (TokenKind.NotEqual, 2),
            ('<', _) => (TokenKind.Less, 1),
            // Two in a row may close two types; the parser joins them to a shift.
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('>', _) => (TokenKind.Greater, 1),
            _ => (TokenKind.EndOfText, char.IsHighSurrogate(_text[start]) && char.IsLowSurrogate(Peek(1)) ? 2 : 1),
        };
        _position += length;
        if (kind is not TokenKind.EndOfText) Add(kind, start, _position);
        else _diagnostics.Add(new TextSpan(start, length), $"{Describe(start)} has no meaning in GoogleSQL here.");
    }

    private string Describe(int position)
    {
        var c = _text[position];
        if (c is > ' ' and < '\x7F') return $"The character '{c}'";
        var isPair = char.IsHighSurrogate(c) && position + 1 < _text.Length && char.IsLowSurrogate(_text[position + 1]);
        var codePoint = isPair ? char.ConvertToUtf32(_text, position) : c;
        return FormattableString.Invariant($"The character U+{codePoint:X4}");
    }

    private void Add(TokenKind kind, int start, int end, Keyword keyword = Keyword.None)
    {
        if (_count == _tokens.Length) Array.Resize(ref _tokens, _count * 2);
        _tokens[_count] = new Token { Kind = kind, Keyword = keyword, Start = start, Length = end - start, Match = -1 };
        if (kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket or TokenKind.OpenBrace) Open(kind);
        else if (kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace) Close(kind);
        else if (kind is TokenKind.Semicolon) CloseAll();
        _count++;
    }

    private void Open(TokenKind kind)
    {
        _open.Add(_count);
        _openCounts[(int)kind]++;
    }

    /// <summary>Matches the closing bracket with the last opening one of its kind; what was opened between them stays unmatched.</summary>
    private void Close(TokenKind kind)
    {
        var opening = kind - 1;
        if (_openCounts[(int)opening] == 0) return;
        while (true)
        {
            var last = _open[_open.Count - 1];
            _open.RemoveAt(_open.Count - 1);
            _openCounts[(int)_tokens[last].Kind]--;
            if (_tokens[last].Kind != opening) continue;
            _tokens[last].Match = _count;
            return;
        }
    }

    private void CloseAll()
    {
        _open.Clear();
        Array.Clear(_openCounts, 0, _openCounts.Length);
    }

    private bool IsAfterDot() => _count > 0 && _tokens[_count - 1].Kind is TokenKind.Dot;

    /// <summary>Whether a dot here separates names: <c>t.5</c> is a field, <c>SELECT .5</c> a number.</summary>
    private bool FollowsOperand()
    {
        if (_count == 0) return false;
        ref var previous = ref _tokens[_count - 1];
        return previous.Kind is TokenKind.QuotedIdentifier or TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.Question
            || previous.Kind is TokenKind.Word && !SqlKeywords.IsReserved(previous.Keyword);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsHexDigit(char c) => IsDigit(c) || c is >= 'a' and <= 'f' or >= 'A' and <= 'F';

    private static bool IsLineEnd(char c) => c is '\n' or '\r';
}
