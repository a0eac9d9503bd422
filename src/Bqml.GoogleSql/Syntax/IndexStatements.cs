namespace Bqml.GoogleSql.Syntax;

/// <summary><c>CREATE VECTOR INDEX name ON table(column) [STORING(columns)] [PARTITION BY ...] OPTIONS(...)</c></summary>
/// <param name="Disposition">What happens when the index exists.</param>
/// <param name="Name">The index.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">The column with the embeddings.</param>
public sealed record CreateVectorIndexStatement(CreateDisposition Disposition, SqlPath Name, SqlPath Table, Identifier Column) : SqlStatement
{
    /// <summary>The columns that are kept in the index; empty when there are none.</summary>
    public SqlList<Identifier> Storing { get; init; } = SqlList<Identifier>.Empty;

    /// <summary>The expression of PARTITION BY; null when there is none.</summary>
    public SqlExpression? PartitionBy { get; init; }

    /// <summary>OPTIONS; null when there are none.</summary>
    public SqlList<OptionEntry>? Options { get; init; }

    internal override void VisitChildren(SqlWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Table);
        walker.Visit(Column);
        walker.Visit(Storing);
        walker.Visit(PartitionBy);
        walker.Visit(Options ?? SqlList<OptionEntry>.Empty);
    }

    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Name = rewriter.Map(Name),
        Table = rewriter.Map(Table),
        Column = rewriter.Map(Column),
        Storing = rewriter.Map(Storing),
        PartitionBy = rewriter.Rewrite(PartitionBy),
        Options = Options is null ? null : rewriter.Map(Options),
    };
}

/// <summary><c>DROP VECTOR INDEX [IF EXISTS] name ON table</c></summary>
/// <param name="Name">The index.</param>
/// <param name="Table">The table.</param>
/// <param name="IfExists">Whether it may be missing.</param>
public sealed record DropVectorIndexStatement(SqlPath Name, SqlPath Table, bool IfExists) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Table); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Table = rewriter.Map(Table) };
}
