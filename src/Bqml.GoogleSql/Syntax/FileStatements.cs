namespace Bqml.GoogleSql.Syntax;

/// <summary><c>WITH CONNECTION path</c> or <c>WITH CONNECTION DEFAULT</c></summary>
/// <param name="Path">The connection; null for DEFAULT.</param>
public sealed record ConnectionClause(SqlPath? Path) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Path);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Path = rewriter.Rewrite(Path) };
}

/// <summary><c>CREATE EXTERNAL TABLE name [(columns)] [WITH CONNECTION ...] OPTIONS(...)</c>; with the option object_metadata an object table.</summary>
/// <param name="Disposition">What happens when the table exists.</param>
/// <param name="Name">The table.</param>
/// <param name="Options">The options: where the files are, and what they are.</param>
public sealed record CreateExternalTableStatement(CreateDisposition Disposition, SqlPath Name, SqlList<OptionEntry> Options) : SqlStatement
{
    /// <summary>The columns; null when they are not written.</summary>
    public SqlList<ColumnDefinition>? Columns { get; init; }

    /// <summary>The connection that reads the files; null when it is not written.</summary>
    public ConnectionClause? Connection { get; init; }

    internal override void VisitChildren(SqlWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Columns ?? SqlList<ColumnDefinition>.Empty);
        walker.Visit(Connection);
        walker.Visit(Options);
    }

    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Name = rewriter.Map(Name),
        Columns = Columns is null ? null : rewriter.Map(Columns),
        Connection = rewriter.Rewrite(Connection),
        Options = rewriter.Map(Options),
    };
}

/// <summary><c>LOAD DATA INTO|OVERWRITE table [(columns)] ... FROM FILES(...) [WITH CONNECTION ...]</c></summary>
/// <param name="Table">The table.</param>
/// <param name="IsOverwrite">Whether the rows take the place of the table's.</param>
/// <param name="Files">What FILES says: the format, the URIs and how they are read.</param>
public sealed record LoadDataStatement(SqlPath Table, bool IsOverwrite, SqlList<OptionEntry> Files) : SqlStatement
{
    /// <summary>The columns; null when they are not written.</summary>
    public SqlList<ColumnDefinition>? Columns { get; init; }

    /// <summary>The expression of PARTITION BY; null when there is none.</summary>
    public SqlExpression? PartitionBy { get; init; }

    /// <summary>The columns of CLUSTER BY.</summary>
    public SqlList<SqlExpression> ClusterBy { get; init; } = SqlList<SqlExpression>.Empty;

    /// <summary>OPTIONS of the table; null when there are none.</summary>
    public SqlList<OptionEntry>? Options { get; init; }

    /// <summary>The connection that reads the files; null when it is not written.</summary>
    public ConnectionClause? Connection { get; init; }

    internal override void VisitChildren(SqlWalker walker)
    {
        walker.Visit(Table);
        walker.Visit(Columns ?? SqlList<ColumnDefinition>.Empty);
        walker.Visit(PartitionBy);
        walker.Visit(ClusterBy);
        walker.Visit(Options ?? SqlList<OptionEntry>.Empty);
        walker.Visit(Files);
        walker.Visit(Connection);
    }

    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Table = rewriter.Map(Table),
        Columns = Columns is null ? null : rewriter.Map(Columns),
        PartitionBy = rewriter.Rewrite(PartitionBy),
        ClusterBy = rewriter.Map(ClusterBy),
        Options = Options is null ? null : rewriter.Map(Options),
        Files = rewriter.Map(Files),
        Connection = rewriter.Rewrite(Connection),
    };
}
