using System.Text.Json;
using Bqml.Local.Storage;

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
            SchemaJson.WriteSchema(writer, "schema", table.Columns.Select(c => (c.Name, c.Type)));
            writer.WriteInt64("numRows", rows);
            writer.WriteInt64("numBytes", bytes);
            writer.WriteMilliseconds("lastModifiedTime", table.CreationTime);
            writer.WriteString("location", catalog.Location);
        });
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
        writer.WriteString("type", "TABLE");
        writer.WriteMilliseconds("creationTime", table.CreationTime);
    }
}
