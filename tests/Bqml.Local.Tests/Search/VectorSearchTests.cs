using Bqml.Catalog;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Search;

/// <summary>The rows and distances of the documentation's page "Search functions".</summary>
public sealed class VectorSearchTests
{
    private static TestEngine CreateEngine(Action<LocalWarning>? onWarning = null)
    {
        var engine = new TestEngine(new LocalBigQueryOptions { OnWarning = onWarning });
        engine.AddTable(
            "ds.base", "STRUCT<id STRING, my_embedding ARRAY<FLOAT64>>",
            ["dog", new object?[] { 1.0, 2.0 }], ["wolf", new object?[] { 2.0, 4.0 }], ["snake", new object?[] { -2.0, 3.0 }], ["lion", new object?[] { 2.0, -2.5 }], ["tiger", new object?[] { 3.0, -2.0 }], ["otter", new object?[] { -3.0, -1.0 }], ["whale", new object?[] { -5.0, -1.0 }]);
        engine.AddTable("ds.queries", "STRUCT<query_id STRING, embedding ARRAY<FLOAT64>>", ["dog", new object?[] { 1.0, 2.0 }], ["cat", new object?[] { 1.0, -1.0 }]);
        return engine;
    }

    [Theory]
    [InlineData("(SELECT query_id, embedding FROM ds.queries), 'embedding', top_k => 2", "cat lion 1.803", "cat tiger 2.236", "dog dog 0", "dog wolf 2.236")]
    [InlineData("TABLE ds.queries, query_column_to_search => 'embedding', top_k => 2", "cat lion 1.803", "cat tiger 2.236", "dog dog 0", "dog wolf 2.236")]
    [InlineData("TABLE ds.queries, top_k => 1, distance_type => 'COSINE'", "cat lion 0.006", "dog dog 0")]
    [InlineData("TABLE ds.queries, top_k => 1, distance_type => 'DOT_PRODUCT'", "cat tiger -5", "dog wolf -10")]
    [InlineData("TABLE ds.queries, top_k => 1, options => '{\"use_brute_force\": true}'", "cat lion 1.803", "dog dog 0")]
    public async Task Finds_the_nearest_rows_of_each_query(string arguments, params string[] rows)
    {
        await using var engine = CreateEngine();
        Assert.Equal(rows, await engine.RowsAsync($"SELECT CONCAT(query.query_id, ' ', base.id, ' ', CAST(ROUND(distance, 3) AS STRING)) FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', {arguments}) ORDER BY query.query_id, distance, base.id"));
    }

    [Fact]
    public async Task Gives_ten_neighbours_by_default_and_all_for_a_negative_number()
    {
        await using var engine = CreateEngine();
        Assert.Equal("7", await engine.RowAsync("SELECT COUNT(*) FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0])"));
        Assert.Equal("10", await engine.RowAsync("SELECT COUNT(*) FROM VECTOR_SEARCH((SELECT b.* FROM ds.base AS b CROSS JOIN ds.queries), 'my_embedding', query_value => [1.0, 2.0])"));
        Assert.Equal("14", await engine.RowAsync("SELECT COUNT(*) FROM VECTOR_SEARCH((SELECT b.* FROM ds.base AS b CROSS JOIN ds.queries), 'my_embedding', query_value => [1.0, 2.0], top_k => -1)"));
    }

    [Fact]
    public async Task Has_the_documented_columns()
    {
        await using var engine = CreateEngine();
        Assert.Equal(["query RECORD<query_id STRING, embedding [FLOAT]>", "base RECORD<id STRING, my_embedding [FLOAT]>", "distance FLOAT"], await engine.ColumnsAsync("SELECT * FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', TABLE ds.queries)"));
        Assert.Equal(["base RECORD<id STRING, my_embedding [FLOAT]>", "distance FLOAT"], await engine.ColumnsAsync("SELECT * FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0])"));
    }

    [Fact]
    public async Task Searches_a_filtered_query_that_sees_common_tables()
    {
        await using var engine = CreateEngine();
        Assert.Equal("wolf", await engine.RowAsync("WITH beasts AS (SELECT * FROM ds.base WHERE id != 'dog') SELECT base.id FROM VECTOR_SEARCH((SELECT * FROM beasts), 'my_embedding', query_value => [1.0, 2.0], top_k => 1)"));
    }

    [Fact]
    public async Task Leaves_out_rows_without_embedding_and_says_so()
    {
        var warnings = new List<LocalWarning>();
        await using var engine = CreateEngine(warnings.Add);
        await engine.QueryAsync("INSERT INTO ds.base VALUES ('ghost', [])");
        Assert.Equal("7", await engine.RowAsync("SELECT COUNT(*) FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], top_k => -1)"));
        Assert.Equal("VECTOR_SEARCH: 1 rows without an embedding were left out.", Assert.Single(warnings).Message);
    }

