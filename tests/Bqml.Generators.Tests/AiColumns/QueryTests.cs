using System.Text.Json;
using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.AiColumns;

/// <summary>What the methods of rows with computed properties send, and what they make of answers.</summary>
public class QueryTests
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Shop;

        public enum Mood { Good, [Column("bad")] Bad }
        public sealed record Facts(string Title, long? Year);

        [BigQueryRow]
        public sealed partial record Review(long Id, string? Text)
        {
            [AiIf("The review is positive: {Text}")] public bool? IsPositive { get; init; }
            [AiClassify("{Text}")] public Mood? Mood { get; init; }
            [AiGenerate("Facts: {Text}")] public Facts? Facts { get; init; }
            [AiStatus(nameof(Facts))] public string? Status { get; init; }
            [AiEmbed("{Text}", Endpoint = "text-embedding-005")] public double[] Embedding { get; init; } = [];
        }

        [BigQueryRow]
        public sealed partial record Opinion([AiAgg<Review>("{Text}", "Sum up.")] string? Summary);

        public static class Program
        {
            public static async Task<object?> RunAsync(BigQueryML bigquery, string name)
            {
                switch (name)
                {
                    case "table": return await Review.QueryAsync(bigquery, "shop.reviews").FirstAsync();
                    case "query": return await Review.QueryAsync(bigquery, $"SELECT * FROM shop.reviews WHERE id > {7L} -- recent").FirstAsync();
                    case "memory": return await Review.QueryAsync(bigquery, [new Review(7, "Nice."), new Review(8, null)]).FirstAsync();
                    case "many": return (long)await Review.QueryAsync(bigquery, Enumerable.Range(0, 3).Select(static i => new Review(i, new string('p', 5 * 1024 * 1024)))).CountAsync();
                    case "within": return await bigquery.QueryAsync<Review>($"SELECT * FROM ({Review.Select($"SELECT * FROM shop.reviews WHERE id > {7L}")}) WHERE is_positive AND id < {9L}").FirstAsync();
                    case "groups": return await Opinion.QueryAsync(bigquery, Enumerable.Range(0, 3).Select(static i => new Review(i, "p"))).FirstAsync();
                    default: throw new ArgumentException(name);
                }
            }
        }
        """;

    private const string Schema = """
        [{"name":"id","type":"INTEGER"},{"name":"text","type":"STRING"},{"name":"is_positive","type":"BOOLEAN"},{"name":"mood","type":"STRING"},
         {"name":"facts","type":"RECORD","fields":[{"name":"title","type":"STRING"},{"name":"year","type":"INTEGER"}]},{"name":"status","type":"STRING"},{"name":"embedding","type":"FLOAT","mode":"REPEATED"}]
        """;

    private const string Good = """[{"f":[{"v":"7"},{"v":"Nice."},{"v":"true"},{"v":"bad"},{"v":{"f":[{"v":"Film"},{"v":"1931"}]}},{"v":""},{"v":[{"v":"0.5"},{"v":"1"}]}]}]""";
    private const string Failed = """[{"f":[{"v":"7"},{"v":"Nice."},{"v":null},{"v":null},{"v":null},{"v":"RESOURCE_EXHAUSTED"},{"v":[]}]}]""";

    private static readonly Lazy<System.Reflection.MethodInfo> s_program = new(static () => LoadedModel.Of("Shop.Program", Program).Type.GetMethod("RunAsync")!);

    private static async Task<(object? Row, JsonElement Request, int Count)> RunAsync(string name, string rows = Good, string schema = Schema)
    {
        using var server = new FakeServer(schema, rows);
        await using var bigquery = new FakeBigQuery(server);
        return (await (Task<object?>)s_program.Value.Invoke(null, [bigquery, name])!, server.Request, server.Count);
    }

    private static string Text(object? row) => row!.ToString()!;

    [Theory]
    [InlineData("table", "\nFROM `shop.reviews`\n)")]
    [InlineData("query", "\nFROM (\nSELECT * FROM shop.reviews WHERE id > @p0 -- recent\n)\n)")]
    [InlineData("memory", "\nFROM UNNEST(@rows)\n)")]
    public async Task The_rows_stand_in_the_query(string name, string end)
    {
        var (row, request, _) = await RunAsync(name);
        Assert.EndsWith(end, request.GetProperty("query").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Review { Id = 7, Text = Nice., IsPositive = True, Mood = Bad, Facts = Facts { Title = Film, Year = 1931 }, Status = ,", Text(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_failed_is_null_with_its_status() =>
        Assert.StartsWith("Review { Id = 7, Text = Nice., IsPositive = , Mood = , Facts = , Status = RESOURCE_EXHAUSTED,", Text((await RunAsync("table", Failed)).Row), StringComparison.Ordinal);

    [Fact]
    public async Task Rows_in_memory_are_a_parameter()
    {
        var parameter = Assert.Single((await RunAsync("memory")).Request.GetProperty("queryParameters").EnumerateArray());
        Assert.Equal("rows", parameter.GetProperty("name").GetString());
        var values = parameter.GetProperty("parameterValue").GetProperty("arrayValues").EnumerateArray().Select(static value => value.GetProperty("structValues")).ToArray();
        Assert.Equal(["7", "8"], values.Select(static value => value.GetProperty("id").GetProperty("value").GetString()));
        Assert.Equal("Nice.", values[0].GetProperty("text").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Many_rows_are_sent_in_several_queries()
    {
        var (count, _, queries) = await RunAsync("many");
        Assert.Equal((3L, 3), ((long)count!, queries));
    }

    [Fact]
    public async Task The_query_is_part_of_another_whose_parameters_follow_on()
    {
        var request = (await RunAsync("within")).Request;
        var text = request.GetProperty("query").GetString()!;
        Assert.Contains("WHERE id > @p0\n)", text, StringComparison.Ordinal);
        Assert.EndsWith(") WHERE is_positive AND id < @p1", text, StringComparison.Ordinal);
        Assert.Equal(["7", "9"], request.GetProperty("queryParameters").EnumerateArray().Select(static parameter => parameter.GetProperty("parameterValue").GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Groups_are_one_query_over_the_rows_of_another_type()
    {
        var (row, request, count) = await RunAsync("groups", """[{"f":[{"v":"All fine."}]}]""", """[{"name":"summary","type":"STRING"}]""");
        Assert.Equal("Opinion { Summary = All fine. }", Text(row));
        Assert.Equal("SELECT\n  AI.AGG(`text`, 'Sum up.') AS `summary`\nFROM UNNEST(@rows)", request.GetProperty("query").GetString());
        Assert.Equal(1, count);
        Assert.Equal(3, request.GetProperty("queryParameters")[0].GetProperty("parameterValue").GetProperty("arrayValues").GetArrayLength());
    }
}
