using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Rest;

/// <summary>Datasets, tables and models as resources.</summary>
public class ResourceTests
{
    [Fact]
    public async Task Tables_are_listed_described_and_deleted()
    {
        await using var engine = new TestEngine();
        engine.AddTable("ds.b", "STRUCT<id INT64, name STRING, parts ARRAY<FLOAT64>>", [1L, "héé", new object?[] { 1.0, 2.0 }]);
        engine.AddTable("ds.a", "STRUCT<x BOOL>");
        var (_, list) = await engine.SendAsync("GET", "projects/local/datasets/ds/tables");
        Assert.Equal(["a", "b"], list.GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("tableReference").GetProperty("tableId").GetString()));
        var (_, table) = await engine.SendAsync("GET", "projects/local/datasets/ds/tables/b");
        Assert.Equal("1", table.GetProperty("numRows").GetString());
        Assert.Equal("31", table.GetProperty("numBytes").GetString());
        Assert.Equal(["id INTEGER", "name STRING", "parts [FLOAT]"], table.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(TestEngine.ColumnText));
        Assert.Equal(204, (await engine.SendAsync("DELETE", "projects/local/datasets/ds/tables/b")).Status);
        Assert.Equal(404, (await engine.SendAsync("GET", "projects/local/datasets/ds/tables/b")).Status);
        var (_, page) = await engine.SendAsync("GET", "projects/local/datasets/ds/tables?maxResults=1");
        Assert.Equal(1, page.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public async Task Datasets_are_made_and_listed()
    {
        await using var engine = new TestEngine();
        var request = new { datasetReference = new { projectId = "local", datasetId = "made" } };
        Assert.Equal(200, (await engine.SendAsync("POST", "projects/local/datasets", request)).Status);
        Assert.Equal(409, (await engine.SendAsync("POST", "projects/local/datasets", request)).Status);
        var (_, list) = await engine.SendAsync("GET", "projects/local/datasets");
        Assert.Equal("made", Assert.Single(list.GetProperty("datasets").EnumerateArray()).GetProperty("datasetReference").GetProperty("datasetId").GetString());
        Assert.Equal("US", (await engine.SendAsync("GET", "projects/local/datasets/made")).Body.GetProperty("location").GetString());
    }

    [Fact]
    public async Task Tables_are_created_filled_and_dropped_by_statements()
    {
        await using var engine = new TestEngine();
        await engine.QueryAsync("CREATE TABLE ds.t AS SELECT 1 AS id, 'a' AS name, [1.5] AS xs");
        Assert.Equal("1, a, [1.5]", await engine.RowAsync("SELECT * FROM ds.t"));
        Assert.Equal("Already Exists: Table local:ds.t", await engine.ErrorAsync("CREATE TABLE ds.t AS SELECT 2 AS id"));
        await engine.QueryAsync("CREATE TABLE IF NOT EXISTS ds.t AS SELECT 2 AS id");
        var inserted = await engine.QueryAsync("INSERT INTO ds.t (id, name) VALUES (2, 'b'), (3, NULL)");
        Assert.Equal("2", inserted.GetProperty("numDmlAffectedRows").GetString());
        await engine.QueryAsync("INSERT ds.t (id) SELECT MAX(id) + 1 FROM ds.t");
        Assert.Equal(["1, a", "2, b", "3, NULL", "4, NULL"], await engine.RowsAsync("SELECT id, name FROM ds.t ORDER BY id"));
        Assert.Equal("Value has type STRING which cannot be inserted into column id, which has type INT64 at [1:33]", await engine.ErrorAsync("INSERT INTO ds.t (id) VALUES (  'x')"));
        await engine.QueryAsync("CREATE OR REPLACE TABLE ds.t (id INT64, born DATE)");
        Assert.Equal(["id INTEGER", "born DATE"], await engine.ColumnsAsync("SELECT * FROM ds.t"));
        await engine.QueryAsync("DROP TABLE ds.t");
        Assert.Equal("Not found: Table local:ds.t was not found in location US", await engine.ErrorAsync("DROP TABLE ds.t"));
        await engine.QueryAsync("DROP TABLE IF EXISTS ds.t");
    }
}
