using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

public sealed class ViewTests
{
    [Fact]
    public async Task A_view_runs_its_query_when_it_is_read()
    {
        await using var engine = new TestEngine();
        engine.AddTable("ds.t", "STRUCT<a INT64>", [1L], [2L]);
        await engine.QueryAsync("CREATE VIEW ds.v AS SELECT a, a * 10 AS b FROM ds.t");
        await engine.QueryAsync("INSERT INTO ds.t VALUES (3)");
        Assert.Equal(["2, 20", "3, 30"], await engine.RowsAsync("SELECT x.a, b FROM ds.v AS x WHERE a > 1 ORDER BY a"));
        await engine.QueryAsync("CREATE OR REPLACE VIEW ds.v (c) AS SELECT COUNT(*) FROM ds.t");
        Assert.Equal(["c INTEGER"], await engine.ColumnsAsync("SELECT * FROM ds.v"));
        Assert.Equal("3", await engine.RowAsync("SELECT c FROM ds.v"));
        var (_, resource) = await engine.SendAsync("GET", "projects/local/datasets/ds/tables/v");
        Assert.Equal("VIEW", resource.GetProperty("type").GetString());
        Assert.Equal("SELECT COUNT(*) FROM ds.t", resource.GetProperty("view").GetProperty("query").GetString());
        await engine.QueryAsync("DROP VIEW ds.v");
        Assert.Contains("Not found", await engine.ErrorAsync("SELECT * FROM ds.v"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE VIEW ds.v AS SELECT 1 AS x", "Already Exists: View local:ds.v")]
    [InlineData("CREATE OR REPLACE VIEW ds.t AS SELECT 1 AS x", "is not a view: CREATE VIEW cannot take its place")]
    [InlineData("CREATE VIEW ds.w AS SELECT nix FROM ds.t", "Unrecognized name: nix at [1:28]")]
    [InlineData("CREATE VIEW ds.w (a, b) AS SELECT a FROM ds.t", "The query has 1 columns, the view definition 2")]
    [InlineData("DROP TABLE ds.v", "local:ds.v is a view: use DROP VIEW")]
    [InlineData("DROP VIEW ds.t", "local:ds.t is not a view: use DROP TABLE")]
    [InlineData("INSERT INTO ds.v VALUES (1)", "local:ds.v is a view, which is read-only")]
    public async Task Wrong_statements_are_errors(string sql, string message)
    {
        await using var engine = new TestEngine();
        engine.AddTable("ds.t", "STRUCT<a INT64>", [1L]);
        await engine.QueryAsync("CREATE VIEW ds.v AS SELECT a FROM ds.t");
        Assert.Contains(message, await engine.ErrorAsync(sql), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_whose_tables_changed_says_what_is_wrong_in_it()
    {
        await using var engine = new TestEngine();
        engine.AddTable("ds.t", "STRUCT<a INT64>", [1L]);
        await engine.QueryAsync("CREATE VIEW ds.v AS SELECT a FROM ds.t");
        await engine.QueryAsync("CREATE OR REPLACE TABLE ds.t AS SELECT 1 AS b");
        Assert.StartsWith("View local:ds.v: Unrecognized name: a", await engine.ErrorAsync("SELECT * FROM ds.v"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_reads_itself_ends_in_an_error()
    {
        await using var engine = new TestEngine();
        await engine.QueryAsync("CREATE VIEW ds.v AS SELECT 1 AS a");
        await engine.QueryAsync("CREATE OR REPLACE VIEW ds.v AS SELECT a FROM ds.v");
        Assert.Contains("nested too deeply", await engine.ErrorAsync("SELECT * FROM ds.v"), StringComparison.Ordinal);
    }
}
