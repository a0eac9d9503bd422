namespace Bqml.GoogleSql.Syntax;

/// <summary>A name in an expression: a column, a table alias, and the fields behind it: <c>t.address.city</c>. Which part is what needs a catalogue.</summary>
/// <param name="Parts">The identifiers, one or more.</param>
public sealed record PathExpression(SqlList<Identifier> Parts) : SqlExpression
{
    /// <summary>The last identifier: the name that the column gets in a result when it has no alias.</summary>
    public Identifier Last => Parts[Parts.Count - 1];

    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Parts);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Parts = rewriter.Map(Parts) };
}

/// <summary>A field of a value that is not a plain name: <c>f(x).city</c>, <c>array[0].city</c>.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Field">The field.</param>
public sealed record FieldAccess(SqlExpression Operand, Identifier Field) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Field); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand), Field = rewriter.Map(Field) };
}

/// <summary>How a subscript counts, and what it does beyond the end.</summary>
public enum SubscriptKind
{
    /// <summary><c>x[0]</c> for arrays, <c>x['name']</c> for JSON.</summary>
    Plain,
    /// <summary>OFFSET: from 0, an error beyond the end.</summary>
    Offset,
    /// <summary>SAFE_OFFSET: from 0, NULL beyond the end.</summary>
    SafeOffset,
    /// <summary>ORDINAL: from 1, an error beyond the end.</summary>
    Ordinal,
    /// <summary>SAFE_ORDINAL: from 1, NULL beyond the end.</summary>
    SafeOrdinal,
}

/// <summary>An element of an array or JSON value: <c>x[OFFSET(0)]</c>.</summary>
/// <param name="Operand">The array or JSON value.</param>
/// <param name="Kind">How the subscript counts.</param>
/// <param name="Index">The subscript.</param>
public sealed record SubscriptExpression(SqlExpression Operand, SubscriptKind Kind, SqlExpression Index) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Index); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand), Index = rewriter.Map(Index) };
}

/// <summary><c>WHEN condition THEN result</c></summary>
/// <param name="Condition">The condition, or the value that the CASE operand is compared with.</param>
/// <param name="Result">The result.</param>
public sealed record CaseBranch(SqlExpression Condition, SqlExpression Result) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Condition); walker.Visit(Result); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Condition = rewriter.Map(Condition), Result = rewriter.Map(Result) };
}

/// <summary><c>CASE [operand] WHEN ... THEN ... [ELSE ...] END</c></summary>
/// <param name="Operand">What the WHEN values are compared with; null when they are conditions.</param>
/// <param name="Branches">The branches, one or more.</param>
/// <param name="Else">The result when no branch applies; null when there is no ELSE.</param>
public sealed record CaseExpression(SqlExpression? Operand, SqlList<CaseBranch> Branches, SqlExpression? Else) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Branches); walker.Visit(Else); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Rewrite(Operand), Branches = rewriter.Map(Branches), Else = rewriter.Rewrite(Else) };
}

/// <summary><c>CAST(x AS type [FORMAT f [AT TIME ZONE z]])</c> or SAFE_CAST.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Type">The type.</param>
/// <param name="IsSafe">Whether a value that cannot be cast gives NULL instead of an error.</param>
/// <param name="Format">The format; null when there is none.</param>
/// <param name="TimeZone">The time zone behind AT TIME ZONE; null when there is none.</param>
public sealed record CastExpression(SqlExpression Operand, TypeName Type, bool IsSafe, SqlExpression? Format = null, SqlExpression? TimeZone = null) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Type); walker.Visit(Format); walker.Visit(TimeZone); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand), Type = rewriter.Map(Type), Format = rewriter.Rewrite(Format), TimeZone = rewriter.Rewrite(TimeZone) };
}

/// <summary><c>EXTRACT(part FROM x [AT TIME ZONE z])</c></summary>
/// <param name="Part">The date part: a name, or a call such as <c>WEEK(MONDAY)</c>.</param>
/// <param name="Operand">The value.</param>
/// <param name="TimeZone">The time zone; null when there is none.</param>
public sealed record ExtractExpression(SqlExpression Part, SqlExpression Operand, SqlExpression? TimeZone) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Part); walker.Visit(Operand); walker.Visit(TimeZone); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Part = rewriter.Map(Part), Operand = rewriter.Map(Operand), TimeZone = rewriter.Rewrite(TimeZone) };
}

/// <summary>A query in the place of a value: <c>(SELECT MAX(x) FROM t)</c>.</summary>
/// <param name="Query">The query.</param>
public sealed record SubqueryExpression(Query Query) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Query);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query) };
}

/// <summary><c>EXISTS (SELECT ...)</c></summary>
/// <param name="Query">The query.</param>
public sealed record ExistsExpression(Query Query) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Query);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query) };
}

/// <summary><c>ARRAY(SELECT ...)</c></summary>
/// <param name="Query">The query.</param>
public sealed record ArraySubquery(Query Query) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Query);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query) };
}

/// <summary><c>[1, 2]</c> or <c>ARRAY&lt;INT64&gt;[1, 2]</c></summary>
/// <param name="Type">The array's type; null when it is not written.</param>
/// <param name="Elements">The elements.</param>
public sealed record ArrayConstructor(ArrayTypeName? Type, SqlList<SqlExpression> Elements) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Type); walker.Visit(Elements); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Type = rewriter.Rewrite(Type), Elements = rewriter.Map(Elements) };
}

/// <summary>A field of a <see cref="StructConstructor"/>: <c>1 AS x</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Alias">The name; null when it is not written.</param>
public sealed record StructField(SqlExpression Value, Identifier? Alias) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Value); walker.Visit(Alias); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Value = rewriter.Map(Value), Alias = rewriter.Rewrite(Alias) };
}

/// <summary><c>STRUCT(1 AS x)</c> or <c>STRUCT&lt;x INT64&gt;(1)</c></summary>
/// <param name="Type">The struct's type; null when it is not written.</param>
/// <param name="Fields">The fields.</param>
public sealed record StructConstructor(StructTypeName? Type, SqlList<StructField> Fields) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Type); walker.Visit(Fields); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Type = rewriter.Rewrite(Type), Fields = rewriter.Map(Fields) };
}

/// <summary>A struct of unnamed fields: <c>(1, 'a')</c>.</summary>
/// <param name="Elements">The fields, two or more.</param>
public sealed record TupleExpression(SqlList<SqlExpression> Elements) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Elements);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Elements = rewriter.Map(Elements) };
}
