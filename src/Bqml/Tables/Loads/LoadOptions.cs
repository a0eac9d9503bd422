using System.Globalization;
using System.Text.Json;

namespace Bqml;

/// <summary>What a load job does with a table that is there (field <c>writeDisposition</c>).</summary>
public enum LoadMode
{
    /// <summary>Rows are added.</summary>
    Append,

    /// <summary>The new rows take the place of all that are there, at once, when the job has succeeded.</summary>
    Replace,

    /// <summary>A table that holds rows is an error.</summary>
    OnlyIfEmpty,
}

/// <summary>How a load job reads its file (page "Job", JobConfigurationLoad). All or nothing: a job that fails has loaded no row.</summary>
public class LoadOptions
{
    private const int SmallestChunk = 256 * 1024;

    /// <summary>What to do with a table that is there. Default: <see cref="LoadMode.Append"/>.</summary>
    public LoadMode Mode { get; set; }

    /// <summary>Whether a table that is not there is made. Default: true. Its columns are <see cref="Schema"/>, or what BigQuery finds in the file.</summary>
    public bool CreateIfMissing { get; set; } = true;

    /// <summary>The table's columns. Default: those of the table; BigQuery looks into the file for those of a table that is made.</summary>
    public TableSchema? Schema { get; set; }

    /// <summary>How many records may be bad before the job fails; they are left out and told of in <see cref="LoadResult.Errors"/>. Default: 0.</summary>
    public long MaxBadRecords { get; set; }

    /// <summary>Whether values that no column takes are left out, instead of making a record bad. Default: false.</summary>
    public bool IgnoreUnknownValues { get; set; }

    /// <summary>Bytes sent in one request when a file is larger than 4 MB: a multiple of 262,144. Default: 8 MiB. Two chunks are held in memory at most.</summary>
    public int ChunkSize { get; set; } = 8 * 1024 * 1024;

    /// <summary>The value of <c>sourceFormat</c>.</summary>
    internal virtual string Format => "NEWLINE_DELIMITED_JSON";

    internal LoadOptions Copy() => (LoadOptions)MemberwiseClone();

    /// <exception cref="ArgumentException">A setting is not possible.</exception>
    internal virtual void Check()
    {
        if (!Enum.IsDefined(Mode)) throw new ArgumentOutOfRangeException(nameof(Mode), Mode, "The mode is no member of LoadMode.");
        ArgumentOutOfRangeException.ThrowIfNegative(MaxBadRecords);
        if (ChunkSize < SmallestChunk || ChunkSize % SmallestChunk != 0)
            throw new ArgumentOutOfRangeException(nameof(ChunkSize), ChunkSize, string.Create(CultureInfo.InvariantCulture, $"ChunkSize must be a multiple of {SmallestChunk}."));
    }

    /// <summary>Writes the fields of <c>JobConfigurationLoad</c>, save the table.</summary>
    internal virtual void Write(Utf8JsonWriter json)
    {
        json.WriteString("sourceFormat"u8, Format);
        json.WriteString("writeDisposition"u8, Mode switch { LoadMode.Append => "WRITE_APPEND", LoadMode.Replace => "WRITE_TRUNCATE", _ => "WRITE_EMPTY" });
        json.WriteString("createDisposition"u8, CreateIfMissing ? "CREATE_IF_NEEDED"u8 : "CREATE_NEVER"u8);
        if (Schema is { } schema) Tables.TableSchemaWriter.Write(json, schema);
        else if (CreateIfMissing) json.WriteBoolean("autodetect"u8, true);
        if (MaxBadRecords > 0) json.WriteNumber("maxBadRecords"u8, MaxBadRecords);
        if (IgnoreUnknownValues) json.WriteBoolean("ignoreUnknownValues"u8, true);
    }
}
