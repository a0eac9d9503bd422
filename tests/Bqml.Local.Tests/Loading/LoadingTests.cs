using Bqml.GoogleSql;
using Bqml.Local.Loading;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Loading;

/// <summary>Files become tables, or one clear error and no table.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bqml-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_csv_file_has_the_types_of_its_values()
    {
        await using var bigquery = LocalBigQuery.Create();
        await bigquery.AddCsvAsync("ds.t", File("t.csv", "id,name,score,ok,day,seen,code,empty,mixed\n1,\"a, \"\"b\"\"\",1.5,true,2020-01-02,2020-01-02 03:04:05,007,,1\n2,\"\",2,FALSE,2021-12-31,2020-01-02T03:04:05Z,012,,x\n3,,,,,,,,\n"));
        Assert.Equal(
            "id INT64, name STRING, score FLOAT64, ok BOOL, day DATE, seen TIMESTAMP, code STRING, empty STRING, mixed STRING",
            string.Join(", ", CsvLoader.InferColumns(Path.Combine(_folder, "t.csv"), default).Select(c => $"{c.Name} {c.Type}")));
        Assert.Equal(
            ["1|a, \"b\"|1.5|true|2020-01-02|2020-01-02 03:04:05+00|007", "2||2|false|2021-12-31|2020-01-02 03:04:05+00|012", "3|NULL|NULL|NULL|NULL|NULL|NULL"],
            await Texts(bigquery, "SELECT ARRAY_TO_STRING([CAST(id AS STRING), name, CAST(score AS STRING), CAST(ok AS STRING), CAST(day AS STRING), CAST(seen AS STRING), code], '|', 'NULL') AS x FROM ds.t ORDER BY id"));
    }

    [Fact]
    public async Task An_engine_that_is_disposed_says_so()
    {
        var bigquery = LocalBigQuery.Create();
        await bigquery.DisposeAsync();
        var path = File("t.csv", "id\n1\n");
        Assert.Equal("Bqml.Local.LocalBigQuery", (await Assert.ThrowsAsync<ObjectDisposedException>(() => bigquery.AddCsvAsync("ds.t", path))).ObjectName);
    }

    [Fact]
    public async Task A_schema_says_the_types()
    {
        await using var bigquery = LocalBigQuery.Create(new LocalBigQueryOptions { DefaultDataset = "ds" });
        await bigquery.AddCsvAsync("t", File("t.csv", "name,id\r\na,1\r\nb,\r\n"), SqlType.Parse("STRUCT<id NUMERIC, name STRING>"));
        Assert.Equal(["1.5", "NULL"], await Texts(bigquery, "SELECT IFNULL(CAST(id + 0.5 AS STRING), 'NULL') AS x FROM t ORDER BY name"));
    }

    [Theory]
    [InlineData("id,name\n1,a\nx,b\n", "STRUCT<id INT64, name STRING>", "line 3, column id: 'x' is not a value of type INT64. Correct the value, leave it empty for NULL, or give the column the type STRING in the schema.")]
    [InlineData("id,name\n\"1\n\",a\nx,b\n", "STRUCT<id STRING, name INT64>", "line 2, column name: 'a' is not a value of type INT64.")]
    [InlineData("id,name\n1,a\n2\n", null, "line 3: 1 values for 2 columns; column name has none.")]
    [InlineData("id,name\n1,a,b\n", null, "line 2: 3 values for 2 columns; 'b' has no column.")]
    [InlineData("id,name\n1,\"a\n2,b\n", null, "line 2, column 2: a quoted value starts here and never ends.")]
    [InlineData("id,name\n1,\"a\"b\n", null, "line 2, column 2: text follows the closing quote of 'a'.")]
    [InlineData("id,ID\n1,2\n", null, "line 1, column 2: a second column named ID.")]
    [InlineData("", null, "is empty. The first line of a CSV file must name its columns.")]
    [InlineData("id\n1\n", "STRUCT<id INT64, name STRING>", "line 1: there is no column name, which the schema has.")]
    [InlineData("id,x\n1,2\n", "STRUCT<id INT64>", "line 1: the schema has no column x.")]
    public async Task A_bad_csv_file_gives_one_error_and_no_table(string content, string? schema, string message)
    {
        await using var bigquery = LocalBigQuery.Create();
        bigquery.AddDataset("ds");
        var path = File("bad.csv", content);
        var error = await Assert.ThrowsAsync<LocalQueryException>(() => bigquery.AddCsvAsync("ds.t", path, schema is null ? null : SqlType.Parse(schema)));
        Assert.StartsWith(path, error.Message);
        Assert.Contains(message, error.Message);
        var missing = await Assert.ThrowsAsync<BigQueryMLException>(() => Texts(bigquery, "SELECT 'x' AS x FROM ds.t"));
        Assert.Contains("Table local:ds.t was not found", missing.Message);
    }

    [Fact]
    public async Task A_failed_load_leaves_the_old_table()
    {
        await using var bigquery = LocalBigQuery.Create();
        await bigquery.AddCsvAsync("ds.t", File("good.csv", "x\na\n"));
        await Assert.ThrowsAsync<LocalQueryException>(() => bigquery.AddCsvAsync("ds.t", File("bad.csv", "x\n1\nb\n"), SqlType.Parse("STRUCT<x INT64>")));
        Assert.Equal(["a"], await Texts(bigquery, "SELECT x FROM ds.t"));
        await Assert.ThrowsAsync<FileNotFoundException>(() => bigquery.AddCsvAsync("ds.t", Path.Combine(_folder, "none.csv")));
    }

    [Theory]
    [InlineData("{\"id\": 1, \"n\": {\"a\": [1, 2]}}\n{\"id\": 2.5, \"n\": null}\n")]
    [InlineData(" [{\"id\": 1, \"n\": {\"a\": [1, 2]}}, {\"id\": 2.5}]")]
    public async Task Json_rows_become_a_table(string content)
    {
        await using var bigquery = LocalBigQuery.Create();
        await bigquery.AddJsonAsync("ds.t", File("t.json", content));
        Assert.Equal(["1: 2", "2.5: NULL"], await Texts(bigquery, "SELECT FORMAT('%t: %t', id, n.a[SAFE_OFFSET(1)]) AS x FROM ds.t ORDER BY id"));
    }

    [Theory]
    [InlineData("{\"id\": 1}\n{\"id\": \"x\"}\n", "STRUCT<id INT64>", "line 2, column id: \"x\" is not a value of type INT64.")]
    [InlineData("{\"n\": {\"a\": [1, true]}}\n", "STRUCT<n STRUCT<a ARRAY<INT64>>>", "line 1, column n.a[1]: ")]
    [InlineData("{\"id\": 1}\n{\"id\": \n", null, "line 2, byte ")]
    [InlineData("[1, 2]", null, "element 1: 1 is not an object.")]
    [InlineData("{\"id\": 1, \"x\": 2}\n", "STRUCT<id INT64>", "line 1: the schema has no column x.")]
    public async Task A_bad_json_file_gives_one_error(string content, string? schema, string message)
    {
        await using var bigquery = LocalBigQuery.Create();
        var path = File("bad.json", content);
        var error = await Assert.ThrowsAsync<LocalQueryException>(() => bigquery.AddJsonAsync("ds.t", path, schema is null ? null : SqlType.Parse(schema)));
        Assert.StartsWith(path, error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_bad_name_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LocalBigQuery.Create(new LocalBigQueryOptions { ProjectId = "a b" }));
        Assert.Throws<ArgumentException>(() => LocalBigQuery.Create(new LocalBigQueryOptions { DefaultDataset = "a-b" }));
    }

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static Task<List<string>> Texts(LocalBigQuery bigquery, string sql) => Reading.TextsAsync(bigquery, sql);
}
