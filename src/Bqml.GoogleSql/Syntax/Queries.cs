namespace Bqml.GoogleSql.Syntax;

/// <summary>A whole query: <c>[WITH ...] body [ORDER BY ...] [LIMIT ...]</c>.</summary>
/// <param name="With">WITH; null when there is none.</param>
/// <param name="Body">SELECT, a set operation, or a query in parentheses.</param>
/// <param name="OrderBy">ORDER BY; null when there is none.</param>
/// <param name="Limit">LIMIT; null when there is none.</param>
public sealed record Query(WithClause? With, QueryBody Body, OrderByClause? OrderBy = null, LimitClause? Limit = null) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(With); walker.Visit(Body); walker.Visit(OrderBy); walker.Visit(Limit); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { With = rewriter.Rewrite(With), Body = rewriter.Map(Body), OrderBy = rewriter.Rewrite(OrderBy), Limit = rewriter.Rewrite(Limit) };
}

/// <summary>What a query consists of besides WITH, ORDER BY and LIMIT.</summary>
public abstract record QueryBody : SqlNode;

/// <summary>A query in parentheses.</summary>
/// <param name="Query">The query.</param>
public sealed record ParenthesizedQuery(Query Query) : QueryBody
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Query);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query) };
}

/// <summary>Set operations.</summary>
public enum SetOperator
{
    /// <summary>UNION</summary>
    Union,
    /// <summary>INTERSECT</summary>
    Intersect,
    /// <summary>EXCEPT</summary>
    Except,
}

/// <summary><c>a UNION ALL b UNION ALL c</c>: one operator between all inputs.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="IsDistinct">True for DISTINCT, false for ALL.</param>
/// <param name="Inputs">The inputs, two or more.</param>
public sealed record SetOperation(SetOperator Operator, bool IsDistinct, SqlList<QueryBody> Inputs) : QueryBody
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Inputs);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Inputs = rewriter.Map(Inputs) };
}

/// <summary>Whether SELECT gives rows of columns or single values.</summary>
public enum SelectMode
{
    /// <summary>SELECT</summary>
    Columns,
    /// <summary>SELECT AS STRUCT</summary>
    Struct,
    /// <summary>SELECT AS VALUE</summary>
    Value,
}

/// <summary>SELECT with its clauses.</summary>
/// <param name="Items">The select list, one or more.</param>
/// <param name="From">FROM; null when there is none.</param>
public sealed record SelectQuery(SqlList<SelectItem> Items, FromItem? From) : QueryBody
{
    /// <summary>Whether there is a DISTINCT.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>AS STRUCT or AS VALUE.</summary>
    public SelectMode Mode { get; init; }

    /// <summary>The condition of WHERE; null when there is none.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>GROUP BY; null when there is none.</summary>
    public GroupByClause? GroupBy { get; init; }

    /// <summary>The condition of HAVING; null when there is none.</summary>
    public SqlExpression? Having { get; init; }

    /// <summary>The condition of QUALIFY; null when there is none.</summary>
    public SqlExpression? Qualify { get; init; }

    /// <summary>The windows of the WINDOW clause.</summary>
    public SqlList<WindowDefinition> Windows { get; init; } = SqlList<WindowDefinition>.Empty;

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Items); walker.Visit(From); walker.Visit(Where); walker.Visit(GroupBy); walker.Visit(Having); walker.Visit(Qualify); walker.Visit(Windows); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Items = rewriter.Map(Items),
        From = rewriter.Rewrite(From),
        Where = rewriter.Rewrite(Where),
        GroupBy = rewriter.Rewrite(GroupBy),
        Having = rewriter.Rewrite(Having),
        Qualify = rewriter.Rewrite(Qualify),
        Windows = rewriter.Map(Windows),
    };
}

/// <summary>An item of a select list or of a TRANSFORM clause.</summary>
public abstract record SelectItem : SqlNode;

/// <summary><c>expression [[AS] alias]</c></summary>
/// <param name="Expression">The expression.</param>
/// <param name="Alias">The alias; null when there is none.</param>
public sealed record SelectExpression(SqlExpression Expression, Identifier? Alias) : SelectItem
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Expression); walker.Visit(Alias); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Expression = rewriter.Map(Expression), Alias = rewriter.Rewrite(Alias) };
}

/// <summary><c>[x.]* [EXCEPT (a, b)] [REPLACE (expression AS c)]</c></summary>
/// <param name="Qualifier">What stands before the star; null for a plain one.</param>
/// <param name="Except">The columns left out.</param>
/// <param name="Replace">The columns replaced; each has an alias.</param>
public sealed record SelectStar(SqlExpression? Qualifier, SqlList<Identifier> Except, SqlList<SelectExpression> Replace) : SelectItem
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Qualifier); walker.Visit(Except); walker.Visit(Replace); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Qualifier = rewriter.Rewrite(Qualifier), Except = rewriter.Map(Except), Replace = rewriter.Map(Replace) };
}
