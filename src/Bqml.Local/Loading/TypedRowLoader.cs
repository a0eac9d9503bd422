using System.Buffers;
using System.Text.Json;
using Bqml.Local.Rest;
using Bqml.Local.Storage;
using Bqml.Runtime;

namespace Bqml.Local.Loading;

/// <summary>Loads C# rows. They go the way that rows sent as a query parameter go, so that both read alike.</summary>
internal static class TypedRowLoader
{
    private const int BatchRows = 1000;

    public static void Load<T>(IEnumerable<T> rows, RowWriter<T> rowWriter, TableWriter table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var batch in rows.Chunk(BatchRows))
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer)) QueryParameter.Rows("rows", batch, rowWriter).Write(json);
            using var document = JsonDocument.Parse(buffer.WrittenMemory);
            foreach (var row in (object?[])QueryRequestReader.Parameter(document.RootElement, 0).Value!) table.Append((object?[])row!);
        }
    }
}
