namespace Bqml.Jobs;

/// <summary>Waits between two questions about a job: briefly at first, longer as time goes by, and not at all when the server did the waiting.</summary>
internal sealed class PollSchedule(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private TimeSpan _wait = TimeSpan.FromMilliseconds(100);
    private long _asked = time.GetTimestamp();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var rest = _wait - time.GetElapsedTime(_asked);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
        else cancellationToken.ThrowIfCancellationRequested();
        _asked = time.GetTimestamp();
        _wait = _wait * 1.5 < Longest ? _wait * 1.5 : Longest;
    }
}
