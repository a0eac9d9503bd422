using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

/// <summary>GoogleSQL and what it gives, a line each, from the files in Cases.</summary>
public class CaseTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    public static TheoryData<string, string> Expressions => Read("expressions.txt");

    public static TheoryData<string, string> Queries => Read("queries.txt");

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task An_expression_gives_BigQuerys_value(string expression, string value) => Assert.Equal(value, await fixture.Engine.RowAsync($"SELECT {expression} AS x"));

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_gives_BigQuerys_rows(string query, string rows) => Assert.Equal(rows, string.Join(" ; ", await fixture.Engine.RowsAsync(query)));

    private static TheoryData<string, string> Read(string file)
    {
        var data = new TheoryData<string, string>();
        using var text = new StreamReader(typeof(CaseTests).Assembly.GetManifestResourceStream(file)!);
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var arrow = line.LastIndexOf(" =>", StringComparison.Ordinal);
            data.Add(line[..arrow], line.Length > arrow + 4 ? line[(arrow + 4)..] : "");
        }
        return data;
    }
}
