using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Runtime;
using Bqml.Testing.GoogleSql;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Queries;

public class BigQuerySqlTests
{
    [Fact]
    public void Holes_become_parameters_of_their_types()
    {
        int small = 1;
        float single = 0.5f;
        long? none = null;
        string? text = null;
        BigQuerySql sql = $"""
            SELECT {small}, {2L}, {none}, {single}, {1.5}, {(double?)2}, {1.5m}, {true}, {(bool?)null}, {"a"}, {text}, {new byte[] { 1 }},
            {new DateOnly(2020, 1, 2)}, {new TimeOnly(1, 2)}, {new DateTime(2020, 1, 2)}, {DateTimeOffset.UnixEpoch}, {(DateOnly?)null}, {(decimal?)null}
            """;
        Assert.Equal("SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11,\n@p12, @p13, @p14, @p15, @p16, @p17", sql.Text.ReplaceLineEndings("\n"));
        Assert.Equal(
            "INT64 INT64 INT64 FLOAT64 FLOAT64 FLOAT64 NUMERIC BOOL BOOL STRING STRING BYTES DATE TIME DATETIME TIMESTAMP DATE NUMERIC",
            string.Join(' ', sql.Parameters.Select(parameter => parameter.Type)));
        Assert.Equal(Enumerable.Range(0, 18).Select(i => $"p{i}"), sql.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Holes_of_our_own_types_become_parameters_of_theirs()
    {
        BigNumeric number = 1.5m;
        var interval = new BigQueryInterval(1);
        var days = new BigQueryRange<DateOnly>(null, new(2020, 1, 2));
        var times = new BigQueryRange<DateTime>(null, null);
        var instants = new BigQueryRange<DateTimeOffset>(DateTimeOffset.UnixEpoch, null);
        var place = new BigQueryGeography("POINT(1 2)");
        var json = JsonElement.Parse("[1]");
        BigQuerySql scalars = $"SELECT {number}, {interval}, {days}, {times}, {instants}, {place}, {json}";
        Assert.Equal("BIGNUMERIC, INTERVAL, RANGE<DATE>, RANGE<DATETIME>, RANGE<TIMESTAMP>, GEOGRAPHY, JSON", string.Join(", ", scalars.Parameters.Select(parameter => parameter.Type)));
        BigQuerySql nulls = $"SELECT {(BigNumeric?)null}, {(BigQueryInterval?)interval}, {(BigQueryRange<DateOnly>?)null}, {(BigQueryRange<DateTime>?)null}, {(BigQueryRange<DateTimeOffset>?)null}, {(BigQueryGeography?)null}, {(JsonElement?)null}";
        Assert.Equal(scalars.Parameters.Select(parameter => parameter.Type), nulls.Parameters.Select(parameter => parameter.Type));
        BigQuerySql arrays = $"SELECT {new[] { number }}, {new[] { interval }}, {new[] { days }}, {new[] { times }}, {new[] { instants }}, {new[] { place }}, {new[] { json }}";
        Assert.Equal(scalars.Parameters.Select(parameter => SqlType.Array(parameter.Type)), arrays.Parameters.Select(parameter => parameter.Type));
    }

    [Fact]
    public void Sequences_become_array_parameters()
    {
        List<int> ids = [1, 2];
        BigQuerySql sql = $"SELECT * FROM t WHERE id IN UNNEST({ids}) AND name IN UNNEST({new[] { "a", "b" }}) AND x IN UNNEST({ids.Select(id => id * 0.5)})";
        Assert.Equal("SELECT * FROM t WHERE id IN UNNEST(@p0) AND name IN UNNEST(@p1) AND x IN UNNEST(@p2)", sql.Text);
        Assert.Equal([SqlType.Array(SqlType.Int64), SqlType.Array(SqlType.String), SqlType.Array(SqlType.Float64)], sql.Parameters.Select(parameter => parameter.Type));
    }

    [Fact]
    public void Rows_become_an_array_of_structs()
    {
        Point[] points = [new(1, 2)];
        BigQuerySql sql = $"SELECT * FROM UNNEST({points})";
        Assert.Equal("SELECT * FROM UNNEST(@p0)", sql.Text);
        Assert.Equal("ARRAY<STRUCT<x INT64, y INT64>>", Assert.Single(sql.Parameters).Type.ToString());
    }

    [Fact]
    public void A_table_becomes_a_quoted_name()
    {
        BigQueryTable table = "my-project.ml.penguins";
        BigQuerySql sql = $"SELECT * FROM {table} WHERE x = {1L}";
        Assert.Equal($"SELECT * FROM {SqlIdentifier.QuotePath("my-project.ml.penguins")} WHERE x = @p0", sql.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a`; DROP TABLE t; --")]
    [InlineData("a..b")]
    [InlineData("a.b.c.d.e.f")]
    [InlineData("x\ny")]
    public void A_table_with_a_forbidden_name_is_refused(string name)
    {
        BigQueryTable table = name;
        Assert.Throws<ArgumentException>(() =>
        {
            BigQuerySql sql = $"SELECT * FROM {table}";
            return sql.Text;
        });
    }

    [Fact]
    public void Queries_nest_and_their_parameters_are_numbered_on()
    {
        BigQuerySql where = $"x > {1L} AND y = {"b"}";
        BigQuerySql from = $"(SELECT * FROM t WHERE {where})";
        BigQuerySql sql = $"SELECT {0.5} FROM {from} WHERE {where} LIMIT {10}";
        Assert.Equal("SELECT @p0 FROM (SELECT * FROM t WHERE x > @p1 AND y = @p2) WHERE x > @p3 AND y = @p4 LIMIT @p5", sql.Text);
        Assert.Equal("FLOAT64 INT64 STRING INT64 STRING INT64", string.Join(' ', sql.Parameters.Select(parameter => parameter.Type)));
        Assert.Equal(sql.Parameters.Select((_, i) => $"p{i}"), sql.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void No_string_changes_the_statement() => Gen.String[Gen.OneOf(Gen.Char.Where(c => !char.IsSurrogate(c)), Gen.Char["'\"`\\\n\r\0\u2028-/*#;@?{}"]), 0, 40].Sample(value =>
    {
        BigQuerySql sql = $"SELECT * FROM t WHERE name = {value} AND note IN UNNEST({new[] { value, value }})";
        Assert.Equal("SELECT * FROM t WHERE name = @p0 AND note IN UNNEST(@p1)", sql.Text);
        var handler = new ScriptedHandler().ThenJson(Words.Page([]));
        var client = new TestClient(handler);
        client.QueryAsync(sql.ToCommand(), Words.Reader).ToListAsync().AsTask().Wait();
        using var body = JsonDocument.Parse(handler.Requests[0].Body);
        Assert.Equal(sql.Text, body.RootElement.GetProperty("query").GetString());
        var parameters = body.RootElement.GetProperty("queryParameters");
        Assert.Equal("NAMED", body.RootElement.GetProperty("parameterMode").GetString());
        Assert.Equal(value, parameters[0].GetProperty("parameterValue").GetProperty("value").GetString());
        Assert.Equal(value, parameters[1].GetProperty("parameterValue").GetProperty("arrayValues")[1].GetProperty("value").GetString());
    }, iter: 1_000);

    [Theory]
    [InlineData("SELECT '")]
    [InlineData("SELECT \"it's ")]
    [InlineData("SELECT `")]
    [InlineData("SELECT '''a ' b ")]
    [InlineData("SELECT r'\\' ")]
    [InlineData("SELECT 1 -- ")]
    [InlineData("SELECT 1 # ")]
    [InlineData("SELECT /* * ")]
    public void A_hole_within_quotes_or_a_comment_is_refused(string before)
    {
        var sql = new BigQuerySql(0, 1);
        sql.AppendLiteral(before);
        var error = Assert.Throws<ArgumentException>(() => sql.AppendFormatted("value"));
        Assert.Contains("take the quotes away", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT '' || ")]
    [InlineData("SELECT 'it\\'s' || \"'\" || ")]
    [InlineData("SELECT '''a ' b''' || ")]
    [InlineData("SELECT r'\\'' || ")]
    [InlineData("SELECT r'\\' || ' || ")]
    [InlineData("SELECT `a'b` + ")]
    [InlineData("SELECT 1 -- it's\n + ")]
    [InlineData("SELECT 1 # it's\n + ")]
    [InlineData("SELECT /* ' */ ")]
    [InlineData("SELECT 4 / 2 * ")]
    [InlineData("SELECT 4 - 2 - ")]
    public void A_hole_outside_of_quotes_is_a_parameter(string before)
    {
        var sql = new BigQuerySql(0, 1);
        sql.AppendLiteral(before);
        sql.AppendFormatted("value");
        Assert.Equal(before + "@p0", sql.Text);
    }

    [GoogleSqlFact]
    public async Task Statements_with_holes_are_accepted_by_Googles_parser()
    {
        BigQueryTable table = "my-project.ml.penguins";
        Point[] points = [new(1, 2)];
        BigQuerySql sql = $"SELECT {1L} + x, {"a"} FROM {table} JOIN UNNEST({points}) USING (x) WHERE y IN UNNEST({new[] { 1.5 }})";
        Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(sql.Text));
    }

    [Fact]
    public async Task Rows_come_back_through_the_row_types_own_reader()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Page($"{Json.Field("x", "INTEGER")},{Json.Field("y", "INTEGER")}", [Json.Row("\"1\"", "\"2\"")]));
        await using var client = new TestClient(handler);
        Assert.Equal([new Point(1, 2)], await client.QueryAsync<Point>($"SELECT x, y FROM points WHERE x > {0L}").ToListAsync());
    }

    private sealed record Point(long X, long Y) : IBigQueryRow<Point>
    {
        public static RowReader<Point> RowReader { get; } = new Reader();

        public static RowWriter<Point> RowWriter { get; } = new Writer();

        private sealed class Reader : RowReader<Point>
        {
            public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("x", SqlType.Int64), new("y", SqlType.Int64)];

            public override Point Read(ref RowCursor row)
            {
                long x = 0, y = 0;
                while (row.MoveNext(out var column))
                {
                    if (column == 0) x = row.ReadInt64();
                    else y = row.ReadInt64();
                }
                return new(x, y);
            }
        }

        private sealed class Writer : RowWriter<Point>
        {
            public override SqlType Type { get; } = SqlType.Struct(new SqlField("x", SqlType.Int64), new SqlField("y", SqlType.Int64));

            public override void Write(ParameterWriter writer, Point row)
            {
                writer.Int64("x", row.X);
                writer.Int64("y", row.Y);
            }
        }
    }
}
