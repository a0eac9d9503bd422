namespace Bqml.Http;

/// <summary>Whether a failure may pass by itself, and how it is then tried again.</summary>
internal enum RetryKind
{
    /// <summary>It would fail again.</summary>
    Never,
    /// <summary>Most likely a wrong address or no network: three attempts, so that the error comes soon.</summary>
    Briefly,
    /// <summary>The same request again, until the deadline.</summary>
    Request,
    /// <summary>The job failed by the server's fault: a new job, until the deadline.</summary>
    Job,
}

/// <summary>Exponential back-off with jitter and a total deadline, by the injected clock. The deadline counts from the first failure: a job may have run for hours before it.</summary>
internal sealed class RetrySchedule
{
    private const int BriefAttempts = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(32);

    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;
    private readonly long _start;
    private long? _firstFailure;

    public RetrySchedule(TimeProvider time, TimeSpan deadline) => (_time, _deadline, _start) = (time, deadline, time.GetTimestamp());

    /// <summary>Attempts that failed so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Time since the first attempt began.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Counts a failure; answers whether there is to be another attempt, and after which wait.</summary>
    public bool TryNext(RetryKind kind, TimeSpan? retryAfter, out TimeSpan delay)
    {
        _firstFailure ??= _time.GetTimestamp();
        var longest = FirstDelay * Math.Pow(2, Math.Min(Attempts++, 10));
        delay = (longest < LongestDelay ? longest : LongestDelay) * (0.5 + (Random.Shared.NextDouble() / 2));
        if (retryAfter > delay) delay = retryAfter.Value;
        return kind != RetryKind.Never && (kind != RetryKind.Briefly || Attempts < BriefAttempts) && _time.GetElapsedTime(_firstFailure.Value) + delay <= _deadline;
    }
}
