using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

/// <summary>Queries over stored tables: names, types and parameters.</summary>
public class QueryTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    [Fact]
    public async Task Columns_have_BigQuerys_types()
    {
        Assert.Equal(
            ["id INTEGER", "name STRING", "height FLOAT", "born DATE", "tags [STRING]", "address RECORD<city STRING, zip INTEGER>"],
            await fixture.Engine.ColumnsAsync("SELECT * FROM ds.people"));
        Assert.Equal(
            ["i INTEGER", "f FLOAT", "n NUMERIC", "b BOOLEAN", "y BYTES", "t TIME", "d DATETIME", "p TIMESTAMP", "a [INTEGER]", "s [RECORD<x INTEGER>]", "f0_ INTEGER", "f1_ STRING"],
            await fixture.Engine.ColumnsAsync(
                "SELECT SUM(1) AS i, AVG(1) AS f, NUMERIC '1' AS n, TRUE AS b, b'x' AS y, TIME '01:02:03' AS t, DATETIME '2020-01-01 00:00:00' AS d, TIMESTAMP '2020-01-01' AS p, [1] AS a, [STRUCT(1 AS x)] AS s, 1, 'x'"));
    }

    [Theory]
    [InlineData("SELECT ID, Name FROM ds.people WHERE iD = 1", "1, Ann")]
    [InlineData("SELECT p.id FROM `ds.people` AS p WHERE p.id = 2", "2")]
    [InlineData("SELECT people.id FROM `local.ds.people` WHERE id = 2", "2")]
    [InlineData("SELECT people.id FROM local.ds.`people` WHERE id = 2", "2")]
    [InlineData("SELECT p FROM (SELECT id, name FROM ds.people) AS p WHERE p.id = 1", "{1, Ann}")]
    [InlineData("SELECT address.city, tags[SAFE_OFFSET(0)] AS t FROM ds.people WHERE id = 1", "Turku, x")]
    [InlineData("SELECT id, address FROM ds.people WHERE id = 2", "2, NULL")]
    [InlineData("SELECT COUNT(*) AS n, COUNT(name) AS m, COUNT(tag) AS t FROM ds.people, UNNEST(tags) AS tag", "3, 2, 3")]
    [InlineData("SELECT TO_JSON_STRING(STRUCT(1 AS a)) AS j", "{\"a\":1}")]
    public async Task Names_resolve_as_in_BigQuery(string sql, string row) => Assert.Equal(row, await fixture.Engine.RowAsync(sql));

    [Fact]
    public async Task A_default_dataset_completes_names()
    {
        var (_, body) = await fixture.Engine.SendAsync("POST", "projects/local/queries", new { query = "SELECT COUNT(*) AS n FROM people", useLegacySql = false, defaultDataset = new { datasetId = "ds" } });
        Assert.Equal("3", body.GetProperty("rows")[0].GetProperty("f")[0].GetProperty("v").GetString());
    }

    [Fact]
    public async Task Scalar_parameters_have_their_types()
    {
        object[] parameters =
        [
            Parameter("i", "INT64", "5"), Parameter("f", "FLOAT64", "1.5"), Parameter("s", "STRING", "it's \"quoted\" \\ \u2028"), Parameter("b", "BOOL", "true"),
            Parameter("d", "DATE", "2020-02-03"), Parameter("t", "TIMESTAMP", "2020-02-03 04:05:06.000007+00:00"), Parameter("y", "BYTES", "YWI="), Parameter("n", "INT64", null),
        ];
        Assert.Equal("5, 1.5, it's \"quoted\" \\ \u2028, true, 2020-02-03, 1580702706000007, YWI=, NULL", await fixture.Engine.RowAsync("SELECT @i AS i, @f AS f, @s AS s, @b AS b, @d AS d, @t AS t, @y AS y, @n AS n", parameters));
    }

    [Fact]
    public async Task An_array_of_structs_is_a_table()
    {
        var rows = Enumerable.Range(0, 500).Select(i => new { structValues = new { id = new { value = $"{i}" }, name = new { value = i % 2 == 0 ? null : $"n{i}" } } });
        object[] parameters =
        [
            new
            {
                name = "input",
                parameterType = new { type = "ARRAY", arrayType = new { type = "STRUCT", structTypes = new object[] { new { name = "id", type = new { type = "INT64" } }, new { name = "name", type = new { type = "STRING" } } } } },
                parameterValue = new { arrayValues = rows },
            },
        ];
        Assert.Equal("500, 250, 124750", await fixture.Engine.RowAsync("SELECT COUNT(*) AS n, COUNT(name) AS m, SUM(id) AS s FROM UNNEST(@input)", parameters));
        Assert.Equal(["id INTEGER", "name STRING", "o INTEGER"], (await fixture.Engine.QueryAsync("SELECT *, FROM UNNEST(@input) WITH OFFSET AS o ORDER BY o LIMIT 1", parameters)).GetProperty("schema").GetProperty("fields").EnumerateArray().Select(TestEngine.ColumnText));
        Assert.Equal("{499, n499}, 499", await fixture.Engine.RowAsync("SELECT r, o FROM UNNEST(@input) AS r WITH OFFSET AS o WHERE r.id = 499", parameters));
        Assert.Equal("500", await fixture.Engine.RowAsync("SELECT ARRAY_LENGTH(@input) AS n", parameters));
    }

    [Fact]
    public async Task A_wrong_parameter_value_is_named()
    {
        object[] parameters = [Parameter("i", "INT64", "five")];
        Assert.Equal("Query parameter i: 'five' is not a value of type INT64.", await fixture.Engine.ErrorAsync("SELECT @i", parameters));
    }

    [Fact]
    public async Task Queries_run_side_by_side()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => fixture.Engine.RowAsync($"SELECT SUM(x) + {i} AS s FROM UNNEST(GENERATE_ARRAY(1, 1000)) AS x, ds.people")));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{1501500 + i}"), answers);
    }

    private static object Parameter(string name, string type, string? value) => new { name, parameterType = new { type }, parameterValue = new { value } };
}
