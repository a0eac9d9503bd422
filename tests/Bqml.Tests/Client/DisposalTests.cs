using Bqml.Tests.Support;

namespace Bqml.Tests.Client;

public class DisposalTests
{
    [Fact]
    public async Task A_call_after_the_end_says_that_the_client_is_disposed()
    {
        var client = new TestClient(new ScriptedHandler());
        await client.DisposeAsync();
        Assert.Equal("Bqml.BigQueryML", (await Assert.ThrowsAsync<ObjectDisposedException>(() => Words.ReadAsync(client))).ObjectName);
    }

    [Fact]
    public async Task A_call_under_way_ends_and_is_no_timeout()
    {
        var sent = new TaskCompletionSource();
        var client = new TestClient(new ScriptedHandler().Then(async (_, cancellationToken) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }));
        var reading = Words.ReadAsync(client);
        await sent.Task;
        await client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
