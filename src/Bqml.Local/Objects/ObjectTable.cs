using System.Buffers;
using System.Text;
using System.Text.Json;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Storage;

namespace Bqml.Local.Objects;

/// <summary>An object table: what CREATE EXTERNAL TABLE said of it. Its rows are the objects that are there when a query runs.</summary>
/// <param name="Uris">Which objects.</param>
/// <param name="Connection">The connection, as <c>project.location.name</c> or <c>location.name</c>.</param>
internal sealed record ObjectTable(IReadOnlyList<string> Uris, string Connection)
{
    /// <summary>The name of the pseudo-column that stands for an object's content.</summary>
    public static string DataColumn => ModelCatalog.Images.Column;

    /// <summary>The columns, the same for every object table.</summary>
    public static IReadOnlyList<StoredColumn> Columns { get; } = [.. SqlType.Parse(ModelCatalog.ObjectTable.RowType).Fields.Select(static field => new StoredColumn(field.Name!, field.Type))];

    /// <summary>The objects that are there now.</summary>
    public IEnumerable<ObjectFile> Find(ObjectStore store, CancellationToken ct) => Uris.SelectMany(uri => store.Find(uri, ct)).DistinctBy(static found => found.Uri);

    /// <summary>The row of an object.</summary>
    public object?[] Row(ObjectFile found, ObjectStore store)
    {
        var hash = store.Md5Hash(found);
        return
        [
            found.Uri, found.Generation, found.ContentType, found.Size, hash, found.Updated, Array.Empty<object?>(),
            new object?[] { found.Uri, found.Version, Connection, Details(found, hash) },
        ];
    }

    /// <summary>The field details of an ObjectRef.</summary>
    private static string Details(ObjectFile found, string hash)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("gcs_metadata");
            writer.WriteString("content_type", found.ContentType);
            writer.WriteString("md5_hash", hash);
            writer.WriteNumber("size", found.Size);
            writer.WriteNumber("updated", found.Generation);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
