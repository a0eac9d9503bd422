using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Jobs;
using Bqml.Local.Models;
using Bqml.Local.Objects;
using Bqml.Local.Remote;
using Bqml.Local.Search;
using Bqml.Local.Sql;
using Bqml.Local.Storage;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Statements;

/// <summary>Runs a job's statement: parses it, gives it a session of its own and hands it to what does its kind.</summary>
internal sealed class StatementRunner(LocalCatalog catalog, TableStore tables, ObjectStore objects, DuckDatabase database, RemoteCaller remote, LocalBigQueryOptions options, Action<LocalWarning> warn)
{
    public StatementResult Run(Job job, CancellationToken ct)
    {
        if (job.Request is CopyRequest { DryRun: false } copy) return CopyModel.Run(copy, catalog, options.CreateDatasets);
        if (job.Request is LoadRequest { DryRun: false } load) return new LoadTable(catalog, tables, objects, options.CreateDatasets).Run(load, ct);
        if (job.Request is not QueryRequest request) throw new LocalQueryException("invalid", "A job that copies or loads cannot be run dry.");
        using var lease = catalog.Enter();
        using var session = database.OpenSession();
        using var calls = new RemoteSession(remote, database.RemoteCalls, ReadObject, (tier, message) => warn(new LocalWarning(job.JobId, tier, message)));
        var context = new StatementContext(request, catalog, objects, database, session, ct) { Remote = calls };
        return Run(Parse(request.Text), context, job);
    }

    private StatementResult Run(SqlStatement statement, StatementContext context, Job job)
    {
        switch (statement)
        {
            case QueryStatement query:
                return Select(query.Query, context);
            case CreateModelStatement createModel:
                return new CreateModel(context, options, warn).Run(createModel, job);
            case AlterModelStatement alterModel:
                return new AlterModel(context).Run(alterModel);
            case CreateTableStatement createTable:
                return new TableStatements(context, options).Create(createTable);
            case CreateExternalTableStatement createExternalTable:
                return new ExternalTables(context, options).Create(createExternalTable);
            case LoadDataStatement loadData:
                return new LoadData(context).Run(loadData, new LoadTable(catalog, tables, objects, options.CreateDatasets));
            case CreateViewStatement createView:
                return new Views(context, options).Create(createView);
            case CreateVectorIndexStatement createIndex:
                return new VectorIndexes(context).Create(createIndex);
            case DropVectorIndexStatement dropIndex:
                return new VectorIndexes(context).Drop(dropIndex);
            case InsertStatement insert:
                return new TableStatements(context, options).Insert(insert);
            case DropStatement { Kind: DropKind.Model } drop:
                return Drop(drop, "model", "DROP_MODEL", context, context.Catalog.DropModel);
            case DropStatement { Kind: DropKind.Table } drop:
                return Drop(drop, "table", "DROP_TABLE", context, context.Catalog.DropTable);
            case DropStatement { Kind: DropKind.View } drop:
                return Drop(drop, "view", "DROP_VIEW", context, context.Catalog.DropTable);
            case DropStatement { Kind: DropKind.ExternalTable } drop:
                return Drop(drop, "table", "DROP_EXTERNAL_TABLE", context, context.Catalog.DropTable);
            default:
                throw context.Unsupported(statement, $"This statement ({StatementName(statement)})");
        }
    }

    private DataContent ReadObject(string uri)
    {
        var found = objects.Get(uri);
        return new DataContent(File.ReadAllBytes(found.Path), found.ContentType);
    }

    private static SqlStatement Parse(string text)
    {
        var tree = SqlParser.Parse(text);
        if (tree.HasErrors)
        {
            var first = tree.Diagnostics[0];
            throw new LocalQueryException($"Syntax error: {first.Message.TrimEnd('.')}", first.Line, first.Column);
        }
        return tree.Root.Statements.Count switch
        {
            0 => throw new LocalQueryException("Syntax error: Unexpected end of statement", 1, 1),
            1 => tree.Root.Statements[0],
            _ => throw Several(tree),
        };
    }

    private static LocalQueryException Several(SqlSyntaxTree<SqlScript> tree)
    {
        var (line, column) = tree.GetLineAndColumn(tree.Root.Statements[1].Span.Start);
        return new LocalQueryException("A script of several statements is not supported by the embedded engine; run them one by one", line, column);
    }

    private static StatementResult Select(Query query, StatementContext context)
    {
        var bound = new Binder(context).BindQuery(query);
        var rows = QueryRunner.Run(bound, context);
        context.Remote.Check();
        return new StatementResult("SELECT", rows) { BytesProcessed = context.Catalog.Measure(context.ReadTables) };
    }

    private static StatementResult Drop(DropStatement drop, string kind, string type, StatementContext context, Func<ObjectPath, bool> remove)
    {
        var path = context.Resolve(kind, drop.Name);
        var table = kind == "model" ? null : context.Catalog.FindTable(path);
        var exists = kind == "model" ? context.Catalog.FindModel(path) is not null : table is not null;
        if (table is not null && table.View is not null != (drop.Kind == DropKind.View)) throw context.Error(drop.Name, table.View is null ? $"{path} is not a view: use DROP TABLE" : $"{path} is a view: use DROP VIEW");
        if (drop.Kind == DropKind.ExternalTable && table is { Objects: null }) throw context.Error(drop.Name, $"{path} is not an external table: use DROP TABLE");
        if (!exists && !drop.IfExists) throw context.Catalog.NotFound(kind == "model" ? "Model" : "Table", path);
        if (!context.Request.DryRun) remove(path);
        return new StatementResult(type) { Target = path, Operation = exists ? "DROP" : "SKIP" };
    }

    private static string StatementName(SqlStatement statement) => statement switch
    {
        ExportModelStatement => "EXPORT MODEL",
        _ => statement.GetType().Name,
    };
}
