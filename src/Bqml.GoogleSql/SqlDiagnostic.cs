using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>What the parser cannot read of a text: a mistake in it, or what <see cref="SqlDiagnostic.IsUnsupported"/> tells.</summary>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Span">Where, in UTF-16 code units from the start of the text.</param>
/// <param name="Line">The line where it starts, from 1.</param>
/// <param name="Column">The column where it starts, in UTF-16 code units, from 1.</param>
public sealed record SqlDiagnostic(string Message, TextSpan Span, int Line, int Column)
{
    /// <summary>Whether this is no mistake, but GoogleSQL that BigQuery takes and this parser does not read: pipe syntax, <c>UNION ALL BY NAME</c>, <c>WITH(...)</c> in an expression, chained calls.</summary>
    public bool IsUnsupported { get; init; }

    /// <summary>The message with its place: <c>Expected ')' but found ';'. (line 1, column 8)</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Message} (line {Line}, column {Column})");
}
