using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Objects;

/// <summary>CREATE EXTERNAL TABLE over objects, and queries over it.</summary>
public sealed class ObjectTableTests : IAsyncDisposable
{
    private const string Create = "CREATE EXTERNAL TABLE ds.zoo WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*.png', 'gs://zoo/a*'])";

    private readonly TemporaryFolder _folder = new();
    private readonly TestEngine _engine;

    public ObjectTableTests() => _engine = new TestEngine(new LocalBigQueryOptions { CloudStorage = { ["gs://zoo"] = _folder.Path } });

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rows_are_the_objects_that_are_there()
    {
        var path = _folder.Write("a.png", "abc");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 8, 22, 10, 20, 30, DateTimeKind.Utc));
        _folder.Write("b.txt", "b");
        await _engine.QueryAsync(Create);
        Assert.Equal(
            ["gs://zoo/a.png, 1787394030000000, image/png, 3, kAFQmDzST7DWlj99KOF/cg==, 1787394030000000, []"],
            await _engine.RowsAsync("SELECT * EXCEPT (ref) FROM ds.zoo"));
        Assert.Equal(
            ["gs://zoo/a.png, 1787394030000000, us.conn, image/png, 3"],
            await _engine.RowsAsync("SELECT ref.uri, ref.version, ref.authorizer, JSON_VALUE(ref.details, '$.gcs_metadata.content_type'), JSON_VALUE(ref.details, '$.gcs_metadata.size') FROM ds.zoo"));
        _folder.Write("c.png", "c");
        Assert.Equal(["gs://zoo/a.png", "gs://zoo/c.png"], await _engine.RowsAsync("SELECT uri FROM ds.zoo ORDER BY uri"));
        File.Delete(path);
        Assert.Equal(["gs://zoo/c.png, image/png"], await _engine.RowsAsync("SELECT a.uri, b.content_type FROM ds.zoo AS a JOIN ds.zoo AS b USING (uri)"));
    }

    [Fact]
    public async Task Each_of_many_objects_is_one_row()
    {
        // More than are read at once, and a last part that is not full.
        const int count = 101;
        for (var i = 0; i < count; i++) _folder.Write($"a{i:D3}.png", "abc");
        await _engine.QueryAsync(Create);
        Assert.Equal(Enumerable.Range(0, count).Select(static i => $"gs://zoo/a{i:D3}.png"), await _engine.RowsAsync("SELECT uri FROM ds.zoo ORDER BY uri"));
        Assert.Equal(["101, 101"], await _engine.RowsAsync("SELECT COUNT(*), COUNT(DISTINCT a.uri) FROM ds.zoo AS a JOIN ds.zoo AS b USING (uri)"));
    }

    [Fact]
    public async Task The_columns_are_those_of_every_object_table()
    {
        await _engine.QueryAsync(Create);
        Assert.Equal(
            [
                "uri STRING", "generation INTEGER", "content_type STRING", "size INTEGER", "md5_hash STRING", "updated TIMESTAMP", "metadata [RECORD<name STRING, value STRING>]",
                "ref RECORD<uri STRING, version STRING, authorizer STRING, details JSON>",
            ],
            await _engine.ColumnsAsync("SELECT * FROM ds.zoo"));
    }

    [Fact]
    public async Task The_resource_says_that_it_is_external()
    {
        await _engine.QueryAsync(Create);
        var (status, table) = await _engine.SendAsync("GET", "projects/local/datasets/ds/tables/zoo");
        Assert.Equal(200, status);
        Assert.Equal("EXTERNAL", table.GetProperty("type").GetString());
        var configuration = table.GetProperty("externalDataConfiguration");
        Assert.Equal("SIMPLE", configuration.GetProperty("objectMetadata").GetString());
        Assert.Equal("us.conn", configuration.GetProperty("connectionId").GetString());
        Assert.Equal(["gs://zoo/*.png", "gs://zoo/a*"], configuration.GetProperty("sourceUris").EnumerateArray().Select(uri => uri.GetString()));
    }

    [Fact]
    public async Task It_is_created_replaced_and_dropped()
    {
        await _engine.QueryAsync(Create);
        Assert.Contains("Already Exists: Table local:ds.zoo", await _engine.ErrorAsync(Create));
        await _engine.QueryAsync(Create.Replace("TABLE", "TABLE IF NOT EXISTS", StringComparison.Ordinal).Replace("gs://zoo/*.png", "gs://zoo/none", StringComparison.Ordinal));
        await _engine.QueryAsync(Create.Replace("EXTERNAL", "OR REPLACE EXTERNAL", StringComparison.Ordinal).Replace("'gs://zoo/*.png', ", "", StringComparison.Ordinal).Replace("us.conn", "DEFAULT", StringComparison.Ordinal));
        _folder.Write("a.txt", "a");
        _folder.Write("b.png", "b");
        Assert.Equal(["gs://zoo/a.txt, us.__default_cloudresource_connection__"], await _engine.RowsAsync("SELECT uri, ref.authorizer FROM ds.zoo"));
        await _engine.QueryAsync("DROP EXTERNAL TABLE ds.zoo");
        Assert.Contains("Not found: Table", await _engine.ErrorAsync("SELECT * FROM ds.zoo"));
        await _engine.QueryAsync("DROP EXTERNAL TABLE IF EXISTS ds.zoo");
        await _engine.QueryAsync("CREATE TABLE ds.plain (a INT64)");
        Assert.Contains("use DROP TABLE", await _engine.ErrorAsync("DROP EXTERNAL TABLE ds.plain"));
    }

    [Theory]
    [InlineData("OPTIONS(uris = ['gs://zoo/*'])", "An external table without the option object_metadata is not supported")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'FULL', uris = ['gs://zoo/*'])", "Option object_metadata is 'SIMPLE'")]
    [InlineData("OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])", "An object table needs a connection")]
    [InlineData("(a INT64) WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])", "An object table has columns of its own")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE')", "Missing required option uris")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = [])", "Option uris must be a list of URIs")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/../x'])", "Invalid Cloud Storage URI 'gs://zoo/../x'")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://farm/*'])", "LocalBigQueryOptions.CloudStorage[\"gs://farm\"]")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'], metadata_cache_mode = 'MANUAL')", "Option metadata_cache_mode is 'AUTOMATIC' in the embedded engine")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'], max_staleness = 3)", "Option max_staleness must be of type INTERVAL")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'], flavour = 'x')", "Option flavour is not supported")]
    [InlineData("WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'], URIS = ['gs://zoo/*'])", "Duplicate option specified for 'URIS'")]
    public async Task Bad_statements_are_refused(string rest, string message) =>
        Assert.Contains(message, await _engine.ErrorAsync("CREATE EXTERNAL TABLE ds.t " + rest));

    [Fact]
    public async Task All_that_is_said_of_a_table_is_kept()
    {
        await _engine.QueryAsync(
            "CREATE EXTERNAL TABLE ds.t WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'], max_staleness = INTERVAL 1 DAY, metadata_cache_mode = 'AUTOMATIC', description = 'd', friendly_name = 'f', labels = [('a', 'b')])");
        var (_, table) = await _engine.SendAsync("GET", "projects/local/datasets/ds/tables/t");
        Assert.Equal(("d", "f", "b"), (table.GetProperty("description").GetString(), table.GetProperty("friendlyName").GetString(), table.GetProperty("labels").GetProperty("a").GetString()));
    }

    [Fact]
    public async Task It_is_read_only()
    {
        await _engine.QueryAsync(Create);
        Assert.Contains("read-only", await _engine.ErrorAsync("INSERT ds.zoo (uri) VALUES ('gs://zoo/x')"));
        _folder.Write("rows.csv", "uri\nx\n");
        Assert.Contains("read-only", await _engine.ErrorAsync("LOAD DATA INTO ds.zoo FROM FILES (format = 'CSV', uris = ['gs://zoo/rows.csv'])"));
        var (status, _) = await _engine.SendAsync("POST", "projects/local/datasets/ds/tables/zoo/insertAll", new { rows = new[] { new { json = new { uri = "x" } } } });
        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("SELECT data FROM ds.zoo")]
    [InlineData("SELECT LENGTH(data) FROM ds.zoo")]
    [InlineData("SELECT uri FROM ds.zoo WHERE data IS NULL")]
    [InlineData("SELECT uri FROM ds.zoo ORDER BY data")]
    [InlineData("SELECT * FROM (SELECT data FROM ds.zoo)")]
    [InlineData("SELECT LENGTH(content) FROM (SELECT data AS content FROM ds.zoo)")]
    [InlineData("WITH a AS (SELECT data FROM ds.zoo) SELECT data FROM a")]
    [InlineData("SELECT DISTINCT data FROM ds.zoo")]
    [InlineData("SELECT 1 FROM (SELECT DISTINCT uri, data FROM ds.zoo)")]
    [InlineData("SELECT 1 FROM (SELECT AS STRUCT uri, data FROM ds.zoo)")]
    [InlineData("SELECT 1 FROM (SELECT data FROM ds.zoo UNION ALL SELECT b'x')")]
    [InlineData("SELECT (SELECT data FROM ds.zoo)")]
    [InlineData("SELECT ARRAY(SELECT data FROM ds.zoo)")]
    [InlineData("SELECT b'x' IN (SELECT data FROM ds.zoo)")]
    [InlineData("SELECT COUNT(data) FROM ds.zoo")]
    [InlineData("SELECT uri FROM ds.zoo GROUP BY uri, data")]
    [InlineData("SELECT a.uri FROM ds.zoo AS a JOIN (SELECT uri, data AS content FROM ds.zoo) AS b ON a.uri = b.uri AND b.content IS NULL")]
    [InlineData("CREATE TABLE ds.copy AS SELECT uri, data FROM ds.zoo")]
    [InlineData("INSERT ds.sink SELECT data FROM ds.zoo")]
    [InlineData("SELECT uri FROM ds.zoo QUALIFY ROW_NUMBER() OVER (ORDER BY data) = 1")]
    public async Task The_content_is_only_for_decoding(string sql)
    {
        _folder.Write("a.png", "abc");
        await _engine.QueryAsync(Create);
        await _engine.QueryAsync("CREATE TABLE ds.sink (a BYTES)");
        Assert.Contains("The pseudo-column data of an object table can only be the argument of ML.DECODE_IMAGE", await _engine.ErrorAsync(sql));
    }

    [Fact]
    public async Task A_dry_run_makes_nothing()
    {
        var (status, _) = await _engine.SendAsync("POST", "projects/local/queries", new { query = Create, useLegacySql = false, dryRun = true });
        Assert.Equal(200, status);
        Assert.Contains("Not found", await _engine.ErrorAsync("SELECT * FROM ds.zoo"));
    }
}
