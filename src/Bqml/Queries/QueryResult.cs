using Bqml.Jobs;
using Bqml.Remote;

namespace Bqml;

/// <summary>The rows of a query, read as they are asked for. Each enumeration runs the query anew.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed class QueryResult<T> : IAsyncEnumerable<T>
{
    private readonly Func<QueryRuns, IAsyncEnumerable<T>> _read;
    private readonly QueryRuns _runs = new();

    /// <summary>The calls behind the rows, when each row has one of its own.</summary>
    internal RowCalls<T>? Calls { get; init; }

    internal QueryResult(Func<QueryRuns, IAsyncEnumerable<T>> read) => _read = read;

    /// <summary>Runs the query and streams its rows; nothing is sent before the first row is asked for.</summary>
    /// <param name="cancellationToken">Cancels the query's job.</param>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _runs.Clear();
        return _read(_runs).GetAsyncEnumerator(cancellationToken);
    }

    /// <summary>What the query cost, and where it ran: of the enumeration that began last. Complete when the rows are read; before, and for a query that took long, BigQuery is asked for the job.</summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="InvalidOperationException">No row was asked for yet, so the query has not run.</exception>
    /// <exception cref="BigQueryMLException">The account may not read the job.</exception>
    public Task<StatementStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => _runs.GetStatisticsAsync(cancellationToken);
}
