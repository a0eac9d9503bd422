using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bqml.Observability;

/// <summary>The activity source and the meter, both named <c>Bqml</c>. Names of tags and of the duration follow OpenTelemetry's conventions for database clients.</summary>
internal static class Telemetry
{
    public const string Name = "Bqml";
    public const string SystemTag = "db.system.name";
    public const string ProjectTag = "db.namespace";
    public const string OperationTag = "db.operation.name";
    public const string ErrorTag = "error.type";
    public const string System = "gcp.bigquery";

    public static readonly ActivitySource Source = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("db.client.operation.duration", "s", "Time from a statement's call to its first rows or its end.");
    private static readonly Counter<long> s_bytesProcessed = s_meter.CreateCounter<long>("bqml.statement.bytes_processed", "By", "Bytes that statements read.");
    private static readonly Counter<long> s_bytesBilled = s_meter.CreateCounter<long>("bqml.statement.bytes_billed", "By", "Bytes that statements were billed.");
    private static readonly Counter<double> s_slotTime = s_meter.CreateCounter<double>("bqml.statement.slot_time", "s", "Slot time that statements used.");
    private static readonly Counter<long> s_rows = s_meter.CreateCounter<long>("bqml.result.rows", "{row}", "Rows that were read.");
    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("bqml.request.retries", "{retry}", "Requests and jobs that were tried again.");

    public static void Retried(string reason) => s_retries.Add(1, new KeyValuePair<string, object?>(ErrorTag, reason));

    public static void Read(long rows)
    {
        if (rows > 0) s_rows.Add(rows);
    }

    public static void Completed(StatementStatistics statistics)
    {
        var operation = new KeyValuePair<string, object?>(OperationTag, statistics.Operation);
        s_duration.Record(statistics.Duration.TotalSeconds, new(SystemTag, System), operation);
        if (statistics.BytesProcessed is { } processed) s_bytesProcessed.Add(processed, operation);
        if (statistics.BytesBilled is { } billed) s_bytesBilled.Add(billed, operation);
        if (statistics.SlotTime is { } slotTime) s_slotTime.Add(slotTime.TotalSeconds, operation);
    }

    public static void Failed(string operation, TimeSpan duration, string reason) =>
        s_duration.Record(duration.TotalSeconds, new(SystemTag, System), new(OperationTag, operation), new(ErrorTag, reason));
}
