namespace Bqml.GoogleSql.Syntax;

/// <summary>An expression.</summary>
public abstract record SqlExpression : SqlNode;

/// <summary>Stands where an expression should have been; a diagnostic says what is wrong.</summary>
public sealed record MissingExpression : SqlExpression;

/// <summary>NULL</summary>
public sealed record NullLiteral : SqlExpression;

/// <summary>TRUE or FALSE.</summary>
/// <param name="Value">The value.</param>
public sealed record BoolLiteral(bool Value) : SqlExpression;

/// <summary>An INT64 literal, never negative: a sign before it is a <see cref="UnaryExpression"/>.</summary>
/// <param name="Value">The value; 9223372036854775808 is valid only below a minus sign.</param>
public sealed record IntegerLiteral(ulong Value) : SqlExpression;

/// <summary>A FLOAT64 literal, never negative.</summary>
/// <param name="Value">The value.</param>
public sealed record FloatLiteral(double Value) : SqlExpression;

/// <summary>A STRING literal of any form.</summary>
/// <param name="Value">The text it stands for, escapes resolved, adjacent literals joined.</param>
public sealed record StringLiteral(string Value) : SqlExpression;

/// <summary>A BYTES literal of any form.</summary>
/// <param name="Value">The bytes it stands for, escapes resolved, adjacent literals joined.</param>
public sealed record BytesLiteral(SqlList<byte> Value) : SqlExpression;

/// <summary>A literal of the form <c>DATE '2026-08-22'</c>: DATE, TIME, DATETIME, TIMESTAMP, NUMERIC, BIGNUMERIC, JSON or RANGE&lt;T&gt;.</summary>
/// <param name="Type">The type.</param>
/// <param name="Value">The text between the quotes; not checked against the type's format.</param>
public sealed record TypedLiteral(SqlType Type, string Value) : SqlExpression;

/// <summary><c>INTERVAL 5 DAY</c> or <c>INTERVAL '1-2' YEAR TO MONTH</c>.</summary>
/// <param name="Value">The number, or the text of several parts.</param>
/// <param name="From">The date part, or the first of several.</param>
/// <param name="To">The last of several date parts; null when there is one.</param>
public sealed record IntervalExpression(SqlExpression Value, Identifier From, Identifier? To) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Value); walker.Visit(From); walker.Visit(To); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Value = rewriter.Map(Value), From = rewriter.Map(From), To = rewriter.Rewrite(To) };
}

/// <summary>A query parameter: <c>@name</c> or <c>?</c>.</summary>
/// <param name="Name">The name; null for a positional parameter.</param>
/// <param name="Position">The number of a positional parameter in the text, from 0; 0 for a named one.</param>
public sealed record ParameterExpression(string? Name, int Position) : SqlExpression;

/// <summary>A system variable: <c>@@time_zone</c>.</summary>
/// <param name="Path">The name behind <c>@@</c>.</param>
public sealed record SystemVariable(SqlPath Path) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Path);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Path = rewriter.Map(Path) };
}
