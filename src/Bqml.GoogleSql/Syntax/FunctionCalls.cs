namespace Bqml.GoogleSql.Syntax;

/// <summary>What an aggregate or window function does with NULL.</summary>
public enum NullTreatment
{
    /// <summary>Nothing is written: the function's own default.</summary>
    Default,
    /// <summary>IGNORE NULLS</summary>
    Ignore,
    /// <summary>RESPECT NULLS</summary>
    Respect,
}

/// <summary>A call of a scalar, aggregate or window function.</summary>
/// <param name="Name">The function, without a SAFE prefix.</param>
/// <param name="Arguments">The arguments; besides ordinary expressions <see cref="StarArgument"/>, <see cref="NamedArgument"/> and <see cref="LambdaExpression"/>.</param>
public sealed record FunctionCall(SqlPath Name, SqlList<SqlExpression> Arguments) : SqlExpression
{
    /// <summary>Whether the name has the prefix SAFE: NULL instead of an error.</summary>
    public bool IsSafe { get; init; }

    /// <summary>Whether there is a DISTINCT before the arguments.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>IGNORE NULLS or RESPECT NULLS inside the parentheses.</summary>
    public NullTreatment NullTreatment { get; init; }

    /// <summary>HAVING MAX or HAVING MIN; null when there is none.</summary>
    public HavingExtremum? Having { get; init; }

    /// <summary>ORDER BY inside the parentheses; null when there is none.</summary>
    public OrderByClause? OrderBy { get; init; }

    /// <summary>LIMIT inside the parentheses; null when there is none.</summary>
    public SqlExpression? Limit { get; init; }

    /// <summary>OVER; null when this is not a window function.</summary>
    public Window? Over { get; init; }

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Arguments); walker.Visit(Having); walker.Visit(OrderBy); walker.Visit(Limit); walker.Visit(Over); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Name = rewriter.Map(Name),
        Arguments = rewriter.Map(Arguments),
        Having = rewriter.Rewrite(Having),
        OrderBy = rewriter.Rewrite(OrderBy),
        Limit = rewriter.Rewrite(Limit),
        Over = rewriter.Rewrite(Over),
    };
}

/// <summary>The star in <c>COUNT(*)</c>.</summary>
public sealed record StarArgument : SqlExpression;

/// <summary><c>name =&gt; value</c></summary>
/// <param name="Name">The argument's name.</param>
/// <param name="Value">Its value.</param>
public sealed record NamedArgument(Identifier Name, SqlExpression Value) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Value); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Value = rewriter.Map(Value) };
}

/// <summary><c>x -&gt; x + 1</c> or <c>(x, y) -&gt; x + y</c></summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Body">The result.</param>
public sealed record LambdaExpression(SqlList<Identifier> Parameters, SqlExpression Body) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Parameters); walker.Visit(Body); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Parameters = rewriter.Map(Parameters), Body = rewriter.Map(Body) };
}

/// <summary><c>HAVING MAX x</c> or <c>HAVING MIN x</c> inside an aggregate function.</summary>
/// <param name="IsMax">True for MAX, false for MIN.</param>
/// <param name="Operand">The expression.</param>
public sealed record HavingExtremum(bool IsMax, SqlExpression Operand) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Operand);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand) };
}

/// <summary>What stands behind OVER.</summary>
public abstract record Window : SqlNode;

/// <summary><c>OVER name</c></summary>
/// <param name="Name">A window of the WINDOW clause.</param>
public sealed record WindowReference(Identifier Name) : Window
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Name);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name) };
}

/// <summary><c>OVER ([base] [PARTITION BY ...] [ORDER BY ...] [frame])</c></summary>
/// <param name="BaseName">A window of the WINDOW clause that this one extends; null when there is none.</param>
/// <param name="PartitionBy">The expressions of PARTITION BY.</param>
/// <param name="OrderBy">ORDER BY; null when there is none.</param>
/// <param name="Frame">The frame; null when there is none.</param>
public sealed record WindowSpecification(Identifier? BaseName, SqlList<SqlExpression> PartitionBy, OrderByClause? OrderBy, WindowFrame? Frame) : Window
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(BaseName); walker.Visit(PartitionBy); walker.Visit(OrderBy); walker.Visit(Frame); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { BaseName = rewriter.Rewrite(BaseName), PartitionBy = rewriter.Map(PartitionBy), OrderBy = rewriter.Rewrite(OrderBy), Frame = rewriter.Rewrite(Frame) };
}

/// <summary>A window frame: <c>ROWS BETWEEN 1 PRECEDING AND CURRENT ROW</c>.</summary>
/// <param name="IsRows">True for ROWS, false for RANGE.</param>
/// <param name="Start">The first bound.</param>
/// <param name="End">The second bound; null when there is no BETWEEN.</param>
public sealed record WindowFrame(bool IsRows, FrameBound Start, FrameBound? End) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Start); walker.Visit(End); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Start = rewriter.Map(Start), End = rewriter.Rewrite(End) };
}

/// <summary>Kinds of bound of a window frame.</summary>
public enum FrameBoundKind
{
    /// <summary>UNBOUNDED PRECEDING</summary>
    UnboundedPreceding,
    /// <summary>n PRECEDING</summary>
    Preceding,
    /// <summary>CURRENT ROW</summary>
    CurrentRow,
    /// <summary>n FOLLOWING</summary>
    Following,
    /// <summary>UNBOUNDED FOLLOWING</summary>
    UnboundedFollowing,
}

/// <summary>A bound of a window frame.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Offset">The distance, for <see cref="FrameBoundKind.Preceding"/> and <see cref="FrameBoundKind.Following"/>; null for the others.</param>
public sealed record FrameBound(FrameBoundKind Kind, SqlExpression? Offset) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Offset);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Offset = rewriter.Rewrite(Offset) };
}
