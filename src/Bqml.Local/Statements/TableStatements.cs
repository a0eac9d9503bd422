using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Sql;
using Bqml.Local.Storage;

namespace Bqml.Local.Statements;

/// <summary>CREATE TABLE and INSERT.</summary>
internal sealed class TableStatements(StatementContext context, LocalBigQueryOptions options)
{
    public StatementResult Create(CreateTableStatement statement)
    {
        if (statement.IsTemporary) throw context.Unsupported(statement, "CREATE TEMP TABLE");
        if (statement.Connection is { } connection) throw context.Unsupported(connection, "WITH CONNECTION in CREATE TABLE");
        var path = context.Resolve("table", statement.Name);
        RequireDataset(context, options, path);
        var exists = context.Catalog.FindTable(path) is not null;
        if (exists && statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
        var type = statement.Query is null ? "CREATE_TABLE" : "CREATE_TABLE_AS_SELECT";
        if (exists && statement.Disposition == CreateDisposition.CreateIfNotExists) return new StatementResult(type) { Target = path, Operation = "SKIP" };
        if (statement.Columns?.FirstOrDefault(c => c.IsRequired || c.Default is not null) is { } constrained) throw context.Unsupported(constrained, "NOT NULL and DEFAULT in a column definition");

        var bound = statement.Query is null ? null : new Binder(context).BindQuery(statement.Query);
        var columns = Columns(statement, bound);
        if (!context.Request.DryRun)
        {
            var duckName = context.Database.NewTableName("table");
            var definition = string.Join(", ", columns.Select(c => $"{DuckType.Quote(c.Name)} {DuckType.Of(c.Type)}"));
            var select = bound is null ? "" : $" AS SELECT {string.Join(", ", columns.Select((c, i) => $"CAST({BoundQuery.DuckColumn(i)} AS {DuckType.Of(c.Type)}) AS {DuckType.Quote(c.Name)}"))} FROM ({Flat(bound).Sql}) AS q";
            context.Session.Execute($"CREATE TABLE {DuckType.Quote(duckName)}{(bound is null ? $" ({definition})" : select)}", context.CancellationToken);
            CheckRemoteCalls(duckName);
            var table = new StoredTable(path, columns, duckName, DateTimeOffset.UtcNow);
            if (!context.Catalog.Put(table, replace: statement.Disposition == CreateDisposition.CreateOrReplace))
            {
                context.Session.Execute($"DROP TABLE {DuckType.Quote(duckName)}");
                if (statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
            }
        }
        return new StatementResult(type) { Target = path, Operation = exists ? "REPLACE" : "CREATE", BytesProcessed = context.Catalog.Measure(context.ReadTables) };
    }

    public StatementResult Insert(InsertStatement statement)
    {
        var table = context.Catalog.GetWritableTable(context.Resolve("table", statement.Table));
        var targets = statement.Columns.Count == 0
            ? table.Columns
            : [.. statement.Columns.Select(name => table.Columns.FirstOrDefault(c => string.Equals(c.Name, name.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw context.Error(name, $"Column {name.Name} is not present in table {table.Path}"))];
        var binder = new Binder(context);
        string rows;
        if (statement.Query is { } query)
        {
            var bound = Flat(binder.BindQuery(query));
            if (bound.Columns.Count != targets.Count) throw context.Error(statement, $"Inserted row has wrong column count; Has {bound.Columns.Count}, expected {targets.Count}");
            var values = targets.Select((target, i) => Value(new BoundExpression(BoundQuery.DuckColumn(i), bound.Columns[i].Type), target, statement).Sql);
            rows = $"SELECT {string.Join(", ", values)} FROM ({bound.Sql}) AS q";
        }
        else
        {
            rows = "VALUES " + string.Join(", ", statement.Rows.Select(row => $"({Row(row, targets, binder)})"));
        }
        var affected = 0L;
        if (!context.Request.DryRun)
        {
            var list = string.Join(", ", targets.Select(t => DuckType.Quote(t.Name)));
            affected = context.Session.Execute($"INSERT INTO {DuckType.Quote(table.DuckName)} ({list}) {rows}", context.CancellationToken);
        }
        return new StatementResult("INSERT") { Target = table.Path, AffectedRows = affected, BytesProcessed = context.Catalog.Measure(context.ReadTables) };
    }

    /// <summary>Makes the dataset of a new object, or refuses as BigQuery does where the options say so.</summary>
    public static void RequireDataset(StatementContext context, LocalBigQueryOptions options, ObjectPath path)
    {
        if (!options.CreateDatasets && !context.Catalog.HasDataset(path.Project, path.Dataset)) throw context.Catalog.DatasetNotFound(path.Project, path.Dataset);
    }

    private string Row(InsertRow row, IReadOnlyList<StoredColumn> targets, Binder binder)
    {
        if (row.Values.Count != targets.Count) throw context.Error(row, $"Inserted row has wrong column count; Has {row.Values.Count}, expected {targets.Count}");
        return string.Join(", ", row.Values.Select((value, i) => value is DefaultValue ? "NULL" : Value(binder.BindConstant(value), targets[i], value).Sql));
    }

    private BoundExpression Value(BoundExpression value, StoredColumn target, SqlNode node) =>
        Coercion.CanBecome(value, target.Type)
            ? Coercion.To(value, target.Type)
            : throw context.Error(node, $"Value has type {value.Type} which cannot be inserted into column {target.Name}, which has type {target.Type}");

    /// <summary>Fails when more rows failed than a function allows; the table is then as if it had not been made.</summary>
    private void CheckRemoteCalls(string duckName)
    {
        try
        {
            context.Remote.Check();
        }
        catch (LocalQueryException)
        {
            context.Session.Execute($"DROP TABLE {DuckType.Quote(duckName)}");
            throw;
        }
    }

    private List<StoredColumn> Columns(CreateTableStatement statement, BoundQuery? bound)
    {
        var given = statement.Columns?.Select(c => new StoredColumn(c.Name.Name, c.Type.ToSqlType() ?? throw context.Error(c.Type, $"Type not found: {c.Type}"))).ToList();
        if (bound is null) return given ?? throw context.Error(statement, "CREATE TABLE needs columns or a query");
        var found = QueryRunner.Columns(bound);
        for (var i = 0; i < found.Count; i++)
            if (bound.Columns.Count == found.Count && bound.Columns[i].Name is null && given is null) throw context.Error(statement.Query!, $"CREATE TABLE columns must be named, but column {i + 1} has no name");
        if (given is not null && given.Count != found.Count) throw context.Error(statement, $"The query has {found.Count} columns, the table definition {given.Count}");
        return given ?? [.. found.Select(c => new StoredColumn(c.Name, c.Type))];
    }

    /// <summary>The query with the fields of a value table as its columns.</summary>
    private static BoundQuery Flat(BoundQuery query)
    {
        if (!query.IsValueTable || query.Columns[0].Type is not { Kind: SqlTypeKind.Struct } type) return query;
        var fields = type.Fields.Select((_, i) => $"{Coercion.Field(new BoundExpression("v.c0", type), i).Sql} AS {BoundQuery.DuckColumn(i)}");
        return new BoundQuery($"SELECT {string.Join(", ", fields)} FROM ({query.Sql}) AS v", [.. type.Fields.Select(f => new QueryColumn(f.Name, f.Type))]);
    }

    private static LocalQueryException AlreadyExists(ObjectPath path) => new("duplicate", $"Already Exists: Table {path}");
}
