using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Testing.GoogleSql;
using Bqml.Tests.Remote;
using Bqml.Tests.Support;

namespace Bqml.Tests.Search;

/// <summary>Searches by embeddings, and the indexes that make them fast.</summary>
public class SearchTests
{
    private const string Question = """{"name":"id","type":"INTEGER","mode":"NULLABLE"},{"name":"prompt","type":"STRING","mode":"NULLABLE"}""";

    private static readonly (string Name, Func<BigQueryML, Task> Run, string Statement)[] s_calls =
    [
        ("text", static client => First(client.SearchAsync<Question>("zoo.products", "description", "A toy")), "AI.SEARCH(TABLE `zoo.products`, 'description', 'A toy')"),
        ("all of text", static client => First(client.SearchAsync<Question>($"SELECT * FROM zoo.products WHERE price < {5.5}", "description", "A 'toy'\n", SearchMode.Hybrid, topK: -1, SearchDistance.DotProduct, new() { UseBruteForce = true })),
            "AI.SEARCH((\nSELECT * FROM zoo.products WHERE price < @p0\n), 'description', 'A \\'toy\\'\\n', mode => 'HYBRID', top_k => -1, distance_type => 'DOT_PRODUCT', options => '{\"use_brute_force\":true}')"),
        ("rows", static client => First(client.VectorSearchAsync<Question, Question>("zoo.films", "embedding", [new Question(1, "p")], topK: 1, distanceType: SearchDistance.Cosine)),
            "VECTOR_SEARCH(TABLE `zoo.films`, 'embedding', (SELECT * FROM UNNEST(@p0)), top_k => 1, distance_type => 'COSINE')"),
        ("table", static client => First(client.VectorSearchAsync<Question, Question>("zoo.films", "embedding", "zoo.posters", "poster_embedding", options: new() { FractionListsToSearch = 0.15 })),
            "VECTOR_SEARCH(TABLE `zoo.films`, 'embedding', TABLE `zoo.posters`, query_column_to_search => 'poster_embedding', options => '{\"fraction_lists_to_search\":0.15}')"),
        ("one embedding", static client => First(client.VectorSearchAsync<Question>("zoo.films", "embedding", [0.5, 1])), "VECTOR_SEARCH(TABLE `zoo.films`, 'embedding', query_value => @p0)"),
        ("words", static client => First(client.VectorSearchTextAsync<Question>("zoo.films", "plot", "a chase", ["title", "plot"])),
            "VECTOR_SEARCH(TABLE `zoo.films`, 'plot', query_value => 'a chase', lexical_search_columns => ['title', 'plot'], lexical_search_query_value => 'a chase')"),
    ];

    private static readonly (string Name, VectorIndex Index, CreateMode Mode, string Statement)[] s_indexes =
    [
        ("ivf", new IvfIndex(), CreateMode.Create, "CREATE VECTOR INDEX `by plot`\nON `zoo.films`(`embedding`)\nOPTIONS(index_type = 'IVF')"),
        ("ivf with all", new IvfIndex { NumLists = 2500, DistanceType = SearchDistance.Cosine, StoredColumns = ["title", "year"], LexicalSearchColumns = ["title"] }, CreateMode.CreateIfNotExists,
            "CREATE VECTOR INDEX IF NOT EXISTS `by plot`\nON `zoo.films`(`embedding`)\nSTORING(`title`, `year`)\nOPTIONS(index_type = 'IVF', distance_type = 'COSINE', ivf_options = '{\"num_lists\":2500}', lexical_search_columns = ['title'])"),
        ("tree", new TreeAhIndex { LeafNodeEmbeddingCount = 1000, NormalizationType = VectorNormalization.L2 }, CreateMode.CreateOrReplace,
            "CREATE OR REPLACE VECTOR INDEX `by plot`\nON `zoo.films`(`embedding`)\nOPTIONS(index_type = 'TREE_AH', tree_ah_options = '{\"leaf_node_embedding_count\":1000,\"normalization_type\":\"L2\"}')"),
    ];

    public static TheoryData<string> Calls => [.. s_calls.Select(static call => call.Name)];

    public static TheoryData<string> Indexes => [.. s_indexes.Select(static index => index.Name)];

