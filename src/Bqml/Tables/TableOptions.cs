using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml;

/// <summary>What a new table is besides its columns (page "tables").</summary>
public sealed class TableOptions
{
    /// <summary>The most columns that a table is clustered by.</summary>
    private const int MostClusteringColumns = 4;

    /// <summary>How the table is cut into partitions. Default: not at all.</summary>
    public TablePartitioning? Partitioning { get; set; }

    /// <summary>Whether a query must filter on the partitions. Default: false. Needs <see cref="Partitioning"/>.</summary>
    public bool RequirePartitionFilter { get; set; }

    /// <summary>The columns, at most four, by which rows that belong together are stored together, the most selective filter first. Default: none.</summary>
    public IReadOnlyList<string> Clustering { get; set; } = [];

    /// <summary>When the table is deleted, to the millisecond. Default: never, or what the dataset says.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>Labels, for cost reports. Keys and values: at most 63 lower-case letters, digits, <c>_</c> and <c>-</c>; a key starts with a letter; at most 64.</summary>
    public IDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The description. Default: none.</summary>
    public string? Description { get; set; }

    /// <summary>The display name. Default: none.</summary>
    public string? FriendlyName { get; set; }

    /// <exception cref="ArgumentException">An option does not go with the columns.</exception>
    internal void Check(TableSchema schema)
    {
        LabelRules.Check(Labels, nameof(Labels));
        Partitioning?.Check(schema);
        if (RequirePartitionFilter && Partitioning is null) throw new ArgumentException("RequirePartitionFilter needs Partitioning: the table has no partitions to filter on.");
        if (Clustering.Count > MostClusteringColumns) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A table is clustered by at most {MostClusteringColumns} columns, not {Clustering.Count}."));
        foreach (var column in Clustering)
        {
            var field = schema.Fields.FirstOrDefault(field => string.Equals(field.Name, column, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"The table is to be clustered by the column '{column}', which it does not have: {string.Join(", ", schema.Fields.Select(static field => field.Name))}.");
            if (field.Type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct or SqlTypeKind.Float64 or SqlTypeKind.Bytes or SqlTypeKind.Json or SqlTypeKind.Time or SqlTypeKind.Interval)
                throw new ArgumentException($"The column '{field.Name}' is {field.Type}, by which a table cannot be clustered.");
        }
    }

    internal void Write(Utf8JsonWriter json)
    {
        Partitioning?.Write(json);
        if (RequirePartitionFilter) json.WriteBoolean("requirePartitionFilter"u8, true);
        if (Clustering.Count > 0)
        {
            json.WriteStartObject("clustering"u8);
            json.WriteStartArray("fields"u8);
            foreach (var column in Clustering) json.WriteStringValue(column);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        if (Expires is { } expires) json.WriteString("expirationTime"u8, expires.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        if (Labels.Count > 0)
        {
            json.WriteStartObject("labels"u8);
            foreach (var (key, value) in Labels) json.WriteString(key, value);
            json.WriteEndObject();
        }
        if (Description is { } description) json.WriteString("description"u8, description);
        if (FriendlyName is { } friendlyName) json.WriteString("friendlyName"u8, friendlyName);
    }
}
