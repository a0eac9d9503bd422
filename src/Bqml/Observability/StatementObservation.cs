using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Bqml.Observability;

/// <summary>Watches one statement from its call to its end, and tells logs, traces, metrics and the caller's callback of it once.</summary>
internal sealed class StatementObservation : IDisposable
{
    public const string Query = "query";
    public const string Statement = "statement";
    public const string CreateModel = "create_model";
    public const string CopyModel = "copy_model";
    public const string LoadTable = "load_table";
    public const string InsertRows = "insert_rows";

    private readonly BigQueryMLOptions _options;
    private readonly ILogger _log;
    private readonly string _operation;
    private readonly long _start;
    private readonly Activity? _activity;
    private bool _completed;

    public StatementObservation(BigQueryMLOptions options, ILogger log, string projectId, string operation)
    {
        (_options, _log, _operation) = (options, log, operation);
        _start = options.TimeProvider.GetTimestamp();
        // Not left as the current activity of the caller, who may hold a result open as long as they please.
        var current = Activity.Current;
        _activity = Telemetry.Source.StartActivity(operation, ActivityKind.Client);
        _activity?.SetTag(Telemetry.SystemTag, Telemetry.System).SetTag(Telemetry.ProjectTag, projectId).SetTag(Telemetry.OperationTag, operation);
        if (_activity is not null) Activity.Current = current;
    }

    /// <summary>Whether somebody wants to know what the statement cost.</summary>
    public bool WantsCosts => _options.StatementCompleted is not null;

    /// <summary>Whether <see cref="Failed"/> was called.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Makes the statement's activity the parent of what the calling async method does from here on; the method's caller does not see it.</summary>
    public void Enter()
    {
        if (_activity is not null) Activity.Current = _activity;
    }

    public void Started(string? jobId, string? location)
    {
        _activity?.SetTag("bqml.job.id", jobId).SetTag("bqml.job.location", location);
        _log.Started(_operation, jobId, location);
    }

    public void Retrying(int attempt, string purpose, BigQueryMLException failure, TimeSpan delay)
    {
        Telemetry.Retried(failure.Reason);
        _log.Retrying(attempt, purpose, failure.Reason, delay.TotalSeconds, failure.JobId);
    }

    /// <summary>Fills in operation and duration.</summary>
    public StatementStatistics Complete(StatementStatistics statistics) => statistics with { Operation = _operation, Duration = Elapsed };

    /// <summary>The statement has ended well.</summary>
    public void Completed(StatementStatistics statistics)
    {
        _completed = true;
        _activity?.SetTag("bqml.bytes_processed", statistics.BytesProcessed).SetTag("bqml.bytes_billed", statistics.BytesBilled).SetTag("bqml.cache_hit", statistics.CacheHit);
        Telemetry.Completed(statistics);
        _log.Finished(_operation, statistics.Duration.TotalSeconds, statistics.JobId, statistics.Location, statistics.BytesProcessed, statistics.BytesBilled, statistics.SlotTime, statistics.CacheHit, statistics.Rows);
        _options.StatementCompleted?.Invoke(statistics);
    }

    /// <summary>The statement, or the reading of its rows, has ended with an exception.</summary>
    public void Failed(Exception exception)
    {
        HasFailed = true;
        if (exception is OperationCanceledException)
        {
            _activity?.SetStatus(ActivityStatusCode.Error, "cancelled");
            CountFailure("cancelled");
            _log.Cancelled(_operation, Elapsed.TotalSeconds);
            return;
        }
        var failure = exception as BigQueryMLException;
        var reason = failure?.Reason ?? exception.GetType().FullName!;
        _activity?.SetTag(Telemetry.ErrorTag, reason).SetStatus(ActivityStatusCode.Error, reason);
        CountFailure(reason);
        _log.Failed(_operation, Elapsed.TotalSeconds, reason, failure?.JobId, failure?.JobLocation);
    }

    public void Dispose() => _activity?.Dispose();

    /// <summary>Reading rows may fail after the statement has ended well, whose duration was counted then.</summary>
    private void CountFailure(string reason)
    {
        if (!_completed) Telemetry.Failed(_operation, Elapsed, reason);
    }

    private TimeSpan Elapsed => _options.TimeProvider.GetElapsedTime(_start);
}
