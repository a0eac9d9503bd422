using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

public sealed class VectorFunctionTests
{
    [Theory]
    [InlineData("ML.DISTANCE([1.0, 2.0], [4.0, 6.0])", "5.0")]
    [InlineData("ML.DISTANCE([1, 2], [4, 6], 'MANHATTAN')", "7.0")]
    [InlineData("ROUND(ML.DISTANCE([1.0, 0.0], [0.0, 2.0], 'COSINE'), 9)", "1.0")]
    [InlineData("ML.LP_NORM([3.0, -4.0], 2.0)", "5.0")]
    [InlineData("ML.LP_NORM([3, -4, 0], 1.0)", "7.0")]
    [InlineData("ML.LP_NORM([3.0, -4.0, 0.0], 0.0)", "2.0")]
    [InlineData("ML.LP_NORM([3.0, -4.0], CAST('INF' AS FLOAT64))", "4.0")]
    [InlineData("JSON_VALUE(OBJ.GET_ACCESS_URL(OBJ.MAKE_REF('gs://b/a.png', 'us.c'), 'r'), '$.objectref.uri')", "gs://b/a.png")]
    public async Task Values_are_those_documented(string expression, string value)
    {
        await using var engine = new TestEngine();
        Assert.Equal(value, await engine.RowAsync($"SELECT {expression} AS x"));
        Assert.Equal(value, await engine.RowAsync($"SELECT {expression} AS x FROM UNNEST([1, 2]) AS n WHERE n = 1"));
    }

    [Theory]
    [InlineData("ML.DISTANCE([1.0], [2.0], 'CHEBYSHEV')", "Unknown type of distance: CHEBYSHEV")]
    [InlineData("ML.LP_NORM([1.0], 0.5)", "The degree of a norm must be 0, or 1 or more")]
    [InlineData("ML.DISTANCE('a', 'b')", "No matching signature for function ML.DISTANCE")]
    public async Task Wrong_arguments_are_errors(string expression, string message)
    {
        await using var engine = new TestEngine();
        Assert.Contains(message, await engine.ErrorAsync($"SELECT {expression}"), StringComparison.Ordinal);
    }
}
