using Bqml.Remote;

namespace Bqml;

/// <summary>How a run over many rows deals with rows that fail, and what it may cost.</summary>
public sealed record RowRunOptions
{
    /// <summary>How often a row is sent at most. Default: 5. At least 1.</summary>
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>How many rows are sent at most, all attempts together. More than that in the first is an error before anything is sent; attempts after it end here. Default: any number.</summary>
    /// <remarks>Rows in BigQuery are counted by a query.</remarks>
    public long? MaximumRows { get; init; }

    /// <summary>How many tokens the rows are estimated at, all attempts together, at most: for each row a quarter of the characters of what the function reads, and <see cref="OutputTokensPerRow"/>. Default: any number.</summary>
    /// <remarks>An estimate: models cut text differently. Refused for object tables, whose contents nobody has read.</remarks>
    public long? MaximumTokens { get; init; }

    /// <summary>How many tokens of an answer <see cref="MaximumTokens"/> reckons with, for each row. Default: 0. Give the limit that the call has, <c>maxOutputTokens</c>.</summary>
    public long OutputTokensPerRow { get; init; }

    /// <summary>How many rows a query has at most. Default: as many as fit. Fewer lose less when a run is killed, and put less load on the service at a time.</summary>
    public int? RowsPerCall { get; init; }

    /// <summary>How long to wait before the second attempt; twice as long before each further one, ten minutes at most, and a random part less so that several runs do not collide. Default: 10 seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a row with this status may succeed when it is sent again. Default: what BigQuery calls a retryable error, exhausted quotas and unavailable services.</summary>
    public Func<string, bool> IsRetryable { get; init; } = RowStatus.IsRetryable;

    /// <exception cref="ArgumentException">A setting is not possible.</exception>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(IsRetryable);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumRows ?? 0, nameof(MaximumRows));
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumTokens ?? 0, nameof(MaximumTokens));
        ArgumentOutOfRangeException.ThrowIfNegative(OutputTokensPerRow);
        ArgumentOutOfRangeException.ThrowIfLessThan(RowsPerCall ?? 1, 1, nameof(RowsPerCall));
        ArgumentOutOfRangeException.ThrowIfLessThan(Delay, TimeSpan.Zero);
    }
}
