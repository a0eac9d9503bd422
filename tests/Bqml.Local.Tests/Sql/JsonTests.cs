using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

public sealed class JsonTests
{
    [Theory]
    [InlineData("JSON_QUERY('{\"title\": \"Les Vampires\"}', '$.title')", "\"Les Vampires\"")]
    [InlineData("JSON_VALUE('{\"title\": \"Les Vampires\"}', '$.title')", "Les Vampires")]
    [InlineData("JSON_QUERY('no JSON', '$.title')", "NULL")]
    [InlineData("JSON_VALUE('no JSON', '$.title')", "NULL")]
    [InlineData("JSON_QUERY('{\"a\": null}', '$.a')", "NULL")]
    [InlineData("JSON_QUERY('{\"a\": [1, 2]}', '$.a')", "[1,2]")]
    [InlineData("JSON_VALUE(JSON '{\"a\": {\"b\": [1, \"x\"]}}', '$.a.b[1]')", "x")]
    [InlineData("JSON_VALUE_ARRAY('{\"a\": [1, \"x\"]}', '$.a')", "[1, x]")]
    [InlineData("JSON_QUERY_ARRAY('{\"a\": [1, \"x\"]}', '$.a')", "[1, \"x\"]")]
    [InlineData("INT64(JSON '{\"a\": {\"b\": 7}}'.a.b)", "7")]
    [InlineData("STRING(JSON '[\"x\", \"y\"]'[1])", "y")]
    [InlineData("FLOAT64(JSON '{\"a b\": 1.5}'['a b'])", "1.5")]
    [InlineData("BOOL(JSON 'true')", "true")]
    [InlineData("JSON '{\"a\": 1}'.b", "NULL")]
    [InlineData("JSON_TYPE(JSON '[1]')", "array")]
    [InlineData("JSON_QUERY(RTRIM(LTRIM('```json\\n{\"year\": 1915}\\n```', '```json\\n'), '`\\n'), '$.year')", "1915")]
    public async Task Values_are_taken_out_of_json(string expression, string value)
    {
        await using var engine = new TestEngine();
        Assert.Equal(value, await engine.RowAsync($"SELECT {expression} AS x"));
    }

    [Fact]
    public async Task A_value_of_another_kind_is_an_error()
    {
        await using var engine = new TestEngine();
        Assert.Contains("The provided JSON input is not a int64", await engine.ErrorAsync("SELECT INT64(JSON '\"x\"')"), StringComparison.Ordinal);
    }
}
