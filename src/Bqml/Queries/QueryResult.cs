using Bqml.Jobs;

namespace Bqml;

/// <summary>The rows of a query, read as they are asked for. Each enumeration runs the query anew.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed class QueryResult<T> : IAsyncEnumerable<T>
{
    private readonly IAsyncEnumerable<T> _rows;
    private readonly QueryRun _run;

    internal QueryResult(QueryRun run, Func<QueryRun, IAsyncEnumerable<T>> rows) => (_run, _rows) = (run, rows(run));

    /// <summary>Runs the query and streams its rows; nothing is sent before the first row is asked for.</summary>
    /// <param name="cancellationToken">Cancels the query's job.</param>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _rows.GetAsyncEnumerator(cancellationToken);

    /// <summary>What the query cost, and where it ran: of the enumeration that began last. Complete when the rows are read; before, and for a query that took long, BigQuery is asked for the job.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="InvalidOperationException">No row was asked for yet, so the query has not run.</exception>
    /// <exception cref="BigQueryMLException">The account may not read the job.</exception>
    public Task<StatementStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => _run.GetStatisticsAsync(all: true, cancellationToken);
}
