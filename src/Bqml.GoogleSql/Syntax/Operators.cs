namespace Bqml.GoogleSql.Syntax;

/// <summary>Operators with one operand before which they stand.</summary>
public enum UnaryOperator
{
    /// <summary>+</summary>
    Plus,
    /// <summary>-</summary>
    Minus,
    /// <summary>~</summary>
    BitwiseNot,
    /// <summary>NOT</summary>
    Not,
}

/// <summary>Operators between two operands, AND and OR excepted.</summary>
public enum BinaryOperator
{
    /// <summary>*</summary>
    Multiply,
    /// <summary>/</summary>
    Divide,
    /// <summary>||</summary>
    Concatenate,
    /// <summary>+</summary>
    Add,
    /// <summary>-</summary>
    Subtract,
    /// <summary>&lt;&lt;</summary>
    ShiftLeft,
    /// <summary>&gt;&gt;</summary>
    ShiftRight,
    /// <summary>&amp;</summary>
    BitwiseAnd,
    /// <summary>^</summary>
    BitwiseXor,
    /// <summary>|</summary>
    BitwiseOr,
    /// <summary>=</summary>
    Equal,
    /// <summary>!= or &lt;&gt;</summary>
    NotEqual,
    /// <summary>&lt;</summary>
    Less,
    /// <summary>&lt;=</summary>
    LessOrEqual,
    /// <summary>&gt;</summary>
    Greater,
    /// <summary>&gt;=</summary>
    GreaterOrEqual,
    /// <summary>LIKE</summary>
    Like,
    /// <summary>NOT LIKE</summary>
    NotLike,
    /// <summary>IS DISTINCT FROM</summary>
    IsDistinctFrom,
    /// <summary>IS NOT DISTINCT FROM</summary>
    IsNotDistinctFrom,
}

/// <summary>An operator before its operand: <c>-x</c>, <c>NOT x</c>.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">The operand.</param>
public sealed record UnaryExpression(UnaryOperator Operator, SqlExpression Operand) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Operand);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand) };
}

/// <summary>An operator between two operands: <c>a + b</c>.</summary>
/// <param name="Left">The left operand.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Right">The right operand.</param>
public sealed record BinaryExpression(SqlExpression Left, BinaryOperator Operator, SqlExpression Right) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Left); walker.Visit(Right); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Left = rewriter.Map(Left), Right = rewriter.Map(Right) };
}

/// <summary>AND or OR between two or more operands: <c>a AND b AND c</c>.</summary>
/// <param name="IsAnd">True for AND, false for OR.</param>
/// <param name="Operands">The operands, two or more.</param>
public sealed record LogicalExpression(bool IsAnd, SqlList<SqlExpression> Operands) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Operands);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operands = rewriter.Map(Operands) };
}

/// <summary>What IS tests for.</summary>
public enum IsTest
{
    /// <summary>IS NULL</summary>
    Null,
    /// <summary>IS TRUE</summary>
    True,
    /// <summary>IS FALSE</summary>
    False,
    /// <summary>IS UNKNOWN</summary>
    Unknown,
}

/// <summary><c>x IS [NOT] NULL</c>, TRUE, FALSE or UNKNOWN.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="Test">What it is tested for.</param>
/// <param name="IsNegated">Whether there is a NOT.</param>
public sealed record IsExpression(SqlExpression Operand, IsTest Test, bool IsNegated) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Operand);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand) };
}

/// <summary><c>x [NOT] BETWEEN low AND high</c>.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="Low">The lower bound, included.</param>
/// <param name="High">The upper bound, included.</param>
/// <param name="IsNegated">Whether there is a NOT.</param>
public sealed record BetweenExpression(SqlExpression Operand, SqlExpression Low, SqlExpression High, bool IsNegated) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Low); walker.Visit(High); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand), Low = rewriter.Map(Low), High = rewriter.Map(High) };
}

/// <summary>The values on the right side of IN or of LIKE ANY.</summary>
public abstract record ValueSet : SqlNode;

/// <summary><c>(1, 2, 3)</c></summary>
/// <param name="Values">The values, one or more.</param>
public sealed record ValueList(SqlList<SqlExpression> Values) : ValueSet
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Values);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Values = rewriter.Map(Values) };
}

/// <summary><c>(SELECT ...)</c></summary>
/// <param name="Query">The query.</param>
public sealed record ValueQuery(Query Query) : ValueSet
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Query);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query) };
}

/// <summary><c>UNNEST(array)</c></summary>
/// <param name="Array">The array.</param>
public sealed record ValueUnnest(SqlExpression Array) : ValueSet
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Array);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Array = rewriter.Map(Array) };
}

/// <summary><c>x [NOT] IN (...)</c></summary>
/// <param name="Operand">What is looked for.</param>
/// <param name="Values">Where it is looked for.</param>
/// <param name="IsNegated">Whether there is a NOT.</param>
public sealed record InExpression(SqlExpression Operand, ValueSet Values, bool IsNegated) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Values); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand), Values = rewriter.Map(Values) };
}

/// <summary><c>x [NOT] LIKE ANY (...)</c>, SOME (the same) or ALL.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="IsAll">True for ALL, false for ANY and SOME.</param>
/// <param name="Patterns">The patterns.</param>
/// <param name="IsNegated">Whether there is a NOT.</param>
public sealed record QuantifiedLikeExpression(SqlExpression Operand, bool IsAll, ValueSet Patterns, bool IsNegated) : SqlExpression
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Operand); walker.Visit(Patterns); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Operand = rewriter.Map(Operand), Patterns = rewriter.Map(Patterns) };
}
