using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <summary>Something a client does, with what must be true when it has ended well.</summary>
/// <param name="Name">What it is called in test results.</param>
/// <param name="RunAsync">Does it and checks its result.</param>
/// <param name="Statement">The statement that must have run once; null: none runs.</param>
internal sealed record Operation(string Name, Func<BigQueryML, FakeBigQuery, Task> RunAsync, string? Statement)
{
    public override string ToString() => Name;

    /// <summary>A load of two chunks and a half, in which no two places look the same.</summary>
    private static byte[] Large { get; } = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(static i => FormattableString.Invariant($"{{\"x\":{i}}}\n"))));

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
        new("create table", static async (client, bigquery) =>
        {
            await client.CreateTableAsync<Word>("ds.new");
            Assert.True(bigquery.HasTable("new"));
        }, null),
        new("create table if not exists", static async (client, _) => Assert.Null((await client.CreateTableAsync<Word>("ds.t", ifNotExists: true)).Schema), null),
        new("get table", static async (client, _) => Assert.Equal(0, (await client.GetTableAsync("ds.t")).Rows), null),
        new("delete table", static async (client, bigquery) =>
        {
            Assert.True(await client.DeleteTableAsync("ds.t"));
            Assert.False(bigquery.HasTable("t"));
        }, null),
        new("insert rows", static async (client, bigquery) =>
        {
            var failed = new List<string>();
            Word[] rows = [new("a"), new(FakeBigQuery.BadRow), new("b"), new(FakeBigQuery.LateRow), new("c")];
            var result = await client.InsertAsync("ds.t", rows, new InsertOptions<Word> { BatchRows = 2, RowFailed = row => failed.Add(row.Row.X) });
            Assert.Equal(["a", "b", "c", FakeBigQuery.LateRow], bigquery.Inserted);
            Assert.Equal((4, 1), (result.Inserted, result.Failed));
            Assert.Equal([FakeBigQuery.BadRow], failed);
        }, null),
        new("small load", static async (client, bigquery) =>
        {
            Assert.Equal(3, (await client.LoadRowsAsync<Word>("ds.t", [new("a"), new("b"), new("c")])).Rows);
            Assert.Equal("""
                {"x":"a"}
                {"x":"b"}
                {"x":"c"}

                """, bigquery.Loaded);
        }, FakeBigQuery.Load),
        new("large load", static async (client, bigquery) =>
        {
            await using var data = new MemoryStream(Large);
            await client.LoadAsync("ds.t", data, new LoadOptions { ChunkSize = 256 * 1024 });
            Assert.Equal(Large.Length, bigquery.Loaded.Length);
            Assert.Equal(System.Text.Encoding.ASCII.GetString(Large), bigquery.Loaded);
        }, FakeBigQuery.Load),
        new("delete model", static async (client, bigquery) =>
        {
            await client.DeleteModelAsync("ds.m");
            Assert.False(bigquery.HasModel("m"));
        }, null),
    ];

    private static async Task Query(BigQueryML client, string statement, string words) =>
        Assert.Equal(words, string.Concat(await client.QueryAsync(new BigQueryCommand(statement), Words.Reader).ToListAsync()));
}
