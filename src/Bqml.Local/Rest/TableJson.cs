using System.Text.Json;
using Bqml.Local.Objects;
using Bqml.Local.Storage;
using Bqml.Tables;

namespace Bqml.Local.Rest;

/// <summary>The methods of table resources.</summary>
internal static class TableJson
{
    public static RestResponse Get(LocalCatalog catalog, ObjectPath path)
    {
        var table = catalog.GetTable(path);
        var (rows, bytes) = catalog.Measure(table);
        return RestJson.Object(200, writer =>
        {
            WriteHeader(writer, table, "bigquery#table");
            if (table.Schema is { } schema) TableSchemaWriter.Write(writer, schema);
            else SchemaJson.WriteSchema(writer, "schema", table.Columns.Select(c => (c.Name, c.Type)));
            writer.WriteInt64("numRows", rows);
            writer.WriteInt64("numBytes", bytes);
            writer.WriteMilliseconds("lastModifiedTime", table.CreationTime);
            writer.WriteString("location", catalog.Location);
            WriteDetails(writer, table.Details);
            if (table.Objects is { } objects) WriteObjects(writer, objects);
            if (table.View is { } view) WriteView(writer, view);
        });
    }

    private static void WriteView(Utf8JsonWriter writer, StoredView view)
    {
        writer.WriteStartObject("view");
        writer.WriteString("query", view.Text);
        writer.WriteBoolean("useLegacySql", false);
        writer.WriteEndObject();
    }

    private static void WriteObjects(Utf8JsonWriter writer, ObjectTable objects)
    {
        writer.WriteStartObject("externalDataConfiguration");
        writer.WriteStartArray("sourceUris");
        foreach (var uri in objects.Uris) writer.WriteStringValue(uri);
        writer.WriteEndArray();
        writer.WriteString("objectMetadata", "SIMPLE");
        writer.WriteString("connectionId", objects.Connection);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, TableDetails details)
    {
        if (details.Description is { } description) writer.WriteString("description", description);
        if (details.FriendlyName is { } friendlyName) writer.WriteString("friendlyName", friendlyName);
        if (details.Expires is { } expires) writer.WriteMilliseconds("expirationTime", expires);
        if (details.Labels.Count > 0)
        {
            writer.WriteStartObject("labels");
            foreach (var (key, value) in details.Labels) writer.WriteString(key, value);
            writer.WriteEndObject();
        }
        foreach (var (name, json) in details.Layout)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json);
        }
    }

    public static RestResponse List(LocalCatalog catalog, string project, string dataset, RestRequest request)
    {
        if (!catalog.HasDataset(project, dataset)) throw catalog.DatasetNotFound(project, dataset);
        var tables = catalog.Tables.Where(t => t.Path.Project == project && t.Path.Dataset == dataset).OrderBy(t => t.Path.Name, StringComparer.Ordinal).ToList();
        return RestJson.Object(200, writer =>
        {
            writer.WriteString("kind", "bigquery#tableList");
            ResourcePage.Write(writer, "tables", tables, request, static (w, table) => WriteHeader(w, table, "bigquery#table"));
            writer.WriteNumber("totalItems", tables.Count);
        });
    }

    private static void WriteHeader(Utf8JsonWriter writer, StoredTable table, string kind)
    {
        writer.WriteString("kind", kind);
        writer.WriteString("id", table.Path.ToString());
        writer.WriteStartObject("tableReference");
        writer.WriteString("projectId", table.Path.Project);
        writer.WriteString("datasetId", table.Path.Dataset);
        writer.WriteString("tableId", table.Path.Name);
        writer.WriteEndObject();
        writer.WriteString("type", table.View is not null ? "VIEW" : table.Objects is null ? "TABLE" : "EXTERNAL");
        writer.WriteMilliseconds("creationTime", table.CreationTime);
    }
}
