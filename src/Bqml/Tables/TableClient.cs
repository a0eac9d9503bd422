using System.Buffers;
using System.Text.Json;
using Bqml.Http;
using Bqml.Runtime;

namespace Bqml.Tables;

/// <summary>The REST methods on tables.</summary>
internal sealed class TableClient(RestClient rest)
{
    /// <summary>tables.insert.</summary>
    public async Task<TableMetadata> CreateAsync(TableName name, TableSchema schema, TableOptions options, bool ifNotExists, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ParameterJson.WriterOptions))
        {
            json.WriteStartObject();
            name.Write(json, "tableReference"u8);
            TableSchemaWriter.Write(json, schema);
            options.Write(json);
            json.WriteEndObject();
        }
        var request = new RestRequest { Method = HttpMethod.Post, Path = TablesPath(name), Purpose = $"create the table {name}", Body = buffer.WrittenMemory };
        try
        {
            using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => TableMetadataParser.Parse(ref json, name));
        }
        catch (BigQueryMLException exception) when (exception.HttpStatus == 409 && (ifNotExists || exception.Details.Attempts > 1))
        {
            var table = await GetAsync(name, cancellationToken).ConfigureAwait(false);
            // An earlier attempt whose answer was lost has made it, unless it is another one.
            if (ifNotExists || (table.Rows is null or 0 && table.Schema?.ToString() == schema.ToString())) return table;
            throw;
        }
    }

    /// <summary>tables.get.</summary>
    public async Task<TableMetadata> GetAsync(TableName name, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Get, name, "read");
        using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => TableMetadataParser.Parse(ref json, name));
    }

    /// <summary>tables.delete.</summary>
    /// <returns>Whether there was a table.</returns>
    public async Task<bool> DeleteAsync(TableName name, bool ifExists, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await rest.SendAsync(Request(HttpMethod.Delete, name, "delete"), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (BigQueryMLException exception) when (exception.HttpStatus == 404 && (ifExists || exception.Details.Attempts > 1))
        {
            // After a lost answer an earlier attempt has deleted it.
            return exception.Details.Attempts > 1;
        }
    }

    /// <summary>The path of a table's methods.</summary>
    public static string TablePath(TableName name) => $"{TablesPath(name)}/{Uri.EscapeDataString(name.TableId)}";

    private static string TablesPath(TableName name) => $"projects/{Uri.EscapeDataString(name.ProjectId)}/datasets/{Uri.EscapeDataString(name.DatasetId)}/tables";

    private static RestRequest Request(HttpMethod method, TableName name, string verb) => new() { Method = method, Path = TablePath(name), Purpose = $"{verb} the table {name}" };
}
