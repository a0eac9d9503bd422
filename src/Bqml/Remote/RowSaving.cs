namespace Bqml.Remote;

/// <summary>
/// Sends rows and saves what comes back in a table, by statements that do both: whatever happens to this process, an answer that was paid for is in the table. Rows
/// that are in it are not sent, so a run that was killed goes on where it was.
/// </summary>
internal sealed class RowSaving<T>(RowCalls<T> calls, BigQueryTable table, string key, RowRunOptions options, IProgress<RowRunProgress>? progress) where T : class, IRowAnswer<T>
{
    private readonly RowBudget _budget = new(calls.Function, options);
    private readonly SavedAnswers _saved = new(table, key, T.Rows.StatusColumn);

    public async Task<RowRunProgress> RunAsync(CancellationToken cancellationToken)
    {
        await calls.Client.ExecuteAsync(calls.Command(calls.Input.Nothing, $"CREATE TABLE IF NOT EXISTS {table.QuotedName} AS\n"), cancellationToken).ConfigureAwait(false);
        await _saved.ReadAsync(calls.Client, cancellationToken).ConfigureAwait(false);
        var state = State(attempt: 0, sent: 0);
        for (var attempt = 1; attempt <= options.MaximumAttempts; attempt++)
        {
            // Those that nobody has sent yet, and those that may succeed now.
            var volume = await calls.Input.MeasureAsync(calls.Client, _saved, options.MaximumTokens is not null, cancellationToken).ConfigureAwait(false);
            string[] again = [.. _saved.Failed.Where(failed => options.IsRetryable(failed.Status)).Select(static failed => failed.Key)];
            var rows = volume.Rows + again.Length;
            if (rows == 0) break;
            if (attempt == 1)
            {
                _budget.Spend(volume.Rows == 0 ? new RowVolume(rows, 0) : volume.Of(rows));
            }
            else
            {
                if (!_budget.TrySpend(volume.Rows == 0 ? new RowVolume(rows, 0) : volume.Of(rows))) break;
                await RowDelay.WaitAsync(calls.Client, options, attempt - 1, cancellationToken).ConfigureAwait(false);
            }
            if (again.Length > 0) await _saved.RemoveAsync(calls.Client, again, cancellationToken).ConfigureAwait(false);
            foreach (var part in calls.Input.Parts(_saved, rows, options.RowsPerCall))
            {
                await calls.Client.ExecuteAsync(calls.Command(part, $"INSERT INTO {table.QuotedName}\n"), cancellationToken).ConfigureAwait(false);
            }
            await _saved.ReadAsync(calls.Client, cancellationToken).ConfigureAwait(false);
            state = State(attempt, state.Sent + rows);
            progress?.Report(state);
        }
        return state;
    }

    private RowRunProgress State(int attempt, long sent) => new() { Attempt = attempt, Sent = sent, Answered = _saved.Answered, Failed = _saved.Failed.Count() };
}
