using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class SqlWriter
{
    private void WriteScript(SqlScript script)
    {
        for (var i = 0; i < script.Statements.Count; i++)
        {
            if (i > 0) Write(";\n");
            WriteStatement(script.Statements[i]);
        }
    }

    private void WriteStatement(SqlStatement statement)
    {
        switch (statement)
        {
            case QueryStatement query: WriteQuery(query.Query); break;
            case CreateModelStatement create: WriteCreateModel(create); break;
            case AlterModelStatement alter: WriteAlterModel(alter); break;
            case ExportModelStatement export: WriteExportModel(export); break;
            case CreateTableStatement create: WriteCreateTable(create); break;
            case CreateExternalTableStatement create: WriteCreateExternalTable(create); break;
            case CreateVectorIndexStatement create: WriteCreateVectorIndex(create); break;
            case DropVectorIndexStatement drop: WriteDropVectorIndex(drop); break;
            case CreateViewStatement create: WriteCreateView(create); break;
            case DropStatement drop: WriteDrop(drop); break;
            case InsertStatement insert: WriteInsert(insert); break;
            case LoadDataStatement load: WriteLoadData(load); break;
            case InvalidStatement: Write("<invalid>"); break;
            default: throw new NotSupportedException($"No text for a {statement.GetType().Name}.");
        }
    }

    private void WriteCreate(CreateDisposition disposition, string kind, SqlPath name)
    {
        Write(disposition is CreateDisposition.CreateOrReplace ? "CREATE OR REPLACE " : "CREATE ");
        Write(kind);
        if (disposition is CreateDisposition.CreateIfNotExists) Write("IF NOT EXISTS ");
        WritePath(name);
    }

    private void WriteCreateModel(CreateModelStatement create)
    {
        WriteCreate(create.Disposition, "MODEL ", create.Name);
        WriteClause(" INPUT", create.Input, WriteColumn);
        WriteClause(" OUTPUT", create.Output, WriteColumn);
        if (create.Transform is not null)
        {
            Write(" ");
            WriteTransform(create.Transform);
        }
        if (create.Remote is not null)
        {
            Write(" ");
            WriteRemote(create.Remote);
        }
        WriteClause(" OPTIONS", create.Options, WriteOption);
        WriteAsQuery(create.Query);
        if (create.NamedQueries.Count == 0) return;
        Write(" AS ");
        WriteParenthesized(create.NamedQueries, WriteNamedQuery);
    }

    private void WriteTransform(TransformClause transform)
    {
        Write("TRANSFORM");
        WriteParenthesized(transform.Items, WriteSelectItem);
    }

    private void WriteRemote(RemoteClause remote)
    {
        Write("REMOTE WITH CONNECTION ");
        if (remote.Connection is null) Write("DEFAULT");
        else WritePath(remote.Connection);
    }

    private void WriteAlterModel(AlterModelStatement alter)
    {
        Write(alter.IfExists ? "ALTER MODEL IF EXISTS " : "ALTER MODEL ");
        WritePath(alter.Name);
        WriteClause(" SET OPTIONS", alter.Options, WriteOption);
    }

    private void WriteExportModel(ExportModelStatement export)
    {
        Write("EXPORT MODEL ");
        WritePath(export.Name);
        WriteClause(" OPTIONS", export.Options, WriteOption);
    }

    private void WriteCreateTable(CreateTableStatement create)
    {
        WriteCreate(create.Disposition, create.IsTemporary ? "TEMP TABLE " : "TABLE ", create.Name);
        WriteClause(" ", create.Columns, WriteColumn);
        WriteTableLayout(create.PartitionBy, create.ClusterBy);
        WriteConnection(create.Connection);
        WriteClause(" OPTIONS", create.Options, WriteOption);
        WriteAsQuery(create.Query);
    }

    private void WriteTableLayout(SqlExpression? partitionBy, SqlList<SqlExpression> clusterBy)
    {
        WriteOptional(" PARTITION BY ", partitionBy);
        if (clusterBy.Count == 0) return;
        Write(" CLUSTER BY ");
        WriteList(clusterBy, WriteExpression);
    }

    private void WriteCreateExternalTable(CreateExternalTableStatement create)
    {
        WriteCreate(create.Disposition, "EXTERNAL TABLE ", create.Name);
        WriteClause(" ", create.Columns, WriteColumn);
        WriteConnection(create.Connection);
        WriteClause(" OPTIONS", create.Options, WriteOption);
    }

    private void WriteCreateVectorIndex(CreateVectorIndexStatement create)
    {
        Write(create.Disposition == CreateDisposition.CreateOrReplace ? "CREATE OR REPLACE VECTOR INDEX " : "CREATE VECTOR INDEX ");
        if (create.Disposition == CreateDisposition.CreateIfNotExists) Write("IF NOT EXISTS ");
        WritePath(create.Name);
        Write(" ON ");
        WritePath(create.Table);
        WriteClause("", SqlList<Identifier>.Of(create.Column), WriteName);
        if (create.Storing.Count > 0) WriteClause(" STORING", create.Storing, WriteName);
        WriteOptional(" PARTITION BY ", create.PartitionBy);
        WriteClause(" OPTIONS", create.Options, WriteOption);
    }

    private void WriteDropVectorIndex(DropVectorIndexStatement drop)
    {
        Write(drop.IfExists ? "DROP VECTOR INDEX IF EXISTS " : "DROP VECTOR INDEX ");
        WritePath(drop.Name);
        Write(" ON ");
        WritePath(drop.Table);
    }

    private void WriteLoadData(LoadDataStatement load)
    {
        Write(load.IsOverwrite ? "LOAD DATA OVERWRITE " : "LOAD DATA INTO ");
        WritePath(load.Table);
        WriteClause(" ", load.Columns, WriteColumn);
        WriteTableLayout(load.PartitionBy, load.ClusterBy);
        WriteClause(" OPTIONS", load.Options, WriteOption);
        WriteClause(" FROM FILES ", load.Files, WriteOption);
        WriteConnection(load.Connection);
    }

    private void WriteConnection(ConnectionClause? connection)
    {
        if (connection is null) return;
        Write(" ");
        WriteConnectionClause(connection);
    }

    private void WriteConnectionClause(ConnectionClause connection)
    {
        Write("WITH CONNECTION ");
        if (connection.Path is null) Write("DEFAULT");
        else WritePath(connection.Path);
    }

    private void WriteCreateView(CreateViewStatement create)
    {
        WriteCreate(create.Disposition, "VIEW ", create.Name);
        WriteClause(" ", create.Columns, WriteName);
        WriteClause(" OPTIONS", create.Options, WriteOption);
        WriteAsQuery(create.Query);
    }

    private void WriteAsQuery(Query? query)
    {
        if (query is null) return;
        Write(" AS ");
        WriteQuery(query);
    }

    private void WriteDrop(DropStatement drop)
    {
        Write(drop.Kind switch
        {
            DropKind.Table => "DROP TABLE ",
            DropKind.View => "DROP VIEW ",
            DropKind.ExternalTable => "DROP EXTERNAL TABLE ",
            _ => "DROP MODEL ",
        });
        if (drop.IfExists) Write("IF EXISTS ");
        WritePath(drop.Name);
    }

    private void WriteInsert(InsertStatement insert)
    {
        Write("INSERT INTO ");
        WritePath(insert.Table);
        if (insert.Columns.Count > 0) WriteClause(" ", insert.Columns, WriteName);
        if (insert.Query is not null)
        {
            Write(" ");
            WriteQuery(insert.Query);
            return;
        }
        Write(" VALUES ");
        WriteList(insert.Rows, WriteInsertRow);
    }

    private void WriteInsertRow(InsertRow row) => WriteParenthesized(row.Values, WriteExpression);

    private void WriteOption(OptionEntry option)
    {
        WriteName(option.Name);
        Write(" = ");
        WriteExpression(option.Value);
    }

    private void WriteColumn(ColumnDefinition column)
    {
        WriteName(column.Name);
        Write(" ");
        WriteType(column.Type);
        WriteOptional(" DEFAULT ", column.Default);
        if (column.IsRequired) Write(" NOT NULL");
        WriteClause(" OPTIONS", column.Options, WriteOption);
    }

    private void WriteClause<T>(string keyword, SqlList<T>? items, Action<T> write)
    {
        if (items is null) return;
        Write(keyword);
        WriteParenthesized(items, write);
    }
}
