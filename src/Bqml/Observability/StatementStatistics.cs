namespace Bqml;

/// <summary>What a statement cost and where it ran (pages "jobs.query" and "Job"). What BigQuery does not say is null.</summary>
public sealed record StatementStatistics
{
    /// <summary>What the client was asked for: <c>query</c>, <c>statement</c>, <c>create_model</c>, <c>copy_model</c>, <c>load_table</c> or <c>insert_rows</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The job that ran the statement; null when BigQuery made none (<see cref="JobCreation.Optional"/>).</summary>
    public string? JobId { get; init; }

    /// <summary>BigQuery's id of the query; null for statements that are no queries.</summary>
    public string? QueryId { get; init; }

    /// <summary>Where it ran: <c>US</c>, <c>europe-west1</c>.</summary>
    public string? Location { get; init; }

    /// <summary>Bytes read.</summary>
    public long? BytesProcessed { get; init; }

    /// <summary>Bytes billed under on-demand pricing; informational under capacity pricing.</summary>
    public long? BytesBilled { get; init; }

    /// <summary>Slot time: the time that all workers together spent on it.</summary>
    public TimeSpan? SlotTime { get; init; }

    /// <summary>Whether the result came from BigQuery's cache, which costs nothing.</summary>
    public bool? CacheHit { get; init; }

    /// <summary>Rows of the result, or rows inserted; null for statements that give none.</summary>
    public long? Rows { get; init; }

    /// <summary>Time from the call to the first rows, or to the statement's end when it gives none, by this machine's clock.</summary>
    public TimeSpan Duration { get; init; }
}
