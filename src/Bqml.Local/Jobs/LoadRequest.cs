using Bqml.Local.Storage;

namespace Bqml.Local.Jobs;

/// <summary>Data to load into a table.</summary>
/// <param name="ProjectId">The project that the job runs in.</param>
/// <param name="Destination">The table.</param>
internal sealed record LoadRequest(string ProjectId, ObjectPath Destination) : JobRequest(ProjectId)
{
    /// <summary>The uploaded data, as they came; null: those of <see cref="Uris"/>.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>Where the data are in Cloud Storage.</summary>
    public IReadOnlyList<string> Uris { get; init; } = [];

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

    /// <summary>What is said about a new table besides its columns; null: nothing.</summary>
    public TableDetails? Details { get; init; }
}

/// <summary>How a CSV file is read.</summary>
/// <param name="SkipLeadingRows">The lines before the records; null: the first one is one when it looks like a header and the columns are found in the data.</param>
/// <param name="Delimiter">What separates values.</param>
/// <param name="Quote">What values may stand in; null: nothing.</param>
/// <param name="AllowQuotedNewlines">Whether values in quotes can hold ends of lines.</param>
/// <param name="AllowJaggedRows">Whether values may be missing at the end of a record.</param>
/// <param name="NullMarker">What stands for NULL.</param>
internal sealed record CsvFormat(long? SkipLeadingRows, char Delimiter, char? Quote, bool AllowQuotedNewlines, bool AllowJaggedRows, string NullMarker);

/// <summary>What a load job wrote.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="InputBytes">The size of the data.</param>
/// <param name="Errors">What was wrong with the records that were left out.</param>
internal sealed record LoadedRows(long Rows, long Bytes, long InputBytes, IReadOnlyList<LocalQueryException> Errors);
