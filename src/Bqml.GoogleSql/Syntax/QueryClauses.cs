namespace Bqml.GoogleSql.Syntax;

/// <summary><c>WITH [RECURSIVE] a AS (...), b AS (...)</c></summary>
/// <param name="IsRecursive">Whether the tables may refer to themselves and to later ones.</param>
/// <param name="Tables">The common table expressions, one or more.</param>
public sealed record WithClause(bool IsRecursive, SqlList<NamedQuery> Tables) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Tables);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Tables = rewriter.Map(Tables) };
}

/// <summary><c>name AS (query)</c>: a common table expression, or a part of <c>CREATE MODEL ... AS (training_data AS (...), ...)</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Query">The query.</param>
public sealed record NamedQuery(Identifier Name, Query Query) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Query); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Query = rewriter.Map(Query) };
}

/// <summary>GROUP BY.</summary>
/// <param name="IsAll">Whether it is <c>GROUP BY ALL</c>, which has no items.</param>
/// <param name="Items">The items.</param>
public sealed record GroupByClause(bool IsAll, SqlList<GroupingItem> Items) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Items);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Items = rewriter.Map(Items) };
}

/// <summary>An item of GROUP BY or GROUPING SETS.</summary>
public abstract record GroupingItem : SqlNode;

/// <summary>Expressions that are grouped by together: one in the common case, none for <c>()</c>, several for <c>(a, b)</c> inside ROLLUP, CUBE and GROUPING SETS.</summary>
/// <param name="Expressions">The expressions.</param>
public sealed record GroupingSet(SqlList<SqlExpression> Expressions) : GroupingItem
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Expressions);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Expressions = rewriter.Map(Expressions) };
}

/// <summary>Ways to make several groupings from a list.</summary>
public enum GroupingKind
{
    /// <summary>ROLLUP: each prefix of the list.</summary>
    Rollup,
    /// <summary>CUBE: each subset of the list.</summary>
    Cube,
    /// <summary>GROUPING SETS: each item of the list.</summary>
    GroupingSets,
}

/// <summary><c>ROLLUP(...)</c>, <c>CUBE(...)</c> or <c>GROUPING SETS(...)</c></summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Items">The list; ROLLUP and CUBE stand inside GROUPING SETS only.</param>
public sealed record GroupingCombination(GroupingKind Kind, SqlList<GroupingItem> Items) : GroupingItem
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Items);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Items = rewriter.Map(Items) };
}

/// <summary><c>WINDOW name AS (...)</c></summary>
/// <param name="Name">The name.</param>
/// <param name="Window">The window.</param>
public sealed record WindowDefinition(Identifier Name, Window Window) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Window); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Window = rewriter.Map(Window) };
}

/// <summary>ORDER BY.</summary>
/// <param name="Items">The items, one or more.</param>
public sealed record OrderByClause(SqlList<OrderByItem> Items) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Items);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Items = rewriter.Map(Items) };
}

/// <summary>Where NULL sorts.</summary>
public enum NullOrder
{
    /// <summary>Nothing is written: first when ascending, last when descending.</summary>
    Default,
    /// <summary>NULLS FIRST</summary>
    First,
    /// <summary>NULLS LAST</summary>
    Last,
}

/// <summary><c>expression [COLLATE c] [ASC|DESC] [NULLS FIRST|LAST]</c></summary>
/// <param name="Expression">The expression.</param>
/// <param name="IsDescending">Whether it is DESC.</param>
/// <param name="Nulls">Where NULL sorts.</param>
/// <param name="Collation">The collation; null when there is none.</param>
public sealed record OrderByItem(SqlExpression Expression, bool IsDescending, NullOrder Nulls, SqlExpression? Collation = null) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Expression); walker.Visit(Collation); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Expression = rewriter.Map(Expression), Collation = rewriter.Rewrite(Collation) };
}

/// <summary><c>LIMIT count [OFFSET offset]</c></summary>
/// <param name="Count">How many rows.</param>
/// <param name="Offset">How many rows to skip; null when there is no OFFSET.</param>
public sealed record LimitClause(SqlExpression Count, SqlExpression? Offset) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Count); walker.Visit(Offset); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Count = rewriter.Map(Count), Offset = rewriter.Rewrite(Offset) };
}
