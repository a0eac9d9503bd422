using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Loading;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>The methods that make tables and write rows: tables.insert and tabledata.insertAll.</summary>
internal sealed class TableMethods(LocalCatalog catalog, TableStore tables, bool createDatasets)
{
    /// <summary>Ids that are remembered of a table: rows that come again within so many are not added again.</summary>
    private const int KeptIds = 100_000;

    private static readonly string[] LayoutFields = ["timePartitioning", "rangePartitioning", "clustering", "requirePartitionFilter"];
    private static readonly string[] Refused = ["view", "externalDataConfiguration", "materializedView", "snapshotDefinition", "encryptionConfiguration", "tableConstraints", "biglakeConfiguration"];

    private readonly Dictionary<string, (HashSet<string> Known, Queue<string> Order)> _insertIds = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>tables.insert.</summary>
    public RestResponse Insert(string project, string dataset, RestRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        var body = document.RootElement;
        foreach (var field in Refused)
            if (body.TryGetProperty(field, out _)) throw new LocalQueryException("notImplemented", $"A table's field {field} is not supported by the embedded engine. Leave it out.");
        var name = body.TryGetProperty("tableReference", out var reference) ? QueryRequestReader.String(reference, "tableId") : null;
        if (!SqlIdentifier.IsValidTableName(name, out var error)) throw new LocalQueryException("invalid", error ?? "Required parameter is missing: tableReference.tableId");
        if (!body.TryGetProperty("schema", out var given)) throw new LocalQueryException("notImplemented", "The embedded engine makes tables with columns only. Send a schema.");
        if (!createDatasets && !catalog.HasDataset(project, dataset)) throw catalog.DatasetNotFound(project, dataset);
        var schema = LoadRequestReader.Schema(given);
        var path = new ObjectPath(project, dataset, name!);
        var made = tables.Create(
            duckName => new StoredTable(path, [.. schema.Fields.Select(static field => new StoredColumn(field.Name, field.Type))], duckName, DateTimeOffset.UtcNow) { Schema = schema, Details = Details(body) },
            static _ => { },
            replace: false);
        return made ? TableJson.Get(catalog, path) : throw new LocalQueryException("duplicate", $"Already Exists: Table {path}");
    }

    /// <summary>tabledata.insertAll.</summary>
    public RestResponse InsertRows(ObjectPath path, RestRequest request)
    {
        var table = catalog.GetWritableTable(path);
        using var document = JsonDocument.Parse(request.Body);
        var body = document.RootElement;
        if (body.TryGetProperty("templateSuffix", out _)) throw new LocalQueryException("notImplemented", "templateSuffix is not supported by the embedded engine. Leave it out.");
        if (!body.TryGetProperty("rows", out var given) || given.ValueKind != JsonValueKind.Array) throw new LocalQueryException("required", "Required parameter is missing: rows");
        var reader = new JsonRowReader(table.Columns, table.Schema, QueryRequestReader.Bool(body, "ignoreUnknownValues"), jsonAsText: true);
        var (rows, errors) = (new List<(string? Id, object?[] Values)>(), new List<(int Index, string Reason, string Column, string Message)>());
        var count = 0;
        foreach (var row in given.EnumerateArray())
        {
            try
            {
                var values = reader.Read(row.TryGetProperty("json", out var json) ? json : default, string.Create(CultureInfo.InvariantCulture, $"row {count + 1}"));
                rows.Add((QueryRequestReader.String(row, "insertId"), values));
            }
            catch (LocalQueryException e) when (e.Column is not null)
            {
                errors.Add((count, e.Reason, e.Column!, e.Message));
            }
            count++;
        }
        if (errors.Count > 0 && !QueryRequestReader.Bool(body, "skipInvalidRows"))
        {
            // As BigQuery does, the good rows are refused with the bad ones.
            var bad = errors.Select(static e => e.Index).ToHashSet();
            errors.AddRange(Enumerable.Range(0, count).Where(i => !bad.Contains(i)).Select(static i => (i, "stopped", "", "")));
        }
        else
        {
            Append(table, rows);
        }
        return RestJson.Object(200, writer => WriteErrors(writer, errors));
    }

    private void Append(StoredTable table, List<(string? Id, object?[] Values)> rows)
    {
        lock (_lock)
        {
            if (!_insertIds.TryGetValue(table.DuckName, out var ids)) _insertIds.Add(table.DuckName, ids = ([], []));
            var fresh = rows.Where(row => row.Id is null || (!ids.Known.Contains(row.Id))).DistinctBy(static row => row.Id ?? Guid.NewGuid().ToString()).ToList();
            if (fresh.Count == 0) return;
            tables.Append(table, writer =>
            {
                foreach (var row in fresh) writer.Append(row.Values);
            });
            foreach (var id in fresh.Select(static row => row.Id).OfType<string>())
            {
                ids.Known.Add(id);
                ids.Order.Enqueue(id);
            }
            while (ids.Order.Count > KeptIds) ids.Known.Remove(ids.Order.Dequeue());
        }
    }

    private static void WriteErrors(Utf8JsonWriter writer, List<(int Index, string Reason, string Column, string Message)> errors)
    {
        writer.WriteString("kind", "bigquery#tableDataInsertAllResponse");
        if (errors.Count == 0) return;
        writer.WriteStartArray("insertErrors");
        foreach (var (index, reason, column, message) in errors.OrderBy(static e => e.Index))
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", index);
            writer.WriteStartArray("errors");
            writer.WriteStartObject();
            writer.WriteString("reason", reason);
            writer.WriteString("location", column);
            writer.WriteString("message", message);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static TableDetails Details(JsonElement body) => new()
    {
        Description = QueryRequestReader.String(body, "description"),
        FriendlyName = QueryRequestReader.String(body, "friendlyName"),
        Labels = QueryRequestReader.Labels(body),
        Expires = body.TryGetProperty("expirationTime", out var expires) ? Time(expires.ToString()) : null,
        Layout = LayoutFields.Where(field => body.TryGetProperty(field, out _)).ToDictionary(static field => field, field => body.GetProperty(field).GetRawText()),
    };

    private static DateTimeOffset Time(string milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : throw new LocalQueryException("invalid", $"Invalid value for expirationTime: '{milliseconds}' is no time in milliseconds since 1970.");
}
