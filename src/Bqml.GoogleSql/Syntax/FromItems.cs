namespace Bqml.GoogleSql.Syntax;

/// <summary>Something in a FROM clause that gives rows.</summary>
public abstract record FromItem : SqlNode;

/// <summary>A table, a view, a common table expression, or an array column of an earlier item: <c>FROM t, t.items AS i</c>. Which one needs a catalogue.</summary>
/// <param name="Path">The name.</param>
/// <param name="Alias">The alias; null when there is none.</param>
public sealed record TableReference(SqlPath Path, Identifier? Alias) : FromItem
{
    /// <summary>The point in time behind FOR SYSTEM_TIME AS OF; null when there is none.</summary>
    public SqlExpression? SystemTime { get; init; }

    /// <summary>WITH OFFSET, for array columns; null when there is none.</summary>
    public WithOffset? WithOffset { get; init; }

    /// <summary>TABLESAMPLE; null when there is none.</summary>
    public TableSample? Sample { get; init; }

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Path); walker.Visit(Alias); walker.Visit(SystemTime); walker.Visit(WithOffset); walker.Visit(Sample); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Path = rewriter.Map(Path), Alias = rewriter.Rewrite(Alias), SystemTime = rewriter.Rewrite(SystemTime), WithOffset = rewriter.Rewrite(WithOffset), Sample = rewriter.Rewrite(Sample) };
}

/// <summary><c>(SELECT ...) [AS alias]</c></summary>
/// <param name="Query">The query.</param>
/// <param name="Alias">The alias; null when there is none.</param>
public sealed record SubqueryReference(Query Query, Identifier? Alias) : FromItem
{
    /// <summary>TABLESAMPLE; null when there is none.</summary>
    public TableSample? Sample { get; init; }

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Query); walker.Visit(Alias); walker.Visit(Sample); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query), Alias = rewriter.Rewrite(Alias), Sample = rewriter.Rewrite(Sample) };
}

/// <summary><c>UNNEST(array) [AS alias] [WITH OFFSET [AS offset]]</c></summary>
/// <param name="Array">The array.</param>
/// <param name="Alias">The alias; null when there is none.</param>
/// <param name="WithOffset">WITH OFFSET; null when there is none.</param>
public sealed record UnnestReference(SqlExpression Array, Identifier? Alias, WithOffset? WithOffset) : FromItem
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Array); walker.Visit(Alias); walker.Visit(WithOffset); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Array = rewriter.Map(Array), Alias = rewriter.Rewrite(Alias), WithOffset = rewriter.Rewrite(WithOffset) };
}

/// <summary><c>WITH OFFSET [[AS] alias]</c></summary>
/// <param name="Alias">The alias; null when there is none, and the column is called <c>offset</c>.</param>
public sealed record WithOffset(Identifier? Alias) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Alias);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Alias = rewriter.Rewrite(Alias) };
}

/// <summary><c>TABLESAMPLE method (size PERCENT|ROWS)</c></summary>
/// <param name="Method">The method: SYSTEM.</param>
/// <param name="Size">The size.</param>
/// <param name="IsPercent">True for PERCENT, false for ROWS.</param>
public sealed record TableSample(Identifier Method, SqlExpression Size, bool IsPercent) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Method); walker.Visit(Size); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Method = rewriter.Map(Method), Size = rewriter.Map(Size) };
}

/// <summary>A call of a table-valued function: <c>ML.PREDICT(MODEL m, TABLE t, STRUCT(0.5 AS threshold)) [AS alias]</c>.</summary>
/// <param name="Name">The function.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Alias">The alias; null when there is none.</param>
public sealed record TableFunctionCall(SqlPath Name, SqlList<TableFunctionArgument> Arguments, Identifier? Alias) : FromItem
{
    /// <summary>TABLESAMPLE; null when there is none.</summary>
    public TableSample? Sample { get; init; }

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Arguments); walker.Visit(Alias); walker.Visit(Sample); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Arguments = rewriter.Map(Arguments), Alias = rewriter.Rewrite(Alias), Sample = rewriter.Rewrite(Sample) };
}

/// <summary>An argument of a table-valued function.</summary>
/// <param name="Name">The name of a named argument, <c>name =&gt; ...</c>; null for a positional one.</param>
public abstract record TableFunctionArgument(Identifier? Name) : SqlNode;

/// <summary><c>MODEL path</c></summary>
/// <param name="Name">The name of a named argument; null for a positional one.</param>
/// <param name="Path">The model.</param>
public sealed record ModelArgument(Identifier? Name, SqlPath Path) : TableFunctionArgument(Name)
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Path); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Rewrite(Name), Path = rewriter.Map(Path) };
}

