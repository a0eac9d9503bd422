namespace Bqml.GoogleSql.Syntax;

/// <summary>One or more statements.</summary>
/// <param name="Statements">The statements; empty for a text without any.</param>
public sealed record SqlScript(SqlList<SqlStatement> Statements) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Statements);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Statements = rewriter.Map(Statements) };
}

/// <summary>A statement.</summary>
public abstract record SqlStatement : SqlNode;

/// <summary>Stands for a statement that could not be read at all; a diagnostic says why.</summary>
public sealed record InvalidStatement : SqlStatement;

/// <summary>A query as a statement.</summary>
/// <param name="Query">The query.</param>
public sealed record QueryStatement(Query Query) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Query);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Query = rewriter.Map(Query) };
}

/// <summary>What a CREATE statement does when the object exists already.</summary>
public enum CreateDisposition
{
    /// <summary>CREATE: an error.</summary>
    Create,
    /// <summary>CREATE OR REPLACE: the object is replaced.</summary>
    CreateOrReplace,
    /// <summary>CREATE ... IF NOT EXISTS: nothing.</summary>
    CreateIfNotExists,
}

/// <summary><c>name = value</c> in OPTIONS.</summary>
/// <param name="Name">The option.</param>
/// <param name="Value">Its value.</param>
public sealed record OptionEntry(Identifier Name, SqlExpression Value) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Value); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Value = rewriter.Map(Value) };
}

/// <summary>A column's name and type, and what else a table's definition says of it.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its type.</param>
public sealed record ColumnDefinition(Identifier Name, TypeName Type) : SqlNode
{
    /// <summary>Whether the column is NOT NULL.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value of DEFAULT; null when there is none.</summary>
    public SqlExpression? Default { get; init; }

    /// <summary>OPTIONS; null when there are none.</summary>
    public SqlList<OptionEntry>? Options { get; init; }

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Type); walker.Visit(Default); walker.Visit(Options ?? SqlList<OptionEntry>.Empty); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name), Type = rewriter.Map(Type), Default = rewriter.Rewrite(Default), Options = Options is null ? null : rewriter.Map(Options) };
}

/// <summary>Columns with their types, separated by commas.</summary>
/// <param name="Columns">The columns, one or more.</param>
public sealed record ColumnDefinitions(SqlList<ColumnDefinition> Columns) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Columns);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Columns = rewriter.Map(Columns) };
}

/// <summary><c>CREATE TABLE ... [(columns)] [PARTITION BY ...] [CLUSTER BY ...] [WITH CONNECTION ...] [OPTIONS(...)] [AS query]</c></summary>
/// <param name="Disposition">What happens when the table exists.</param>
/// <param name="Name">The table.</param>
/// <param name="Columns">The columns; null when only the query tells them.</param>
/// <param name="Query">The query; null when there is none.</param>
public sealed record CreateTableStatement(CreateDisposition Disposition, SqlPath Name, SqlList<ColumnDefinition>? Columns, Query? Query) : SqlStatement
{
    /// <summary>Whether it is a TEMP table.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>The expression of PARTITION BY; null when there is none.</summary>
    public SqlExpression? PartitionBy { get; init; }

    /// <summary>The columns of CLUSTER BY.</summary>
    public SqlList<SqlExpression> ClusterBy { get; init; } = SqlList<SqlExpression>.Empty;

    /// <summary>The connection of a table that is kept in Cloud Storage; null when it is not written.</summary>
    public ConnectionClause? Connection { get; init; }

    /// <summary>OPTIONS; null when there are none.</summary>
    public SqlList<OptionEntry>? Options { get; init; }

    internal override void VisitChildren(SqlWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Columns ?? SqlList<ColumnDefinition>.Empty);
        walker.Visit(PartitionBy);
        walker.Visit(ClusterBy);
        walker.Visit(Connection);
        walker.Visit(Options ?? SqlList<OptionEntry>.Empty);
        walker.Visit(Query);
    }

    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Name = rewriter.Map(Name),
        Columns = Columns is null ? null : rewriter.Map(Columns),
        PartitionBy = rewriter.Rewrite(PartitionBy),
        ClusterBy = rewriter.Map(ClusterBy),
        Connection = rewriter.Rewrite(Connection),
        Options = Options is null ? null : rewriter.Map(Options),
        Query = rewriter.Rewrite(Query),
    };
}

/// <summary><c>CREATE VIEW ... [(columns)] [OPTIONS(...)] AS query</c></summary>
/// <param name="Disposition">What happens when the view exists.</param>
/// <param name="Name">The view.</param>
/// <param name="Columns">The names of its columns; null when the query tells them.</param>
/// <param name="Options">OPTIONS; null when there are none.</param>
/// <param name="Query">The query.</param>
public sealed record CreateViewStatement(CreateDisposition Disposition, SqlPath Name, SqlList<Identifier>? Columns, SqlList<OptionEntry>? Options, Query Query) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker)
    {
        walker.Visit(Name);
        walker.Visit(Columns ?? SqlList<Identifier>.Empty);
        walker.Visit(Options ?? SqlList<OptionEntry>.Empty);
        walker.Visit(Query);
    }

    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with
    {
        Name = rewriter.Map(Name),
        Columns = Columns is null ? null : rewriter.Map(Columns),
        Options = Options is null ? null : rewriter.Map(Options),
        Query = rewriter.Map(Query),
    };
}

/// <summary>What DROP drops.</summary>
public enum DropKind
{
    /// <summary>DROP TABLE</summary>
    Table,
    /// <summary>DROP VIEW</summary>
    View,
    /// <summary>DROP MODEL</summary>
    Model,
    /// <summary>DROP EXTERNAL TABLE</summary>
    ExternalTable,
}

/// <summary><c>DROP TABLE|VIEW|MODEL|EXTERNAL TABLE [IF EXISTS] name</c></summary>
/// <param name="Kind">What is dropped.</param>
/// <param name="Name">Its name.</param>
/// <param name="IfExists">Whether it may be missing.</param>
public sealed record DropStatement(DropKind Kind, SqlPath Name, bool IfExists) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Name);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Map(Name) };
}

/// <summary>A row of VALUES.</summary>
/// <param name="Values">The values; <see cref="DefaultValue"/> stands for DEFAULT.</param>
public sealed record InsertRow(SqlList<SqlExpression> Values) : SqlNode
{
    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Values);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Values = rewriter.Map(Values) };
}

/// <summary>DEFAULT in the place of a value.</summary>
public sealed record DefaultValue : SqlExpression;

/// <summary><c>INSERT [INTO] table [(columns)] VALUES (...), (...)</c> or <c>INSERT ... query</c></summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns; empty when they are not written.</param>
/// <param name="Rows">The rows; empty when there is a query.</param>
/// <param name="Query">The query; null when there are rows.</param>
public sealed record InsertStatement(SqlPath Table, SqlList<Identifier> Columns, SqlList<InsertRow> Rows, Query? Query) : SqlStatement
{
    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Table); walker.Visit(Columns); walker.Visit(Rows); walker.Visit(Query); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Table = rewriter.Map(Table), Columns = rewriter.Map(Columns), Rows = rewriter.Map(Rows), Query = rewriter.Rewrite(Query) };
}
