namespace Bqml;

/// <summary>
/// Follows quotes and comments through a statement's text (page "Lexical structure and syntax"), to notice a hole within them: <c>'{name}'</c> would be the text "@p0", not a parameter.
/// </summary>
internal struct QuoteTracker
{
    private const char LineComment = '-', BlockComment = '*';

    /// <summary>What is open: a quote, a comment, or nothing.</summary>
    private char _open;

    /// <summary>Whether the open quote is one of three.</summary>
    private bool _triple;

    public readonly bool IsInside => _open != '\0';

    /// <summary>Reads on.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty) text = text[Step(text)..];
    }

    /// <returns>How many characters are done with.</returns>
    private int Step(ReadOnlySpan<char> text) => _open switch
    {
        '\0' => Outside(text),
        LineComment => text[0] is '\n' or '\r' ? Close(1) : 1,
        BlockComment => text.StartsWith("*/") ? Close(2) : 1,
        _ => InsideQuotes(text),
    };

    private int Outside(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '#':
                return Open(LineComment, 1);
            case '-' when text.StartsWith("--"):
                return Open(LineComment, 2);
            case '/' when text.StartsWith("/*"):
                return Open(BlockComment, 2);
            case '`':
                return Open('`', 1);
            case '\'' or '"':
                return text.StartsWith(Three(text[0])) ? Open(text[0], 3) : Open(text[0], 1);
            default:
                return 1;
        }
    }

    /// <summary>A backslash keeps the next character from closing, in raw strings too.</summary>
    private int InsideQuotes(ReadOnlySpan<char> text)
    {
        if (text[0] == '\\') return Math.Min(2, text.Length);
        if (text[0] != _open) return 1;
        if (!_triple) return Close(1);
        return text.StartsWith(Three(_open)) ? Close(3) : 1;
    }

    private int Open(char what, int length)
    {
        (_open, _triple) = (what, length == 3);
        return length;
    }

    private int Close(int length)
    {
        _open = '\0';
        return length;
    }

    private static string Three(char quote) => quote == '"' ? "\"\"\"" : "'''";
}
