using Bqml.Http;
using Bqml.Jobs;
using Bqml.Observability;

namespace Bqml.Tables;

/// <summary>Runs load jobs whose data come from here.</summary>
internal sealed class TableLoader(JobRunner runner)
{
    public async Task<LoadResult> LoadAsync(TableName table, Stream data, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var total = data.CanSeek ? data.Length - data.Position : default(long?);
        var work = new JobWork("load", $"load the table {table}", json =>
        {
            table.Write(json, "destinationTable"u8);
            options.Write(json);
        })
        {
            Operation = StatementObservation.LoadTable,
            Media = new JobMedia(data, options.ChunkSize, sent => progress?.Report(new LoadProgress(sent, total))),
        };
        var (job, statistics) = await runner.RunAsync(work, watch: null, cancellationToken).ConfigureAwait(false);
        return new LoadResult
        {
            Rows = job.Load?.Rows ?? 0,
            Bytes = job.Load?.Bytes ?? 0,
            BadRecords = job.Load?.BadRecords ?? 0,
            Errors = [.. job.Errors.Select(Describe)],
            JobId = statistics.JobId ?? "",
            JobLocation = statistics.Location,
            Duration = job.Duration,
        };
    }

    private static string Describe(ServiceError error) => error.Location is { Length: > 0 } location ? $"{error.Message} ({location})" : error.Message ?? error.Reason ?? "";
}
