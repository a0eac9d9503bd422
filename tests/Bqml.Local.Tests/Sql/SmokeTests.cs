using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

public class SmokeTests
{
    [Theory]
    [InlineData("SELECT 1 + 1 AS x, 'a' || 'b' AS y, 7 / 2 AS z, NULL AS n", "2, ab, 3.5, NULL")]
    [InlineData("WITH a AS (SELECT 1 AS x UNION ALL SELECT 2) SELECT SUM(x) s, COUNT(*) c FROM a", "3, 2")]
    [InlineData("SELECT [1,2,3] AS a, STRUCT(1 AS x, 'b' AS y) AS s", "[1, 2, 3], {1, b}")]
    public async Task Queries(string sql, string expected)
    {
        await using var engine = new TestEngine();
        Assert.Equal(expected, await engine.RowAsync(sql));
    }

    [Fact]
    public async Task Penguins()
    {
        await using var bigquery = LocalBigQuery.Create();
        await bigquery.AddCsvAsync("bigquery-public-data.ml_datasets.penguins", Path.Combine(Root(), "samples/Penguins/data/penguins.csv"));
        await bigquery.ExecuteAsync(new BigQueryCommand("CREATE OR REPLACE MODEL `ml.w` OPTIONS(MODEL_TYPE='LINEAR_REG', DATA_SPLIT_METHOD='NO_SPLIT', INPUT_LABEL_COLS=['body_mass_g']) AS SELECT * FROM `bigquery-public-data.ml_datasets.penguins` WHERE body_mass_g IS NOT NULL"));
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