    [Theory, MemberData(nameof(Calls))]
    public async Task Each_search_sends_its_statement(string name)
    {
        var call = s_calls.Single(call => call.Name == name);
        Assert.Equal("SELECT * FROM " + call.Statement, await SentAsync(call.Run));
    }

    [GoogleSqlTheory, MemberData(nameof(Calls))]
    public async Task Google_parses_the_search(string name)
    {
        var statement = "SELECT * FROM " + s_calls.Single(call => call.Name == name).Statement;
        Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(statement));
    }

    [Fact]
    public async Task A_pair_has_both_rows_and_their_distance()
    {
        var fields = $"{Json.Field("query", "RECORD", fields: Question)},{Json.Field("base", "RECORD", fields: Question)},{Json.Field("distance", "FLOAT")}";
        var handler = new ScriptedHandler().ThenJson(Json.Page(fields, [Json.Row(Json.Row("\"1\"", "\"poster\""), Json.Row("\"2\"", "\"film\""), "\"0.25\"")]));
        await using var client = new TestClient(handler);
        var match = await client.VectorSearchAsync<Question, Question>("zoo.films", "embedding", "zoo.posters").SingleAsync();
        Assert.Equal((1L, "film", 0.25), (match.Query.Id, match.Base.Prompt, match.Distance));
    }

    [Fact]
    public async Task A_match_has_its_row_and_distance()
    {
        var fields = $"{Json.Field("base", "RECORD", fields: Question)},{Json.Field("distance", "FLOAT")}";
        var handler = new ScriptedHandler().ThenJson(Json.Page(fields, [Json.Row(Json.Row("\"2\"", "\"film\""), "\"0.25\"")]));
        await using var client = new TestClient(handler);
        var match = await client.SearchAsync<Question>("zoo.films", "plot", "a chase").SingleAsync();
        Assert.Equal((2L, 0.25), (match.Base.Id, match.Distance));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_anything_is_sent()
    {
        await using var client = new TestClient(new ScriptedHandler());
        Assert.Throws<ArgumentOutOfRangeException>(() => client.SearchAsync<Question>("t", "c", "text", topK: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.SearchAsync<Question>("t", "c", "text", options: new() { FractionListsToSearch = 1 }));
        Assert.Throws<ArgumentException>(() => client.SearchAsync<Question>("t", "c", "text", options: new() { FractionListsToSearch = 0.5, UseBruteForce = true }));
        Assert.Throws<ArgumentException>(() => client.VectorSearchTextAsync<Question>("t", "c", "text", lexicalSearchText: "words"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.CreateVectorIndexAsync("i", "t", "c", new IvfIndex { NumLists = 5001 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.CreateVectorIndexAsync("i", "t", "c", new TreeAhIndex { LeafNodeEmbeddingCount = 499 }));
    }

    [Theory, MemberData(nameof(Indexes))]
    public async Task Each_index_is_made_by_its_statement(string name)
    {
        var (_, index, mode, statement) = s_indexes.Single(index => index.Name == name);
        Assert.Equal(statement, await SentAsync(client => client.CreateVectorIndexAsync("by plot", "zoo.films", "embedding", index, mode)));
    }

    [Fact]
    public async Task An_index_is_dropped() => Assert.Equal("DROP VECTOR INDEX IF EXISTS `by plot` ON `zoo.films`", await SentAsync(static client => client.DropVectorIndexAsync("by plot", "zoo.films", ifExists: true)));

    private static async Task First<T>(IAsyncEnumerable<T> rows) => await rows.FirstAsync();

    /// <summary>The statement that a call sends to a server that refuses it.</summary>
    private static async Task<string> SentAsync(Func<BigQueryML, Task> run)
    {
        var handler = new ScriptedHandler().ThenError(400, "invalidQuery", "Refused.");
        await using var client = new TestClient(handler);
        await Assert.ThrowsAsync<BigQueryMLException>(() => run(client));
        var body = JsonDocument.Parse(handler.Requests[0].Body).RootElement;
        return (body.TryGetProperty("configuration", out var job) ? job.GetProperty("query") : body).GetProperty("query").GetString()!;
    }
}
