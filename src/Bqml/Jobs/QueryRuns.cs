namespace Bqml.Jobs;

/// <summary>The queries that gave a result's rows: one, or one for each part of an input too large for one request.</summary>
internal sealed class QueryRuns
{
    private readonly Lock _lock = new();
    private readonly List<QueryRun> _runs = [];

    /// <summary>Forgets what an enumeration before this one has run.</summary>
    public void Clear()
    {
        lock (_lock) _runs.Clear();
    }

    public QueryRun Begin(JobClient jobs, BigQueryCommand command)
    {
        var run = new QueryRun(jobs, jobs.Configure(command));
        lock (_lock) _runs.Add(run);
        return run;
    }

    /// <summary>What all of them cost together; ids and place are those of the last.</summary>
    public async Task<StatementStatistics> GetStatisticsAsync(CancellationToken cancellationToken)
    {
        QueryRun[] runs;
        lock (_lock) runs = [.. _runs];
        StatementStatistics? total = null;
        foreach (var run in runs)
        {
            if (!run.HasStarted) continue;
            var next = await run.GetStatisticsAsync(all: true, cancellationToken).ConfigureAwait(false);
            total = total is null ? next : next with
            {
                BytesProcessed = total.BytesProcessed + next.BytesProcessed,
                BytesBilled = total.BytesBilled + next.BytesBilled,
                SlotTime = total.SlotTime + next.SlotTime,
                CacheHit = total.CacheHit & next.CacheHit,
                Rows = total.Rows + next.Rows,
                Duration = total.Duration + next.Duration,
            };
        }
        return total ?? throw new InvalidOperationException("The query has not run: enumerate its rows first, at least to the first one.");
    }
}
