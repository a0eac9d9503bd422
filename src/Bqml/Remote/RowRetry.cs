using System.Runtime.CompilerServices;

namespace Bqml.Remote;

/// <summary>Sends rows, and those that failed again: answers are handed on as they come, failures when there is no further attempt.</summary>
internal sealed class RowRetry<T>(RowCalls<T> calls, RowRunOptions options, IProgress<RowRunProgress>? progress) where T : class, IRowAnswer<T>
{
    private readonly RowBudget _budget = new(calls.Function, options);
    private long _sent;
    private long _answered;

    public async IAsyncEnumerable<RowResult<T>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var volume = default(RowVolume);
        if (_budget.IsLimited)
        {
            volume = await calls.Input.MeasureAsync(calls.Client, saved: null, options.MaximumTokens is not null, cancellationToken).ConfigureAwait(false);
            _budget.Spend(volume);
        }
        var parts = calls.Input.Parts(saved: null, volume.Rows, options.RowsPerCall);
        for (var attempt = 1; ; attempt++)
        {
            var failed = new List<T>();
            await foreach (var answer in calls.Client.QueryAsync(parts.Select(part => calls.Command(part)), calls.Reader, cancellationToken).ConfigureAwait(false))
            {
                _sent++;
                if (string.IsNullOrEmpty(answer.Status))
                {
                    _answered++;
                    yield return new RowResult<T>(answer, null, attempt);
                }
                else if (options.IsRetryable(answer.Status))
                {
                    failed.Add(answer);
                }
                else
                {
                    yield return new RowResult<T>(answer, answer.Status, attempt);
                }
            }
            progress?.Report(new RowRunProgress { Attempt = attempt, Sent = _sent, Answered = _answered, Failed = failed.Count });
            if (failed.Count == 0) yield break;
            if (attempt >= options.MaximumAttempts || !_budget.TrySpend(volume.Of(failed.Count)))
            {
                foreach (var answer in failed) yield return new RowResult<T>(answer, answer.Status, attempt);
                yield break;
            }
            await RowDelay.WaitAsync(calls.Client, options, attempt, cancellationToken).ConfigureAwait(false);
            parts = calls.Input.Again(failed, options.RowsPerCall);
        }
    }
}
