using System.Text.Json;
using Bqml.Http;
using Bqml.Runtime;

namespace Bqml.Tables;

/// <summary>Parses a <c>Table</c> (page "tables").</summary>
internal static class TableMetadataParser
{
    /// <summary>Parses a table, on its opening brace.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="name">The name it was asked for by.</param>
    public static TableMetadata Parse(ref Utf8JsonReader json, TableName name)
    {
        var table = new TableMetadata { ProjectId = name.ProjectId, DatasetId = name.DatasetId, TableId = name.TableId };
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("type"u8)) table = table with { Type = json.ReadNextText() };
            else if (json.ValueTextEquals("etag"u8)) table = table with { ETag = json.ReadNextText() };
            else if (json.ValueTextEquals("schema"u8)) table = table with { Schema = json.ReadNextObject() && SchemaParser.Parse(ref json) is { Length: > 0 } columns ? TableSchema.Of(columns) : null };
            else if (json.ValueTextEquals("numRows"u8)) table = table with { Rows = json.ReadNextInt64() };
            else if (json.ValueTextEquals("numBytes"u8)) table = table with { Bytes = json.ReadNextInt64() };
            else if (json.ValueTextEquals("creationTime"u8)) table = table with { Created = json.ReadNextTime() };
            else if (json.ValueTextEquals("expirationTime"u8)) table = table with { Expires = json.ReadNextTime() };
            else if (json.ValueTextEquals("location"u8)) table = table with { Location = json.ReadNextText() };
            else if (json.ValueTextEquals("description"u8)) table = table with { Description = json.ReadNextText() };
            else if (json.ValueTextEquals("friendlyName"u8)) table = table with { FriendlyName = json.ReadNextText() };
            else if (json.ValueTextEquals("clustering"u8)) table = table with { Clustering = ParseClustering(ref json) };
            else if (json.ValueTextEquals("timePartitioning"u8) || json.ValueTextEquals("rangePartitioning"u8)) table = table with { PartitioningColumn = ParsePartitioning(ref json) };
            else if (json.ValueTextEquals("labels"u8)) table = table with { Labels = ParseLabels(ref json) };
            else json.SkipProperty();
        }
        return table;
    }

    private static List<string> ParseClustering(ref Utf8JsonReader json)
    {
        List<string> columns = [];
        if (!json.ReadNextObject()) return columns;
        while (json.NextProperty())
        {
            if (!json.ValueTextEquals("fields"u8))
            {
                json.SkipProperty();
                continue;
            }
            json.ReadNextArray();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray) columns.Add(json.ReadText() ?? "");
        }
        return columns;
    }

    private static string? ParsePartitioning(ref Utf8JsonReader json)
    {
        string? column = null;
        if (!json.ReadNextObject()) return null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("field"u8)) column = json.ReadNextText();
            else json.SkipProperty();
        }
        return column;
    }

    private static Dictionary<string, string> ParseLabels(ref Utf8JsonReader json)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.ReadNextObject()) return labels;
        while (json.NextProperty())
        {
            var key = json.GetString()!;
            labels[key] = json.ReadNextText() ?? "";
        }
        return labels;
    }
}
