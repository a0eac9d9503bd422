using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <summary>Something a client does, with what must be true when it has ended well.</summary>
/// <param name="Name">What it is called in test results.</param>
/// <param name="RunAsync">Does it and checks its result.</param>
/// <param name="Statement">The statement that must have run once; null: none runs.</param>
internal sealed record Operation(string Name, Func<BigQueryML, FakeBigQuery, Task> RunAsync, string? Statement)
{
    public override string ToString() => Name;

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("short query", static (client, _) => Query(client, FakeBigQuery.ShortQuery, "abc"), FakeBigQuery.ShortQuery),
        new("long query", static (client, _) => Query(client, FakeBigQuery.LongQuery, "abc"), FakeBigQuery.LongQuery),
        new("paged query", static (client, _) => Query(client, FakeBigQuery.PagedQuery, "abcde"), FakeBigQuery.PagedQuery),
        new("statement", static (client, _) => client.ExecuteAsync(new BigQueryCommand(FakeBigQuery.Statement)), FakeBigQuery.Statement),
        new("training", static async (client, _) =>
        {
            var result = await client.CreateModelAsync(new BigQueryCommand(FakeBigQuery.Training), "`ds.m`");
            // Iterations come from the model; when it cannot be read, the training has succeeded all the same.
            Assert.True(result is { AlreadyExisted: false, Iterations.Count: 0 or 1 });
        }, FakeBigQuery.Training),
        new("estimate", static async (client, _) => Assert.Equal(42, await client.EstimateAsync(new BigQueryCommand(FakeBigQuery.Statement))), null),
        new("get model", static async (client, _) => Assert.Equal("KMEANS", (await client.GetModelAsync("ds.m")).ModelType), null),
        new("update model", static async (client, _) =>
        {
            var updated = await client.UpdateModelAsync("ds.m", new ModelUpdate { Description = "new" }, etag: "first");
            // Made once, however often it was sent.
            Assert.Equal(("new", "first+"), (updated.Description, updated.ETag));
        }, null),
        new("delete model", static async (client, bigquery) =>
        {
            await client.DeleteModelAsync("ds.m");
            Assert.False(bigquery.HasModel("m"));
        }, null),
    ];

    private static async Task Query(BigQueryML client, string statement, string words) =>
        Assert.Equal(words, string.Concat(await client.QueryAsync(new BigQueryCommand(statement), Words.Reader).ToListAsync()));
}
