using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal enum TokenKind : byte
{
    EndOfText,
    Word,
    QuotedIdentifier,
    Integer,
    Float,
    String,
    Bytes,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Dot,
    Semicolon,
    Colon,
    Question,
    At,
    AtAt,
    Plus,
    Minus,
    Star,
    Slash,
    Concatenate,
    Ampersand,
    Caret,
    Bar,
    Tilde,
    ShiftLeft,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Arrow,
    FatArrow,
    Pipe,
}

/// <summary>A token; its text stays in the source.</summary>
internal struct Token
{
    internal TokenKind Kind;

    /// <summary>The keyword that a <see cref="TokenKind.Word"/> is.</summary>
    internal Keyword Keyword;

    internal int Start;
    internal int Length;

    /// <summary>The index of the token that closes an opening one; -1 when there is none.</summary>
    internal int Match;

    internal readonly int End => Start + Length;

    internal readonly TextSpan Span => new(Start, Length);
}
