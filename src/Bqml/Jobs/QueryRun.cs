using Bqml.Runtime;

namespace Bqml.Jobs;

/// <summary>What is known of a query that was started: between the enumeration of its rows and those who ask what it cost.</summary>
internal sealed class QueryRun(JobClient jobs, BigQueryCommand command)
{
    private volatile StatementStatistics? _statistics;

    public BigQueryCommand Command { get; } = command;

    public bool HasStarted => _statistics is not null;

    public void Started(StatementStatistics statistics) => _statistics = statistics;

    /// <summary>Adds what the query's first page says by now: some of it stands behind the rows.</summary>
    public void AddCosts(ResultPage page)
    {
        if (_statistics is not { } known) return;
        _statistics = page.Costs.AddTo(known with { QueryId = page.QueryId ?? known.QueryId, Location = page.Location ?? known.Location, Rows = page.TotalRows ?? known.Rows });
    }

    /// <summary>The statistics; with <paramref name="all"/>, a query that took long is asked about once more, since only its job says all.</summary>
    public async Task<StatementStatistics> GetStatisticsAsync(bool all, CancellationToken cancellationToken)
    {
        var statistics = _statistics ?? throw new InvalidOperationException("The query has not started.");
        if (!all || statistics.SlotTime is not null || statistics.JobId is not { } jobId) return statistics;
        var job = await jobs.GetAsync(jobs.Work(Command, "read what the query cost"), new JobReference(jobs.ProjectId, jobId, statistics.Location), cancellationToken).ConfigureAwait(false);
        // A job that says nothing of slots will not say it the next time either.
        return _statistics = job.Costs.AddTo(statistics with { SlotTime = TimeSpan.Zero });
    }
}
