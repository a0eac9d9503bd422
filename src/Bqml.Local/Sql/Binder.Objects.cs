using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Objects;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Object tables in FROM.</content>
internal sealed partial class Binder
{
    private readonly Dictionary<ObjectTable, string> _objectTables = [];

    private BoundQuery WithoutObjectData(BoundQuery query, SqlNode node)
    {
        RefuseObjectData(query.Columns.Any(static column => column.IsObjectData), node);
        return query;
    }

    private void RefuseObjectData(bool isObjectData, SqlNode node)
    {
        if (isObjectData) throw context.Error(node, $"The pseudo-column {ObjectTable.DataColumn} of an object table can only be the argument of ML.DECODE_IMAGE");
    }

    /// <summary>The objects that are there now, as rows. A statement that names the table twice sees the same objects.</summary>
    private string BindObjects(ObjectTable objects, string duckAlias, string name, Scope scope, SqlNode node)
    {
        if (!_objectTables.TryGetValue(objects, out var table))
        {
            table = context.Database.NewTableName("objects");
            using var writer = new TableWriter(context.Session, table, [.. ObjectTable.Columns.Select(static column => (column.Name, column.Type))], temporary: true);
            foreach (var found in objects.Find(context.Objects, context.CancellationToken))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                writer.Append(objects.Row(found, context.Objects));
            }
            writer.Complete();
            _objectTables.Add(objects, table);
        }
        var columns = ObjectTable.Columns.Select(column => new BoundColumn(column.Name, column.Type, $"{duckAlias}.{DuckType.Quote(column.Name)}")).ToList();
        AddVariable(new RangeVariable(name, columns) { ObjectData = new BoundColumn(ObjectTable.DataColumn, SqlType.Bytes, columns[0].Sql) { IsObjectData = true } }, scope, node);
        return $"{DuckType.Quote(table)} AS {duckAlias}";
    }
}
