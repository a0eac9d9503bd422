namespace Bqml.Remote;

/// <summary>The wait between attempts: longer each time, and by chance shorter.</summary>
internal static class RowDelay
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    /// <param name="client">Has the clock.</param>
    /// <param name="options">Say how long the first wait is.</param>
    /// <param name="attempt">The attempt that has failed, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task WaitAsync(BigQueryML client, RowRunOptions options, int attempt, CancellationToken cancellationToken)
    {
        var seconds = Math.Min(options.Delay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 20)), s_longest.TotalSeconds);
        return Task.Delay(TimeSpan.FromSeconds(seconds * (0.5 + (Random.Shared.NextDouble() / 2))), client.TimeProvider, cancellationToken);
    }
}
