using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Remote;

public sealed class EmbeddingTests
{
    private static ScriptedEmbeddings Lengths => new(static text => text == "fail" ? throw new InvalidOperationException("no") : [text.Length, 1]);

    [Fact]
    public async Task Embeddings_stand_before_the_columns_of_the_input()
    {
        await using var engine = await RemoteEngine.CreateAsync(embeddings: Lengths);
        const string Sql = "SELECT * FROM AI.GENERATE_EMBEDDING(MODEL ds.embedder, (SELECT 7 AS id, c AS content FROM UNNEST(['abc', 'fail']) AS c))";
        Assert.Equal(["embedding [FLOAT]", "statistics JSON", "status STRING", "id INTEGER", "content STRING"], await engine.ColumnsAsync(Sql));
        Assert.Equal(["[3.0, 1.0], {\"token_count\":3,\"truncated\":false}, , 7, abc", "[], NULL, INVALID_ARGUMENT error from text-embedding-005: no, 7, fail"], await engine.RowsAsync(Sql + " ORDER BY content"));
    }

    [Fact]
    public async Task The_superseded_function_is_flattened_unless_told_otherwise()
    {
        await using var engine = await RemoteEngine.CreateAsync(embeddings: Lengths);
        const string Sql = "SELECT * FROM ML.GENERATE_EMBEDDING(MODEL ds.embedder, (SELECT 'abc' AS content))";
        Assert.Equal(["ml_generate_embedding_result [FLOAT]", "ml_generate_embedding_statistics JSON", "ml_generate_embedding_status STRING", "content STRING"], await engine.ColumnsAsync(Sql));
        Assert.Equal("[3.0, 1.0], {\"token_count\":3,\"truncated\":false}, , abc", await engine.RowAsync(Sql));
        const string Whole = "SELECT ml_generate_embedding_result FROM ML.GENERATE_EMBEDDING(MODEL ds.embedder, (SELECT 'abc' AS content), STRUCT(FALSE AS flatten_json_output))";
        Assert.Equal("{\"predictions\":[{\"embeddings\":{\"values\":[3,1],\"statistics\":{\"token_count\":3,\"truncated\":false}}}]}", await engine.RowAsync(Whole));
    }

    [Fact]
    public async Task Settings_reach_the_generator()
    {
        var embeddings = Lengths;
        await using var engine = await RemoteEngine.CreateAsync(embeddings: embeddings);
        await engine.QueryAsync("SELECT * FROM AI.GENERATE_EMBEDDING(MODEL ds.embedder, (SELECT 'abc' AS content, 'On letters' AS title), STRUCT('RETRIEVAL_DOCUMENT' AS task_type, 2 AS output_dimensionality))");
        var options = Assert.Single(embeddings.Calls).Options;
        Assert.Equal(2, options.Dimensions);
        Assert.Equal("RETRIEVAL_DOCUMENT", options.AdditionalProperties!["task_type"]);
        Assert.Equal("On letters", options.AdditionalProperties["title"]);
    }

    [Fact]
    public async Task An_endpoint_without_a_generator_is_an_error_that_tells_how_to_register_one()
    {
        await using var engine = await RemoteEngine.CreateAsync();
        Assert.Contains("LocalBigQueryOptions.EmbeddingGenerators[\"text-embedding-005\"]", await engine.ErrorAsync("SELECT * FROM AI.GENERATE_EMBEDDING(MODEL ds.embedder, (SELECT 'a' AS content))"), StringComparison.Ordinal);
    }
}
