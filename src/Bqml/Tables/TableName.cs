using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Models;

namespace Bqml.Tables;

/// <summary>A table's name in its three parts, as the REST methods take them.</summary>
internal sealed record TableName(string ProjectId, string DatasetId, string TableId)
{
    /// <summary>Takes apart a name; what is left out comes from the client.</summary>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or it has no dataset and there is no default one.</exception>
    public static TableName Parse(BigQueryTable table, string projectId, string? defaultDataset)
    {
        if (!SqlIdentifier.TryQuotePath(table.Name, out _, out var error)) throw new ArgumentException(error, nameof(table));
        return ModelName.TryParse(table.Name, projectId, defaultDataset) is { } name
            ? new TableName(name.ProjectId, name.DatasetId, name.ModelId)
            : throw new ArgumentException($"'{table}' names no dataset: write dataset.{table}, or set BigQueryMLOptions.DefaultDataset.", nameof(table));
    }

    /// <summary>A <c>TableReference</c>.</summary>
    public void Write(Utf8JsonWriter json, ReadOnlySpan<byte> property)
    {
        json.WriteStartObject(property);
        json.WriteString("projectId"u8, ProjectId);
        json.WriteString("datasetId"u8, DatasetId);
        json.WriteString("tableId"u8, TableId);
        json.WriteEndObject();
    }

    /// <summary>For messages: <c>dataset.table</c>.</summary>
    public override string ToString() => $"{DatasetId}.{TableId}";
}
