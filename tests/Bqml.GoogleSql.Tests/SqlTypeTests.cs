namespace Bqml.GoogleSql.Tests;

public class SqlTypeTests
{
    [Theory]
    [InlineData("INT64", "INT64")]
    [InlineData("float64", "FLOAT64")]
    [InlineData(" Bool ", "BOOL")]
    [InlineData("BOOLEAN", "BOOL")]
    [InlineData("integer", "INT64")]
    [InlineData("BYTEINT", "INT64")]
    [InlineData("DECIMAL(10, 2)", "NUMERIC")]
    [InlineData("BIGDECIMAL", "BIGNUMERIC")]
    [InlineData("STRING(10)", "STRING")]
    [InlineData("BYTES", "BYTES")]
    [InlineData("DATE", "DATE")]
    [InlineData("TIME", "TIME")]
    [InlineData("DATETIME", "DATETIME")]
    [InlineData("TIMESTAMP", "TIMESTAMP")]
    [InlineData("INTERVAL", "INTERVAL")]
    [InlineData("JSON", "JSON")]
    [InlineData("GEOGRAPHY", "GEOGRAPHY")]
    [InlineData("RANGE<DATE>", "RANGE<DATE>")]
    [InlineData("ARRAY<STRING>", "ARRAY<STRING>")]
    [InlineData("array < struct < label string , prob float64 > >", "ARRAY<STRUCT<label STRING, prob FLOAT64>>")]
    [InlineData("STRUCT<INT64, STRING>", "STRUCT<INT64, STRING>")]
    [InlineData("STRUCT<date DATE>", "STRUCT<date DATE>")]
    [InlineData("STRUCT<i INTERVAL>", "STRUCT<i INTERVAL>")]
    [InlineData("STRUCT<`select` INT64, `a b` STRING, `x` ARRAY<INT64>>", "STRUCT<`select` INT64, `a b` STRING, x ARRAY<INT64>>")]
    [InlineData("STRUCT<>", "STRUCT<>")]
    [InlineData("STRUCT<a STRUCT<b STRUCT<c ARRAY<INT64>>>>", "STRUCT<a STRUCT<b STRUCT<c ARRAY<INT64>>>>")]
    public void Types_parse_and_print(string text, string expected)
    {
        var type = SqlType.Parse(text);
        Assert.Equal(expected, type.ToString());
        Assert.Equal(type, SqlType.Parse(expected));
        Assert.Equal(type.GetHashCode(), SqlType.Parse(expected).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("FLOAT")]
    [InlineData("foo")]
    [InlineData("ARRAY")]
    [InlineData("ARRAY<>")]
    [InlineData("ARRAY<INT64")]
    [InlineData("ARRAY<INT64>>")]
    [InlineData("STRUCT<a>")]
    [InlineData("STRUCT<a INT64,>")]
    [InlineData("RANGE<INT64>")]
    [InlineData("INT64 NOT NULL")]
    [InlineData("INT64;")]
    [InlineData("STRUCT<a INT64 b STRING>")]
    public void What_is_no_type_is_refused(string text)
    {
        Assert.False(SqlType.TryParse(text, out var type));
        Assert.Null(type);
        Assert.Contains("is not a GoogleSQL type", Assert.Throws<FormatException>(() => SqlType.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_no_type() => Assert.False(SqlType.TryParse(null, out _));

    [Fact]
    public void Deep_types_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("ARRAY<", 100_000));
        Assert.False(SqlType.TryParse(deep, out _));
    }

    [Fact]
    public void A_type_made_by_hand_is_written_whatever_its_names() =>
        Assert.Equal("STRUCT<`a.b` INT64>", SqlType.Struct(new SqlField("a.b", SqlType.Int64)).ToString());
}
