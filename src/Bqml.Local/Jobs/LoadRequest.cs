using Bqml.Local.Storage;

namespace Bqml.Local.Jobs;

/// <summary>Data to load into a table.</summary>
/// <param name="ProjectId">The project that the job runs in.</param>
/// <param name="Destination">The table.</param>
/// <param name="Data">The data, as they came.</param>
internal sealed record LoadRequest(string ProjectId, ObjectPath Destination, ReadOnlyMemory<byte> Data) : JobRequest(ProjectId)
{
    /// <summary>How CSV is read; null: the data is newline-delimited JSON.</summary>
    public CsvFormat? Csv { get; init; }

    /// <summary>The columns; null: those of the table.</summary>
    public TableSchema? Schema { get; init; }

    /// <summary>Whether the columns of a new table are found in the data.</summary>
    public bool Autodetect { get; init; }

    public bool MayCreate { get; init; } = true;

    public LoadMode Mode { get; init; }

    public long MaxBadRecords { get; init; }

    public bool IgnoreUnknownValues { get; init; }
}

/// <summary>How a CSV file is read.</summary>
internal sealed record CsvFormat(long SkipLeadingRows, char Delimiter, char? Quote, bool AllowQuotedNewlines, bool AllowJaggedRows, string NullMarker);

/// <summary>What a load job wrote.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="InputBytes">The size of the data.</param>
/// <param name="Errors">What was wrong with the records that were left out.</param>
internal sealed record LoadedRows(long Rows, long Bytes, long InputBytes, IReadOnlyList<LocalQueryException> Errors);
