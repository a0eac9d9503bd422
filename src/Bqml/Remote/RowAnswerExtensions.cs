using Bqml.Remote;

namespace Bqml;

/// <summary>Runs over many rows whose single failures are dealt with: for the results of functions of remote models.</summary>
public static class RowAnswerExtensions
{
    /// <summary>Sends the rows, and those that failed by a passing error again: <c>model.GenerateTextAsync(rows).WithRetry()</c>. Each row comes out once, with its answer or the reason why there is none.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="answers">The call, not yet enumerated.</param>
    /// <param name="options">Attempts and limits; null: the defaults.</param>
    /// <param name="progress">Hears of each attempt that has ended.</param>
    /// <param name="cancellationToken">Cancels the query that runs.</param>
    /// <returns>The rows, those that failed last. Nothing is sent before the first is asked for.</returns>
    /// <exception cref="ArgumentException">A setting is not possible.</exception>
    /// <exception cref="InvalidOperationException">The call cannot be made for part of its rows: it reads an object table as a whole.</exception>
    /// <exception cref="BigQueryMLException">While enumerating: a query failed as a whole, or there are more rows or tokens than the options allow (<see cref="ErrorReasons.BudgetExceeded"/>; nothing was sent then).</exception>
    public static IAsyncEnumerable<RowResult<T>> WithRetry<T>(this QueryResult<T> answers, RowRunOptions? options = null, IProgress<RowRunProgress>? progress = null, CancellationToken cancellationToken = default) where T : class, IRowAnswer<T>
    {
        var (calls, checkedOptions) = Check(answers, options);
        return new RowRetry<T>(calls, checkedOptions, progress).RunAsync(cancellationToken);
    }

    /// <summary>
    /// Sends the rows and saves the answers in a table, and those that failed by a passing error again; a run that was killed goes on where it was: rows with an answer in the
    /// table are not sent again. The table is made when it does not exist; it has the columns of the function's result, and in the end each row once.
    /// </summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="answers">The call, not yet enumerated.</param>
    /// <param name="table">The table of answers: <c>dataset.table</c>.</param>
    /// <param name="key">The column that tells the rows apart: of type STRING or INT64, never NULL, different in each row.</param>
    /// <param name="options">Attempts and limits; null: the defaults. <see cref="RowRunOptions.RowsPerCall"/> says how much work a kill can lose.</param>
    /// <param name="progress">Hears of each attempt that has ended.</param>
    /// <param name="cancellationToken">Cancels the statement that runs; its rows count as not sent.</param>
    /// <returns>How it ended. Rows that still have no answer are in the table with their status.</returns>
    /// <remarks>A process that dies, rather than cancels, leaves its last statement running: go on when that has ended, or its rows are sent twice.</remarks>
    /// <exception cref="ArgumentException">A setting or name is not possible, or two rows have the same key.</exception>
    /// <exception cref="InvalidOperationException">The call cannot be made for part of its rows: it reads an object table as a whole.</exception>
    /// <exception cref="BigQueryMLException">A statement failed as a whole, or there are more rows or tokens than the options allow (<see cref="ErrorReasons.BudgetExceeded"/>; nothing was sent then).</exception>
    public static Task<RowRunProgress> SaveToAsync<T>(this QueryResult<T> answers, BigQueryTable table, string key, RowRunOptions? options = null, IProgress<RowRunProgress>? progress = null, CancellationToken cancellationToken = default) where T : class, IRowAnswer<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var (calls, checkedOptions) = Check(answers, options);
        return new RowSaving<T>(calls, table, key, checkedOptions, progress).RunAsync(cancellationToken);
    }

    private static (RowCalls<T> Calls, RowRunOptions Options) Check<T>(QueryResult<T> answers, RowRunOptions? options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        options ??= new RowRunOptions();
        options.Check();
        return (answers.Calls ?? throw new InvalidOperationException("The rows come from one query that cannot be run for part of its input, so none can be sent again."), options);
    }
}
