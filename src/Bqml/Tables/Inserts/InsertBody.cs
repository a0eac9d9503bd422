using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bqml.Http;

namespace Bqml.Tables;

/// <summary>Writes the requests of tabledata.insertAll and parses their answers.</summary>
internal static class InsertBody
{
    /// <summary>A request of 10 MB at most (page "Quotas and limits", streaming inserts), with room for what stands around the rows.</summary>
    public const int MostBytes = 9_500_000;

    /// <summary>The longest id of a row.</summary>
    public const int LongestId = 128;

    /// <summary>An element of <c>rows</c>.</summary>
    public static ReadOnlyMemory<byte> Row(string? id, ReadOnlySpan<byte> values)
    {
        var buffer = new ArrayBufferWriter<byte>(values.Length + 80);
        buffer.Write("{"u8);
        if (id is not null)
        {
            buffer.Write("\"insertId\":"u8);
            buffer.Write(Quoted(id));
            buffer.Write(","u8);
        }
        buffer.Write("\"json\":"u8);
        buffer.Write(values);
        buffer.Write("}"u8);
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Request<T>(IReadOnlyList<PendingRow<T>> rows, bool ignoreUnknownValues)
    {
        var buffer = new ArrayBufferWriter<byte>(rows.Sum(static row => row.Json.Length + 1) + 80);
        // Without it, one bad row keeps all others of its request out.
        buffer.Write("{\"skipInvalidRows\":true,"u8);
        if (ignoreUnknownValues) buffer.Write("\"ignoreUnknownValues\":true,"u8);
        buffer.Write("\"rows\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) buffer.Write(","u8);
            buffer.Write(rows[i].Json.Span);
        }
        buffer.Write("]}"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Parses the answer, on its opening brace: the rows that were refused, by their place in the request.</summary>
    public static Dictionary<int, List<RowError>> Parse(ref Utf8JsonReader json, int rows)
    {
        var failed = new Dictionary<int, List<RowError>>();
        while (json.NextProperty())
        {
            if (!json.ValueTextEquals("insertErrors"u8))
            {
                json.SkipProperty();
                continue;
            }
            json.ReadNextArray();
            while (json.NextObject()) ParseRow(ref json, rows, failed);
        }
        return failed;
    }

    private static void ParseRow(ref Utf8JsonReader json, int rows, Dictionary<int, List<RowError>> failed)
    {
        long? index = null;
        var errors = new List<RowError>();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("index"u8))
            {
                index = json.ReadNextInt64();
            }
            else if (json.ValueTextEquals("errors"u8))
            {
                json.ReadNextArray();
                while (json.NextObject())
                {
                    var error = ServiceError.Parse(ref json);
                    errors.Add(new RowError(error.Reason ?? "unknown", error.Message ?? "", string.IsNullOrEmpty(error.Location) ? null : error.Location));
                }
            }
            else
            {
                json.SkipProperty();
            }
        }
        // BigQuery leaves out what is 0.
        var row = index ?? 0;
        if (row < 0 || row >= rows) throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"an error is of row {row} of {rows}"));
        if (errors.Count == 0) errors.Add(new RowError("unknown", "BigQuery gives no message.", null));
        if (failed.TryGetValue((int)row, out var known)) known.AddRange(errors);
        else failed.Add((int)row, errors);
    }

    private static byte[] Quoted(string text)
    {
        var encoded = JsonEncodedText.Encode(text).EncodedUtf8Bytes;
        return [(byte)'"', .. encoded, (byte)'"'];
    }
}
