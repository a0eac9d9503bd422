namespace Bqml;

/// <summary>What a CREATE MODEL statement did.</summary>
public sealed record TrainingResult
{
    /// <summary>The id of the job that ran the statement; made by the client.</summary>
    public required string JobId { get; init; }

    /// <summary>Where the job ran: <c>US</c>, <c>europe-west1</c>; null when BigQuery does not say.</summary>
    public string? JobLocation { get; init; }

    /// <summary>True when the model existed and <c>IF NOT EXISTS</c> left it as it was: nothing was trained.</summary>
    public required bool AlreadyExisted { get; init; }

    /// <summary>Time from the job's start to its end, by BigQuery's clock; zero when BigQuery does not say.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Bytes the statement read.</summary>
    public required long BytesProcessed { get; init; }

    /// <summary>Bytes billed under on-demand pricing; informational under capacity pricing.</summary>
    public required long BytesBilled { get; init; }

    /// <summary>Slot time: the time that all workers together spent on it; null when BigQuery does not say.</summary>
    public TimeSpan? SlotTime { get; init; }

    /// <summary>The iterations of the training, in order, or the trials when hyperparameters were tuned; empty when the model type reports none or <see cref="AlreadyExisted"/>.</summary>
    public required IReadOnlyList<TrainingProgress> Iterations { get; init; }
}
