namespace Bqml.GoogleSql.Syntax;

/// <summary>CREATE MODEL.</summary>
/// <param name="Disposition">What happens when the model exists.</param>
/// <param name="Name">The model.</param>
public sealed record CreateModelStatement(CreateDisposition Disposition, SqlPath Name) : SqlStatement
{
    /// <summary>INPUT: the columns that an imported or remote model takes; null when it is not written.</summary>
    public SqlList<ColumnDefinition>? Input { get; init; }

    /// <summary>OUTPUT: the columns that an imported or remote model gives; null when it is not written.</summary>
    public SqlList<ColumnDefinition>? Output { get; init; }

    /// <summary>TRANSFORM: the preprocessing kept in the model; null when it is not written.</summary>
    public TransformClause? Transform { get; init; }

    /// <summary>REMOTE: null when it is not written.</summary>
    public RemoteClause? Remote { get; init; }

    /// <summary>OPTIONS, in the order written; null when they are not written.</summary>
    public SqlList<OptionEntry>? Options { get; init; }

    /// <summary>The training query, when there is one: <c>AS SELECT ...</c>.</summary>
    public Query? Query { get; init; }

    /// <summary>The queries of <c>AS (training_data AS (...), custom_holiday AS (...))</c>; empty in the other forms.</summary>
    public SqlList<NamedQuery> NamedQueries { get; init; } = SqlList<NamedQuery>.Empty;

    internal override void VisitChildren(SqlWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Input ?? SqlList<ColumnDefinition>.Empty);
        walker.Visit(Output ?? SqlList<ColumnDefinition>.Empty);
        walker.Visit(Transform);
        walker.Visit(Remote);
        walker.Visit(Options ?? SqlList<OptionEntry>.Empty);
        walker.Visit(Query);
        walker.Visit(NamedQueries);
    }

    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Name = rewriter.Map(Name),
        Input = Input is null ? null : rewriter.Map(Input),
        Output = Output is null ? null : rewriter.Map(Output),
        Transform = rewriter.Rewrite(Transform),
        Remote = rewriter.Rewrite(Remote),
        Options = Options is null ? null : rewriter.Map(Options),
        Query = rewriter.Rewrite(Query),
        NamedQueries = rewriter.Map(NamedQueries),
    };
}

/// <summary><c>TRANSFORM(select list)</c></summary>
/// <param name="Items">The select list, one or more.</param>
public sealed record TransformClause(SqlList<SelectItem> Items) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Items);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Items = rewriter.Map(Items) };
}

/// <summary><c>REMOTE WITH CONNECTION path</c> or <c>REMOTE WITH CONNECTION DEFAULT</c></summary>
/// <param name="Connection">The connection; null for DEFAULT.</param>
public sealed record RemoteClause(SqlPath? Connection) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Connection);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Connection = rewriter.Rewrite(Connection) };
}

/// <summary><c>ALTER MODEL [IF EXISTS] name SET OPTIONS(...)</c></summary>
/// <param name="Name">The model.</param>
/// <param name="IfExists">Whether it may be missing.</param>
/// <param name="Options">The options.</param>
public sealed record AlterModelStatement(SqlPath Name, bool IfExists, SqlList<OptionEntry> Options) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Options); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Options = rewriter.Map(Options) };
}

/// <summary><c>EXPORT MODEL name [OPTIONS(...)]</c></summary>
/// <param name="Name">The model.</param>
/// <param name="Options">The options; null when they are not written.</param>
public sealed record ExportModelStatement(SqlPath Name, SqlList<OptionEntry>? Options) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Options ?? SqlList<OptionEntry>.Empty); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Options = Options is null ? null : rewriter.Map(Options) };
}