/// <summary><c>TABLE path</c></summary>
/// <param name="Name">The name of a named argument; null for a positional one.</param>
/// <param name="Path">The table.</param>
public sealed record TableArgument(Identifier? Name, SqlPath Path) : TableFunctionArgument(Name)
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Path); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Rewrite(Name), Path = rewriter.Map(Path) };
}

/// <summary><c>(SELECT ...)</c></summary>
/// <param name="Name">The name of a named argument; null for a positional one.</param>
/// <param name="Query">The query.</param>
public sealed record QueryArgument(Identifier? Name, Query Query) : TableFunctionArgument(Name)
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Query); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Rewrite(Name), Query = rewriter.Map(Query) };
}

/// <summary>A value.</summary>
/// <param name="Name">The name of a named argument; null for a positional one.</param>
/// <param name="Value">The value.</param>
public sealed record ExpressionArgument(Identifier? Name, SqlExpression Value) : TableFunctionArgument(Name)
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Value); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Rewrite(Name), Value = rewriter.Map(Value) };
}

/// <summary>Kinds of join.</summary>
public enum JoinKind
{
    /// <summary>A comma: the same as <see cref="Cross"/>.</summary>
    Comma,
    /// <summary>CROSS JOIN</summary>
    Cross,
    /// <summary>[INNER] JOIN</summary>
    Inner,
    /// <summary>LEFT [OUTER] JOIN</summary>
    Left,
    /// <summary>RIGHT [OUTER] JOIN</summary>
    Right,
    /// <summary>FULL [OUTER] JOIN</summary>
    Full,
}

/// <summary>Two FROM items joined.</summary>
/// <param name="Left">The left item.</param>
/// <param name="Kind">The kind of join.</param>
/// <param name="Right">The right item.</param>
/// <param name="On">The condition of ON; null when there is none.</param>
/// <param name="Using">The columns of USING; empty when there are none.</param>
public sealed record Join(FromItem Left, JoinKind Kind, FromItem Right, SqlExpression? On, SqlList<Identifier> Using) : FromItem
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Left); walker.Visit(Right); walker.Visit(On); walker.Visit(Using); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Left = rewriter.Map(Left), Right = rewriter.Map(Right), On = rewriter.Rewrite(On), Using = rewriter.Map(Using) };
}

/// <summary><c>source PIVOT(aggregates FOR input IN (columns)) [AS alias]</c></summary>
/// <param name="Source">The rows to pivot.</param>
/// <param name="Aggregates">The aggregate calls.</param>
/// <param name="Input">The expression whose values become columns.</param>
/// <param name="Columns">The values.</param>
/// <param name="Alias">The alias; null when there is none.</param>
public sealed record Pivot(FromItem Source, SqlList<SelectExpression> Aggregates, SqlExpression Input, SqlList<SelectExpression> Columns, Identifier? Alias) : FromItem
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Source); walker.Visit(Aggregates); walker.Visit(Input); walker.Visit(Columns); walker.Visit(Alias); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Source = rewriter.Map(Source), Aggregates = rewriter.Map(Aggregates), Input = rewriter.Map(Input), Columns = rewriter.Map(Columns), Alias = rewriter.Rewrite(Alias) };
}

/// <summary><c>source UNPIVOT [INCLUDE NULLS|EXCLUDE NULLS] (values FOR name IN (columns)) [AS alias]</c></summary>
/// <param name="Source">The rows to unpivot.</param>
/// <param name="Nulls">What happens to rows of NULL values: <see cref="NullTreatment.Respect"/> is INCLUDE NULLS, <see cref="NullTreatment.Ignore"/> is EXCLUDE NULLS.</param>
/// <param name="Values">The value columns made; several when columns are unpivoted in groups.</param>
/// <param name="NameColumn">The column made that tells where a value is from.</param>
/// <param name="Columns">The columns unpivoted.</param>
/// <param name="Alias">The alias; null when there is none.</param>
public sealed record Unpivot(FromItem Source, NullTreatment Nulls, SqlList<Identifier> Values, Identifier NameColumn, SqlList<UnpivotColumn> Columns, Identifier? Alias) : FromItem
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Source); walker.Visit(Values); walker.Visit(NameColumn); walker.Visit(Columns); walker.Visit(Alias); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Source = rewriter.Map(Source), Values = rewriter.Map(Values), NameColumn = rewriter.Map(NameColumn), Columns = rewriter.Map(Columns), Alias = rewriter.Rewrite(Alias) };
}

/// <summary>A column, or a group of columns, of an <see cref="Unpivot"/>.</summary>
/// <param name="Columns">The columns, one or more.</param>
/// <param name="Label">The value of the name column: a string or integer literal; null when it is not written.</param>
public sealed record UnpivotColumn(SqlList<SqlPath> Columns, SqlExpression? Label) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Columns); walker.Visit(Label); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Columns = rewriter.Map(Columns), Label = rewriter.Rewrite(Label) };
}
