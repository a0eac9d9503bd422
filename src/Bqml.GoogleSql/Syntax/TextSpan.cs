namespace Bqml.GoogleSql.Syntax;

/// <summary>A stretch of the source text, in UTF-16 code units.</summary>
/// <param name="Start">Where it starts, from 0.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The position after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from one position to another.</summary>
    /// <param name="start">The first position.</param>
    /// <param name="end">The position after the last character.</param>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
