using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

/// <summary>However deep a statement is nested, it ends in an answer or one error.</summary>
public class DepthTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    public async Task A_long_sum_ends(int terms)
    {
        var sql = "SELECT " + string.Join(" + ", Enumerable.Repeat("1", terms)) + " AS x";
        if (terms < 1000) Assert.Equal("200", await fixture.Engine.RowAsync(sql));
        else Assert.NotEmpty(await fixture.Engine.ErrorAsync(sql));
    }

    [Fact]
    public async Task Deep_parentheses_end() =>
        Assert.NotEmpty(await fixture.Engine.ErrorAsync("SELECT " + new string('(', 20_000) + "1" + new string(')', 20_000)));
}
