using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Objects;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Object tables in FROM.</content>
internal sealed partial class Binder
{
    /// <summary>Rows of an object table that are read at once: DuckDB evaluates them together, and each may become a picture of a megabyte and more.</summary>
    private const int RowsAtOnce = 32;

    /// <summary>The most parts in which an object table is read.</summary>
    private const int MaxParts = 512;

    private readonly Dictionary<ObjectTable, string> _objectTables = [];

    private BoundQuery WithoutObjectData(BoundQuery query, SqlNode node)
    {
        RefuseObjectData(query.Columns.Any(static column => column.IsObjectData), node);
        return query;
    }

    private void RefuseObjectData(bool isObjectData, SqlNode node)
    {
        if (isObjectData) throw context.Error(node, $"The pseudo-column {ObjectTable.DataColumn} of an object table can only be the argument of {ModelCatalog.Images.DecodeFunction}");
    }

    /// <summary>The objects that are there now, as rows. A statement that names the table twice sees the same objects.</summary>
    private string BindObjects(ObjectTable objects, string duckAlias, string name, Scope scope, SqlNode node)
    {
        if (!_objectTables.TryGetValue(objects, out var rows))
        {
            var table = context.Database.NewTableName("objects");
            using var writer = new TableWriter(context.Session, table, [.. ObjectTable.Columns.Select(static column => (column.Name, column.Type))], temporary: true);
            var count = 0L;
            foreach (var found in objects.Find(context.Objects, context.CancellationToken))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                writer.Append(objects.Row(found, context.Objects));
                count++;
            }
            writer.Complete();
            rows = InParts(DuckType.Quote(table), count);
            _objectTables.Add(objects, rows);
        }
        var columns = ObjectTable.Columns.Select(column => new BoundColumn(column.Name, column.Type, $"{duckAlias}.{DuckType.Quote(column.Name)}")).ToList();
        AddVariable(new RangeVariable(name, columns) { ObjectData = new BoundColumn(ObjectTable.DataColumn, SqlType.Bytes, columns[0].Sql) { IsObjectData = true } }, scope, node);
        return $"{rows} AS {duckAlias}";
    }

    /// <summary>The rows of a table, for FROM: in parts of few rows, since DuckDB would take up to 2,048 at once.</summary>
    private static string InParts(string table, long count)
    {
        if (count <= RowsAtOnce) return table;
        var length = Math.Max(RowsAtOnce, (count + MaxParts - 1) / MaxParts);
        var parts = new List<string>();
        for (long first = 0; first < count; first += length)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM {table} WHERE rowid BETWEEN {first} AND {first + length - 1}"));
        return "(" + string.Join(" UNION ALL ", parts) + ")";
    }
}
