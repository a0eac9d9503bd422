using System.Globalization;
using System.Text;
using System.Text.Json;
using Bqml.Local.Jobs;
using Bqml.Runtime;

namespace Bqml.Local.Rest;

/// <summary>Reads the load configuration of <c>jobs.insert</c>.</summary>
internal static class LoadRequestReader
{
    private static readonly string[] Refused =
    [
        "timePartitioning", "rangePartitioning", "clustering", "schemaUpdateOptions", "destinationEncryptionConfiguration", "hivePartitioningOptions",
        "decimalTargetTypes", "jsonExtension", "referenceFileSchemaUri", "columnNameCharacterMap", "preserveAsciiControlCharacters", "sourceColumnMatch", "timeZone", "nullMarkers",
    ];

    public static LoadRequest Read(JsonElement configuration, string projectId, ReadOnlyMemory<byte>? data, bool dryRun, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var field in Refused)
            if (configuration.TryGetProperty(field, out var given) && given.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                throw new LocalQueryException("notImplemented", $"The load configuration's field {field} is not supported by the embedded engine. Leave it out.");
        string[] uris = configuration.TryGetProperty("sourceUris", out var sources) && sources.ValueKind == JsonValueKind.Array ? [.. sources.EnumerateArray().Select(static uri => uri.GetString() ?? "")] : [];
        if (data is null && uris.Length == 0) throw new LocalQueryException("required", "A load job needs data: send sourceUris, or upload the data to the address that starts with /upload.");
        var format = QueryRequestReader.String(configuration, "sourceFormat") ?? "CSV";
        if (format is not ("CSV" or "NEWLINE_DELIMITED_JSON")) throw new LocalQueryException("notImplemented", $"The embedded engine does not load {format}. Use CSV or NEWLINE_DELIMITED_JSON.");
        if (QueryRequestReader.String(configuration, "encoding") is { } encoding and not "UTF-8") throw new LocalQueryException("notImplemented", $"The embedded engine does not load {encoding}. Use UTF-8.");
        return new LoadRequest(projectId, CopyRequestReader.Path(configuration, "destinationTable", projectId))
        {
            Data = data,
            Uris = uris,
            Csv = format == "CSV" ? Csv(configuration) : null,
            Schema = configuration.TryGetProperty("schema", out var schema) ? Schema(schema) : null,
            Autodetect = QueryRequestReader.Bool(configuration, "autodetect"),
            MayCreate = Choice(configuration, "createDisposition", "CREATE_IF_NEEDED", "CREATE_NEVER") == "CREATE_IF_NEEDED",
            Mode = Choice(configuration, "writeDisposition", "WRITE_APPEND", "WRITE_TRUNCATE", "WRITE_EMPTY") switch { "WRITE_TRUNCATE" => LoadMode.Replace, "WRITE_EMPTY" => LoadMode.OnlyIfEmpty, _ => LoadMode.Append },
            MaxBadRecords = Count(configuration, "maxBadRecords"),
            IgnoreUnknownValues = QueryRequestReader.Bool(configuration, "ignoreUnknownValues"),
            DryRun = dryRun,
            Labels = labels,
        };
    }

    /// <summary>A <c>TableSchema</c>.</summary>
    public static TableSchema Schema(JsonElement schema)
    {
        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(schema.GetRawText()));
            json.Read();
            return new TableSchema(TableSchema.Of(SchemaParser.Parse(ref json)).Fields.AsEnumerable());
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new LocalQueryException("invalid", $"Invalid schema: {e.Message}", e);
        }
    }

    private static CsvFormat Csv(JsonElement configuration)
    {
        var delimiter = QueryRequestReader.String(configuration, "fieldDelimiter") ?? ",";
        var quote = QueryRequestReader.String(configuration, "quote") ?? "\"";
        if (delimiter is "\\t" or "tab") delimiter = "\t";
        if (delimiter.Length != 1 || quote.Length > 1) throw new LocalQueryException("invalid", "fieldDelimiter must be one character, quote one or none.");
        return new CsvFormat(
            configuration.TryGetProperty("skipLeadingRows", out _) ? Count(configuration, "skipLeadingRows") : null, delimiter[0], quote.Length == 0 ? null : quote[0], QueryRequestReader.Bool(configuration, "allowQuotedNewlines"),
            QueryRequestReader.Bool(configuration, "allowJaggedRows"), QueryRequestReader.String(configuration, "nullMarker") ?? "");
    }

    private static string Choice(JsonElement configuration, string property, params string[] choices)
    {
        var value = QueryRequestReader.String(configuration, property) ?? choices[0];
        return choices.Contains(value) ? value : throw new LocalQueryException("invalid", $"Invalid value for {property}: '{value}' is none of {string.Join(", ", choices)}.");
    }

    private static long Count(JsonElement configuration, string property)
    {
        if (!configuration.TryGetProperty(property, out var value)) return 0;
        return long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new LocalQueryException("invalid", $"Invalid value for {property}: '{value}' is not a whole number from 0 on.");
    }
}
