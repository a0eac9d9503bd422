using Bqml.Local;

namespace Bqml.EndToEnd.Tests;

/// <summary>The embedded engine on a port: what the client does in this process, it does over a socket.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task A_client_of_another_process_finds_tables_uploads_models_and_errors()
    {
        await using var engine = LocalBigQuery.Create();
        await using var server = LocalBigQueryServer.Start(engine);
        await using var client = await BigQueryML.CreateAsync("local", new BigQueryMLOptions { BaseAddress = server.Address, DefaultDataset = "birds" });
        var rows = Enumerable.Range(0, 20_000).Select(static i => Capture.Number(i));
        Assert.Equal(20_000, (await client.LoadRowsAsync("t", rows, new LoadOptions { ChunkSize = 256 * 1024 })).Rows);
        Assert.Equal(1, (await client.InsertAsync("t", [Capture.Number(-1)])).Inserted);
        Assert.Equal(20_001, (await client.GetTableAsync("t")).Rows);
        Assert.Equal(20_001, await client.QueryAsync<Capture>($"SELECT * FROM birds.t").CountAsync());
        Assert.True(await client.DeleteTableAsync("t"));
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => engine.GetTableAsync("birds.t"))).Reason);
    }
}
