using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Objects;
using Bqml.Local.Sql;
using Bqml.Local.Storage;

namespace Bqml.Local.Statements;

/// <summary>CREATE EXTERNAL TABLE over the objects of a bucket: object tables. Other external tables are refused.</summary>
internal sealed class ExternalTables(StatementContext context, LocalBigQueryOptions options)
{
    /// <summary>The option that makes an external table an object table.</summary>
    private static readonly ModelOption s_kind = ModelCatalog.ObjectTable.Options.Single(static option => option.Fixed is not null);

    public StatementResult Create(CreateExternalTableStatement statement)
    {
        const string type = "CREATE_EXTERNAL_TABLE";
        var path = context.Resolve("table", statement.Name);
        TableStatements.RequireDataset(context, options, path);
        var exists = context.Catalog.FindTable(path) is not null;
        if (exists && statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
        var given = new StatementOptions(context, statement.Options);
        if (given.Text(s_kind.Name) is not { } kind) throw context.Unsupported(statement, $"An external table without the option {s_kind.Name}");
        if (!kind.Equals(s_kind.Fixed, StringComparison.OrdinalIgnoreCase)) throw given.Invalid(s_kind.Name, $"is '{s_kind.Fixed}'");
        if (statement.Columns is { Count: > 0 } columns) throw context.Error(columns[0], "An object table has columns of its own: take the list of columns out");
        if (statement.Connection is not { } connection) throw context.Error(statement, "An object table needs a connection: WITH CONNECTION `location.connection`");
        var objects = new ObjectTable(given.Uris(ObjectTableStatement.UrisOption), ConnectionName(connection));
        foreach (var uri in objects.Uris) given.At(ObjectTableStatement.UrisOption, () => context.Objects.Check(uri));
        var details = Details(given);
        given.RefuseOthers();
        if (exists && statement.Disposition == CreateDisposition.CreateIfNotExists) return new StatementResult(type) { Target = path, Operation = "SKIP" };
        if (!context.Request.DryRun)
        {
            var table = new StoredTable(path, ObjectTable.Columns, context.Database.NewTableName("objects"), DateTimeOffset.UtcNow) { Objects = objects, Details = details };
            if (!context.Catalog.Put(table, replace: statement.Disposition == CreateDisposition.CreateOrReplace) && statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
        }
        return new StatementResult(type) { Target = path, Operation = exists ? "REPLACE" : "CREATE" };
    }

    private static TableDetails Details(StatementOptions given)
    {
        // The rows are always those of the moment, which is as fresh as any staleness allows. What is refreshed by hand would not be.
        given.Value("max_staleness", SqlTypeKind.Interval);
        if (given.Text("metadata_cache_mode") is { } mode && !mode.Equals("AUTOMATIC", StringComparison.OrdinalIgnoreCase))
            throw given.Invalid("metadata_cache_mode", "is 'AUTOMATIC' in the embedded engine, which looks at the objects in every query");
        return new TableDetails
        {
            Description = given.Text("description"),
            FriendlyName = given.Text("friendly_name"),
            Labels = given.Labels("labels"),
            Expires = given.Value("expiration_timestamp", SqlTypeKind.Timestamp) as DateTimeOffset?,
        };
    }

    private string ConnectionName(ConnectionClause connection) => connection.Path?.FullName ?? context.Catalog.Location.ToLowerInvariant() + ".__default_cloudresource_connection__";

    private static LocalQueryException AlreadyExists(ObjectPath path) => new("duplicate", $"Already Exists: Table {path}");
}
