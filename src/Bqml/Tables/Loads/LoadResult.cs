namespace Bqml;

/// <summary>What a load job has loaded (page "Job", JobStatistics3).</summary>
public sealed record LoadResult
{
    /// <summary>Rows loaded.</summary>
    public required long Rows { get; init; }

    /// <summary>Logical bytes of those rows in the table.</summary>
    public required long Bytes { get; init; }

    /// <summary>Records left out because they were bad; at most <see cref="LoadOptions.MaxBadRecords"/>.</summary>
    public required long BadRecords { get; init; }

    /// <summary>What was wrong with them, as BigQuery says it; it may stop saying after a few.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>The job.</summary>
    public required string JobId { get; init; }

    /// <summary>Where the job ran: <c>US</c>; null when BigQuery does not say.</summary>
    public string? JobLocation { get; init; }

    /// <summary>Time from the job's start to its end, by BigQuery's clock, the upload not included; zero when BigQuery does not say.</summary>
    public required TimeSpan Duration { get; init; }
}
