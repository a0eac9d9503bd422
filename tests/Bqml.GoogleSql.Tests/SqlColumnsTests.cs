namespace Bqml.GoogleSql.Tests;

public class SqlColumnsTests
{
    private static string Show(ColumnList list) => string.Join(",", list.Columns.Select(static column => column.Name ?? "?")) + (list.IsComplete ? "" : ",...");

    [Theory]
    [InlineData("SELECT 1 AS a, b, t.c, d.e.f, g(h), i[0].j, k + 1, (l), 'm' n FROM t", "a,b,c,f,?,j,?,l,n")]
    [InlineData("SELECT * FROM t", ",...")]
    [InlineData("SELECT a, * FROM t", "a,...")]
    [InlineData("SELECT * EXCEPT (a) REPLACE (1 AS b) FROM t", "b,...")]
    [InlineData("SELECT t.* FROM t", ",...")]
    [InlineData("SELECT * FROM (SELECT 1 AS a, 2 AS b)", "a,b")]
    [InlineData("SELECT x.*, 3 AS c FROM (SELECT 1 AS a, 2 AS b) AS x", "a,b,c")]
    [InlineData("SELECT * EXCEPT (A) FROM (SELECT 1 AS a, 2 AS b)", "b")]
    [InlineData("SELECT * REPLACE (5 AS a) FROM (SELECT 1 AS a, 2 AS b)", "a,b")]
    [InlineData("WITH x AS (SELECT 1 AS a) SELECT * FROM x", "a")]
    [InlineData("WITH x AS (SELECT 1 AS a), y AS (SELECT *, 2 AS b FROM x) SELECT * FROM Y", "a,b")]
    [InlineData("WITH x AS (SELECT 1 AS a) SELECT * FROM (WITH x AS (SELECT 2 AS b) SELECT * FROM x), x AS z", "b,a")]
    [InlineData("WITH x AS (SELECT 1 AS a), x2 AS (SELECT * FROM t) SELECT * FROM x2", ",...")]
    [InlineData("WITH RECURSIVE x AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM x) SELECT * FROM x", "n")]
    [InlineData("WITH RECURSIVE x AS (SELECT * FROM x) SELECT * FROM x", ",...")]
    [InlineData("SELECT 1 AS a UNION ALL SELECT 2 AS b", "a")]
    [InlineData("(SELECT 1 AS a) ORDER BY 1", "a")]
    [InlineData("SELECT AS STRUCT 1 AS a", "a")]
    [InlineData("SELECT AS VALUE x FROM t", ",...")]
    [InlineData("SELECT * FROM (SELECT 1 AS a) x JOIN (SELECT 2 AS b) y ON TRUE", "a,b")]
    [InlineData("SELECT * FROM (SELECT 1 AS k, 2 AS a) x JOIN (SELECT 1 AS k, 3 AS b) y USING (k)", "k,a,b")]
    [InlineData("SELECT y.* FROM t AS x JOIN (SELECT 2 AS b) y ON TRUE", "b")]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL m, TABLE t)", ",...")]
    [InlineData("SELECT * FROM UNNEST([1])", ",...")]
    [InlineData("SELECT ds.x.* FROM (SELECT 1 AS a) AS x", ",...")]
    [InlineData("SELECT *", ",...")]
    public void Columns_that_a_query_returns(string sql, string expected) => Assert.Equal(expected, Show(SqlColumns.ReturnedBy(SqlParser.ParseQuery(sql).Root)));

    [Fact]
    public void Whether_a_column_is_there()
    {
        var known = SqlColumns.ReturnedBy(SqlParser.ParseQuery("SELECT 1 AS a").Root);
        Assert.True(known.Contains("A"));
        Assert.False(known.Contains("b"));
        Assert.Null(SqlColumns.ReturnedBy(SqlParser.ParseQuery("SELECT * FROM t").Root).Contains("b"));
    }

    [Fact]
    public void Columns_that_TRANSFORM_makes()
    {
        var transform = SqlParser.ParseTransform("ML.STANDARD_SCALER(x) OVER () AS x2, y, * EXCEPT (z)").Root;
        Assert.Equal("x2,y,...", Show(SqlColumns.ReturnedBy(transform)));
        var input = SqlColumns.ReturnedBy(SqlParser.ParseQuery("SELECT x, y, z, label FROM t").Root);
        Assert.Equal("x2,y,x,y,label", Show(SqlColumns.ReturnedBy(transform, input)));
    }

    [Theory]
    [InlineData("a + b.c * f(d, a)", "a,b.c,d,a")]
    [InlineData("ML.FEATURE_CROSS(STRUCT(a, b AS x)) ", "a,b")]
    [InlineData("SUM(a) OVER (PARTITION BY b ORDER BY c)", "a,b,c")]
    [InlineData("DATE_TRUNC(a, MONTH)", "a")]
    [InlineData("DATE_TRUNC(month, MONTH)", "month")]
    [InlineData("TIMESTAMP_DIFF(a, b, WEEK(MONDAY))", "a,b")]
    [InlineData("LAST_DAY(a, year)", "a")]
    [InlineData("DATE_ADD(a, INTERVAL b DAY)", "a,b")]
    [InlineData("EXTRACT(YEAR FROM a AT TIME ZONE b)", "a,b")]
    [InlineData("NORMALIZE(a, NFKC)", "a")]
    [InlineData("ARRAY_FILTER(a, e -> e > b)", "a,b")]
    [InlineData("ARRAY_TRANSFORM(a, (x, i) -> x + i + y)", "a,y")]
    [InlineData("f(x => a)", "a")]
    [InlineData("CASE a WHEN b THEN c ELSE @p END", "a,b,c")]
    [InlineData("a IN (SELECT b FROM t)", "a")]
    [InlineData("CAST(a AS STRING)", "a")]
    [InlineData("@@time_zone", "")]
    [InlineData("a[OFFSET(i)].b", "a,i")]
    public void Columns_that_an_expression_reads(string sql, string expected) =>
        Assert.Equal(expected, string.Join(",", SqlColumns.ReadBy(SqlParser.ParseExpression(sql).Root)));

    [Fact]
    public void Columns_that_TRANSFORM_reads() =>
        Assert.Equal("x,y,z", string.Join(",", SqlColumns.ReadBy(SqlParser.ParseTransform("ML.BUCKETIZE(x, [1, 2]) AS b, y, z + 1 AS w, * EXCEPT (q)").Root)));
}
