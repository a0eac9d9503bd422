using Bqml.Catalog;
using Bqml.Testing.GoogleSql;

namespace Bqml.Tests.Search;

/// <summary>Functions that stand in the expressions of a query.</summary>
public class ExpressionTests
{
    private static readonly (BigQuerySql Call, string Text)[] s_calls =
    [
        (AI.If($"('Is it positive? ', review)", [new("Great!", true), new("So 'so'", false)], "us.c", "gemini-2.5-flash", $"embedding", OptimizationMode.MaximizeQuality, 0.5),
            "AI.IF(('Is it positive? ', review), examples => [('Great!', TRUE), ('So \\'so\\'', FALSE)], connection_id => 'us.c', endpoint => 'gemini-2.5-flash', embeddings => embedding, optimization_mode => 'MAXIMIZE_QUALITY', max_error_ratio => 0.5)"),
        (AI.Score($"('How angry is ', review)"), "AI.SCORE(('How angry is ', review))"),
        (AI.Classify($"review", ["good", "bad"], [new("Great!", "good")], outputMode: ClassificationMode.Multi), "AI.CLASSIFY(review, ['good', 'bad'], examples => [('Great!', 'good')], output_mode => 'multi')"),
        (AI.Generate($"({"Sum up: "}, review)", modelParams: "{\"a\": 'b'}", outputSchema: "title STRING", requestType: RequestType.Shared),
            "AI.GENERATE((@p0, review), model_params => JSON '{\"a\": \\'b\\'}', output_schema => 'title STRING', request_type => 'SHARED')"),
        (AI.GenerateBool($"prompt"), "AI.GENERATE_BOOL(prompt)"),
        (AI.GenerateInt($"prompt", endpoint: "gemini-2.5-flash"), "AI.GENERATE_INT(prompt, endpoint => 'gemini-2.5-flash')"),
        (AI.GenerateDouble($"prompt"), "AI.GENERATE_DOUBLE(prompt)"),
        (AI.Agg($"review", $"'What do they like?'", distinct: true), "AI.AGG(DISTINCT review, 'What do they like?')"),
        (AI.CountTokens($"prompt", "gemini-2.5-flash"), "AI.COUNT_TOKENS(prompt, endpoint => 'gemini-2.5-flash')"),
        (AI.Embed($"content", model: EmbeddingModel.Embeddinggemma300m), "AI.EMBED(content, model => 'embeddinggemma-300m')"),
        (AI.Similarity($"title", $"{"a film"}", endpoint: "text-embedding-005"), "AI.SIMILARITY(content1 => title, content2 => @p0, endpoint => 'text-embedding-005')"),
        (ML.Distance($"a", $"b", VectorDistance.Cosine), "ML.DISTANCE(a, b, 'COSINE')"),
        (ML.LpNorm($"a", 2), "ML.LP_NORM(a, 2.0)"),
        (ML.DecodeImage($"data"), "ML.DECODE_IMAGE(data)"),
        (ML.ResizeImage(ML.DecodeImage($"data"), 224, 224, false), "ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 224, 224, FALSE)"),
        (ML.ConvertColorSpace($"image", ColorSpace.Grayscale), "ML.CONVERT_COLOR_SPACE(image, 'GRAYSCALE')"),
        (ML.ConvertImageType($"image"), "ML.CONVERT_IMAGE_TYPE(image)"),
    ];

    public static TheoryData<int> Calls => [.. Enumerable.Range(0, s_calls.Length)];

    [Theory, MemberData(nameof(Calls))]
    public void Each_function_writes_its_call(int index) => Assert.Equal(s_calls[index].Text, s_calls[index].Call.Text);

    [Fact]
    public void Every_function_of_expressions_is_here() => Assert.Equal(
        ModelCatalog.Functions.Where(static function => function.Kind is FunctionKind.Scalar or FunctionKind.Aggregate && function.MethodName is null && function.TransformAttributeName is null).Select(static function => function.Name).Order(),
        s_calls.Select(static call => call.Text[..call.Text.IndexOf('(', StringComparison.Ordinal)]).Order());

    [GoogleSqlTheory, MemberData(nameof(Calls))]
    public async Task Google_parses_it(int index)
    {
        var statement = $"SELECT {s_calls[index].Text} AS x FROM zoo.reviews";
        Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(statement));
    }

    [Fact]
    public void A_call_is_a_hole_of_a_query_whose_values_stay_parameters()
    {
        BigQuerySql query = $"SELECT * FROM zoo.reviews WHERE stars > {2L} AND {AI.If($"({"Is it \" positive? "}, review)")}";
        Assert.Equal("SELECT * FROM zoo.reviews WHERE stars > @p0 AND AI.IF((@p1, review))", query.Text);
        Assert.Equal(["p0", "p1"], query.Parameters.Select(static parameter => parameter.Name));
    }
}