    [Fact]
    public async Task An_index_is_remembered_and_tells_the_distance()
    {
        var warnings = new List<LocalWarning>();
        await using var engine = CreateEngine(warnings.Add);
        await engine.QueryAsync("CREATE VECTOR INDEX i ON ds.base(my_embedding) OPTIONS(index_type = 'IVF', distance_type = 'COSINE', ivf_options = '{\"num_lists\": 2}')");
        Assert.Contains("searches are exact", Assert.Single(warnings).Message, StringComparison.Ordinal);
        Assert.Equal("dog 0, wolf 0", string.Join(", ", await engine.RowsAsync("SELECT CONCAT(base.id, ' ', CAST(ROUND(distance, 3) AS STRING)) FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], top_k => 2) ORDER BY 1")));
        Assert.Contains("Already Exists: Vector index i", await engine.ErrorAsync("CREATE VECTOR INDEX j ON ds.base(my_embedding) OPTIONS(index_type = 'IVF')"), StringComparison.Ordinal);
        await engine.QueryAsync("DROP VECTOR INDEX i ON ds.base");
        Assert.Contains("Not found: Vector index i", await engine.ErrorAsync("DROP VECTOR INDEX i ON ds.base"), StringComparison.Ordinal);
        await engine.QueryAsync("DROP VECTOR INDEX IF EXISTS i ON ds.base");
    }

    [Theory]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'nix', TABLE ds.queries)", "VECTOR_SEARCH: column nix was not found; there are id, my_embedding")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'id', TABLE ds.queries)", "A search by texts (id), whose embeddings BigQuery generates by itself, is not supported by the embedded engine")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding')", "needs what to search for")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], top_k => 0)", "VECTOR_SEARCH takes top_k in [1, ∞), or negative for all, not 0")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], distance_type => 'MANHATTAN')", "takes distance_type as one of EUCLIDEAN, COSINE, DOT_PRODUCT, not 'MANHATTAN'")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0, 3.0])", "the embeddings differ in length: 2, 3")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], options => '{\"fraction_lists_to_search\": 2}')", "VECTOR_SEARCH takes fraction_lists_to_search in (0, 1), not 2")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], options => '{\"use_brute_force\": true, \"fraction_lists_to_search\": 0.5}')", "takes fraction_lists_to_search not together with use_brute_force")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], options => '{\"nix\": 2}')", "takes no option nix: it takes fraction_lists_to_search, use_brute_force")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], options => '[]')", "takes options as a STRING of a JSON object")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], top_k => NULL)", "takes top_k as INT64, not NULL")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => 'a', lexical_search_columns => ['id'])", "A search for words (lexical_search_columns) in VECTOR_SEARCH is not supported")]
    [InlineData("VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], nix => 1)", "takes no argument nix: it takes query_column_to_search, top_k, distance_type, options, query_value, lexical_search_columns, lexical_search_query_value")]
    public async Task Wrong_calls_are_errors(string call, string message)
    {
        await using var engine = CreateEngine();
        var error = await engine.ErrorAsync($"SELECT * FROM {call}");
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("at [1:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("distance_type = 'COSINE'", "CREATE VECTOR INDEX needs the option index_type: 'IVF' or 'TREE_AH'")]
    [InlineData("index_type = 'HNSW'", "CREATE VECTOR INDEX takes index_type as one of IVF, TREE_AH, not 'HNSW'")]
    [InlineData("index_type = 'IVF', distance_type = 'MANHATTAN'", "CREATE VECTOR INDEX takes distance_type as one of EUCLIDEAN, COSINE, DOT_PRODUCT, not 'MANHATTAN'")]
    [InlineData("index_type = 'IVF', ivf_options = '{\"num_lists\": 5001}'", "CREATE VECTOR INDEX takes num_lists in [1, 5000], not 5001")]
    [InlineData("index_type = 'TREE_AH', tree_ah_options = '{\"leaf_node_embedding_count\": 499}'", "CREATE VECTOR INDEX takes leaf_node_embedding_count in [500, ∞), not 499")]
    [InlineData("index_type = 'TREE_AH', tree_ah_options = '{\"normalization_type\": \"L1\"}'", "CREATE VECTOR INDEX takes normalization_type as one of NONE, L2, not 'L1'")]
    [InlineData("index_type = 'TREE_AH', ivf_options = '{}'", "CREATE VECTOR INDEX takes ivf_options only with index_type = 'IVF'")]
    [InlineData("index_type = 'IVF', nix = 1", "CREATE VECTOR INDEX takes no option nix: it takes index_type, distance_type, ivf_options, tree_ah_options, lexical_search_columns")]
    public async Task Wrong_indexes_are_errors(string options, string message)
    {
        await using var engine = CreateEngine();
        Assert.Contains(message, await engine.ErrorAsync($"CREATE VECTOR INDEX i ON ds.base(my_embedding) OPTIONS({options})"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_distance_of_the_catalogue_is_measured()
    {
        await using var engine = CreateEngine();
        foreach (var distance in ModelCatalog.VectorIndex.Option("distance_type")!.AllowedValues)
            Assert.Equal("7", await engine.RowAsync($"SELECT COUNT(distance) FROM VECTOR_SEARCH(TABLE ds.base, 'my_embedding', query_value => [1.0, 2.0], distance_type => '{distance.SqlValue}')"));
    }
}
