using Microsoft.Extensions.Logging;

namespace Bqml.Observability;

/// <summary>What the client logs: ids, costs and reasons; never statements, values or credentials.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Started {Operation} as job {JobId} in {Location}.")]
    public static partial void Started(this ILogger log, string operation, string? jobId, string? location);

    [LoggerMessage(2, LogLevel.Information, "Finished {Operation} in {Seconds:0.###} s: job {JobId} in {Location}, {BytesProcessed} bytes processed, {BytesBilled} billed, slot time {SlotTime}, from the cache: {CacheHit}, {Rows} rows.")]
    public static partial void Finished(
        this ILogger log, string operation, double seconds, string? jobId, string? location, long? bytesProcessed, long? bytesBilled, TimeSpan? slotTime, bool? cacheHit, long? rows);

    [LoggerMessage(3, LogLevel.Error, "Failed {Operation} after {Seconds:0.###} s: {Reason}, job {JobId} in {Location}.")]
    public static partial void Failed(this ILogger log, string operation, double seconds, string reason, string? jobId, string? location);

    [LoggerMessage(4, LogLevel.Information, "Cancelled {Operation} after {Seconds:0.###} s.")]
    public static partial void Cancelled(this ILogger log, string operation, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "Attempt {Attempt} to {Purpose} failed ({Reason}, job {JobId}); the next follows in {Seconds:0.###} s.")]
    public static partial void Retrying(this ILogger log, int attempt, string purpose, string reason, double seconds, string? jobId);
}
