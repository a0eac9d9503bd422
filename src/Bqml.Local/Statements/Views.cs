using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Sql;
using Bqml.Local.Storage;

namespace Bqml.Local.Statements;

/// <summary>CREATE VIEW: the query is checked now, and runs when the view is read.</summary>
internal sealed class Views(StatementContext context, LocalBigQueryOptions options)
{
    private const string StatementType = "CREATE_VIEW";

    public StatementResult Create(CreateViewStatement statement)
    {
        var path = context.Resolve("view", statement.Name);
        TableStatements.RequireDataset(context, options, path);
        var old = context.Catalog.FindTable(path);
        if (old is { View: null }) throw new LocalQueryException("invalid", $"{path} is not a view: CREATE VIEW cannot take its place.");
        if (old is not null && statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
        if (old is not null && statement.Disposition == CreateDisposition.CreateIfNotExists) return Result(path, "SKIP");
        if (statement.Options?.FirstOrDefault() is { } option) throw context.Unsupported(option, $"Option {option.Name.Name} of CREATE VIEW");
        if (context.Request.Parameters.Count > 0 && statement.Query.Descendants().OfType<ParameterExpression>().FirstOrDefault() is { } parameter) throw context.Error(parameter, "Query parameters cannot be used in CREATE VIEW");

        var found = QueryRunner.Columns(new Binder(context).BindQuery(statement.Query));
        if (statement.Columns is { } names && names.Count != found.Count) throw context.Error(statement, $"The query has {found.Count} columns, the view definition {names.Count}");
        List<StoredColumn> columns = [.. found.Select((column, i) => new StoredColumn(statement.Columns?[i].Name ?? column.Name, column.Type))];
        if (!context.Request.DryRun)
        {
            var view = new StoredView(statement.Query, context.Request);
            var stored = new StoredTable(path, columns, context.Database.NewTableName("view"), DateTimeOffset.UtcNow) { View = view };
            if (!context.Catalog.Put(stored, replace: statement.Disposition == CreateDisposition.CreateOrReplace) && statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
        }
        return Result(path, old is null ? "CREATE" : "REPLACE");
    }

    private static StatementResult Result(ObjectPath path, string operation) => new(StatementType) { Target = path, Operation = operation };

    private static LocalQueryException AlreadyExists(ObjectPath path) => new("duplicate", $"Already Exists: View {path}");
}
