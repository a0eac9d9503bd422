using System.Buffers;
using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Cuts any number of rows into parameters that fit into a request. The rows are walked once, as the parameters are asked for.</summary>
internal static class RowBatches
{
    /// <summary>Bytes of rows in a parameter: a request may have 10 MB (page "Quotas and limits", query jobs), of which the statement may be 1 MB.</summary>
    public const int Size = 8 * 1024 * 1024;

    /// <param name="name">The parameters' name.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="writer">Writes a row.</param>
    /// <param name="size">Bytes of rows in a parameter; a single row that is larger is one of its own.</param>
    /// <param name="rowsPerCall">Rows in a parameter at most; null: as many as fit.</param>
    /// <returns>Parameters of one row or more. Each is valid until the next is asked for.</returns>
    public static IEnumerable<QueryParameter> Of<T>(string name, IEnumerable<T> rows, RowWriter<T> writer, int size = Size, int? rowsPerCall = null)
    {
        var type = SqlType.Array(writer.Type);
        var batch = new ArrayBufferWriter<byte>();
        var row = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(row, ParameterJson.WriterOptions);
        var elements = new ParameterWriter(json);
        var count = 0L;
        var inBatch = 0;
        foreach (var item in rows)
        {
            row.ResetWrittenCount();
            json.Reset();
            elements.Element(item, writer, ++count);
            json.Flush();
            if (batch.WrittenCount > 0 && (batch.WrittenCount + row.WrittenCount > size || inBatch >= rowsPerCall)) yield return Finish();
            inBatch++;
            batch.Write(batch.WrittenCount == 0 ? "{\"arrayValues\":["u8 : ","u8);
            batch.Write(row.WrittenSpan);
        }
        if (batch.WrittenCount > 0) yield return Finish();

        QueryParameter Finish()
        {
            batch.Write("]}"u8);
            var parameter = QueryParameter.Written(name, type, batch.WrittenMemory);
            batch.ResetWrittenCount();
            inBatch = 0;
            return parameter;
        }
    }
}
