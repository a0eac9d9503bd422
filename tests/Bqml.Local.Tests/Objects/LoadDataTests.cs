using System.IO.Compression;
using System.Text;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Objects;

/// <summary>LOAD DATA ... FROM FILES.</summary>
public sealed class LoadDataTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestEngine _engine;

    public LoadDataTests() => _engine = new TestEngine(new LocalBigQueryOptions { CloudStorage = { ["gs://zoo"] = _folder.Path } });

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_header_is_found()
    {
        _folder.Write("classes.csv", "ID,Classification\n296,American black bear\n101,black swan\n");
        await _engine.QueryAsync("LOAD DATA OVERWRITE ds.classes FROM FILES (format = 'CSV', uris = ['gs://zoo/classes.csv'])");
        Assert.Equal(["ID INTEGER", "Classification STRING"], await _engine.ColumnsAsync("SELECT * FROM ds.classes"));
        Assert.Equal(["101, black swan", "296, American black bear"], await _engine.RowsAsync("SELECT * FROM ds.classes ORDER BY id"));
        await _engine.QueryAsync("LOAD DATA INTO ds.classes FROM FILES (format = 'CSV', uris = ['gs://zoo/classes.csv'])");
        Assert.Equal("4", await _engine.RowAsync("SELECT COUNT(*) FROM ds.classes"));
        _folder.Write("classes.csv", "Kind,Number\nbear,1.5\n");
        await _engine.QueryAsync("LOAD DATA OVERWRITE ds.classes FROM FILES (format = 'CSV', uris = ['gs://zoo/classes.csv'])");
        Assert.Equal(["Kind STRING", "Number FLOAT"], await _engine.ColumnsAsync("SELECT * FROM ds.classes"));
    }

    [Theory]
    [InlineData("a,b\nc,d\n", "", "string_field_0 STRING|string_field_1 STRING", "a, b|c, d")]
    [InlineData("a,b\nc,d\n", ", skip_leading_rows = 1", "a STRING|b STRING", "c, d")]
    [InlineData("x\na,b\n1,2\n", ", skip_leading_rows = 2", "a INTEGER|b INTEGER", "1, 2")]
    [InlineData("1,2\n3,4\n", ", skip_leading_rows = 1", "int64_field_0 INTEGER|int64_field_1 INTEGER", "3, 4")]
    [InlineData("1,2.5\n3,4\n", "", "int64_field_0 INTEGER|double_field_1 FLOAT", "1, 2.5|3, 4.0")]
    [InlineData("1,2\n3,4\n", ", skip_leading_rows = 0", "int64_field_0 INTEGER|int64_field_1 INTEGER", "1, 2|3, 4")]
    [InlineData("a;b\n1;'x;y'\n", ", field_delimiter = ';', quote = \"'\"", "a INTEGER|b STRING", "1, x;y")]
    [InlineData("a\tb\n1\tNA\n2\tz\n", ", field_delimiter = 'tab', null_marker = 'NA'", "a INTEGER|b STRING", "1, NULL|2, z")]
    public async Task Columns_and_rows_are_found(string csv, string options, string columns, string rows)
    {
        _folder.Write("t.csv", csv);
        await _engine.QueryAsync($"LOAD DATA INTO ds.t FROM FILES (format = 'CSV', uris = ['gs://zoo/t.csv']{options})");
        Assert.Equal(columns.Split('|'), await _engine.ColumnsAsync("SELECT * FROM ds.t"));
        Assert.Equal(rows.Split('|'), await _engine.RowsAsync("SELECT * FROM ds.t ORDER BY 1"));
    }

    [Fact]
    public async Task Several_files_make_one_table()
    {
        _folder.Write("parts/1.csv", "a,b\n1,x\n");
        _folder.Write("parts/2.csv", "a,b\n2.5,y\n");
        await _engine.QueryAsync("LOAD DATA INTO ds.t FROM FILES (format = 'CSV', uris = ['gs://zoo/parts/*.csv'])");
        Assert.Equal(["1.0, x", "2.5, y"], await _engine.RowsAsync("SELECT * FROM ds.t ORDER BY a"));
    }

    [Fact]
    public async Task Columns_may_be_given_and_files_packed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes("{\"a\": 1, \"b\": \"2026-08-22\"}\n{\"a\": 2}\n"));
        _folder.Write("t.json.gz", packed.ToArray());
        await _engine.QueryAsync("LOAD DATA INTO ds.t (a INT64 NOT NULL, b DATE) OPTIONS(description = 'd') FROM FILES (format = 'JSON', uris = ['gs://zoo/t.json.gz'])");
        Assert.Equal(["1, 2026-08-22", "2, NULL"], await _engine.RowsAsync("SELECT * FROM ds.t ORDER BY a"));
        var (_, table) = await _engine.SendAsync("GET", "projects/local/datasets/ds/tables/t");
        Assert.Equal("d", table.GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_load_job_takes_uris_too()
    {
        _folder.Write("t.csv", "1,x\n2,y\n");
        var (status, _) = await _engine.SendAsync("POST", "projects/local/jobs", new
        {
            configuration = new
            {
                load = new
                {
                    sourceUris = new[] { "gs://zoo/t.csv" }, sourceFormat = "CSV", destinationTable = new { projectId = "local", datasetId = "ds", tableId = "t" },
                    schema = new { fields = new[] { new { name = "a", type = "INTEGER" }, new { name = "b", type = "STRING" } } },
                },
            },
            jobReference = new { projectId = "local", jobId = "load" },
        });
        Assert.Equal(200, status);
        var (_, job) = await _engine.SendAsync("GET", "projects/local/queries/load");
        Assert.True(job.GetProperty("jobComplete").GetBoolean());
        Assert.Equal(["1, x", "2, y"], await _engine.RowsAsync("SELECT * FROM ds.t ORDER BY a"));
    }

    [Theory]
    [InlineData("(uris = ['gs://zoo/t.csv'])", "Missing required option format")]
    [InlineData("(format = 'PARQUET', uris = ['gs://zoo/t.csv'])", "Option format is 'CSV' or 'JSON' in the embedded engine")]
    [InlineData("(format = 'CSV')", "Missing required option uris")]
    [InlineData("(format = 'CSV', uris = ['gs://zoo/none.csv'])", "Not found: URI gs://zoo/none.csv")]
    [InlineData("(format = 'CSV', uris = ['gs://farm/t.csv'])", "LocalBigQueryOptions.CloudStorage[\"gs://farm\"]")]
    [InlineData("(format = 'CSV', uris = ['gs://zoo/t.csv'], encoding = 'UTF-16')", "Option encoding is 'UTF-8'")]
    [InlineData("(format = 'CSV', uris = ['gs://zoo/t.csv'], decimal_target_types = ['NUMERIC'])", "Option decimal_target_types is not supported")]
    [InlineData("(format = 'CSV', uris = ['gs://zoo/t.csv'], skip_leading_rows = -1)", "Option skip_leading_rows must not be negative")]
    [InlineData("(format = 'CSV', uris = ['gs://zoo/bad.csv'])", "gs://zoo/bad.csv, line 3: Too few columns")]
    [InlineData("(format = 'CSV', uris = ['gs://zoo/t.csv']) WITH CONNECTION us.conn", "WITH CONNECTION in LOAD DATA is not supported")]
    public async Task Bad_statements_are_refused(string files, string message)
    {
        _folder.Write("t.csv", "a,b\n1,2\n");
        _folder.Write("bad.csv", "a,b\n1,2\n3\n");
        Assert.Contains(message, await _engine.ErrorAsync("LOAD DATA INTO ds.t FROM FILES " + files));
        Assert.Contains("Not found", await _engine.ErrorAsync("SELECT * FROM ds.t"));
    }
}
