using System.Globalization;
using Bqml.GoogleSql.Syntax;
using CsCheck;

namespace Bqml.GoogleSql.Tests;

public class SqlLiteralTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("abc", "'abc'")]
    [InlineData("it's", "'it\\'s'")]
    [InlineData("\"quoted\"", "'\"quoted\"'")]
    [InlineData("back\\slash", "'back\\\\slash'")]
    [InlineData("`tick`", "'`tick`'")]
    [InlineData("a\nb\rc\td", "'a\\nb\\rc\\td'")]
    [InlineData("\0\u0007\u001b\u007f\u0085", "'\\u0000\\u0007\\u001b\\u007f\\u0085'")]
    [InlineData("\u2028\u2029\ufeff\u202e", "'\\u2028\\u2029\\ufeff\\u202e'")]
    [InlineData("😀 日本 é", "'😀 日本 é'")]
    public void Strings_are_written_on_one_line(string value, string expected) => Assert.Equal(expected, SqlLiteral.String(value));

    [Fact]
    public void Every_string_comes_back() => NastyText.Valid.Sample(value =>
    {
        var literal = SqlLiteral.String(value);
        Assert.DoesNotContain(literal, static c => char.IsControl(c) || c is '\u2028' or '\u2029');
        var tree = SqlParser.ParseExpression(literal);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(value, Assert.IsType<StringLiteral>(tree.Root).Value);
    });

    [Fact]
    public void Every_string_comes_back_from_the_middle_of_a_statement() => NastyText.Valid.Sample(value =>
    {
        var tree = SqlParser.Parse($"CREATE MODEL m OPTIONS(a = {SqlLiteral.String(value)}, b = [{SqlLiteral.String(value)}]) AS SELECT 1");
        Assert.Empty(tree.Diagnostics);
        var create = Assert.IsType<CreateModelStatement>(Assert.Single(tree.Root.Statements));
        Assert.Equal(new StringLiteral(value), create.Options![0].Value);
        Assert.Equal(new ArrayConstructor(null, SqlList<SqlExpression>.Of(new StringLiteral(value))), create.Options[1].Value);
    });

    // Lone surrogates do not survive in attributes.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        foreach (var (value, position) in new[] { ("\ud83d", 1), ("ab\ude00", 3), ("\ud83d\ud83d\ude00", 1) })
        {
            var error = Assert.Throws<ArgumentException>(() => SqlLiteral.String(value));
            Assert.Contains("not valid Unicode", error.Message, StringComparison.Ordinal);
            Assert.Contains($"position {position}", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Null_is_not_a_string() => Assert.Throws<ArgumentNullException>(() => SqlLiteral.String(null!));

    [Fact]
    public void Every_byte_comes_back() => Gen.Byte.Array[0, 40].Sample(static bytes =>
    {
        var literal = SqlLiteral.Bytes(bytes);
        Assert.DoesNotContain(literal, static c => c is < ' ' or > '~');
        var tree = SqlParser.ParseExpression(literal);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(bytes, Assert.IsType<BytesLiteral>(tree.Root).Value);
    });

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(-42L, "-42")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    public void Integers(long value, string expected)
    {
        Assert.Equal(expected, SqlLiteral.Int64(value));
        Assert.Empty(SqlParser.ParseExpression(expected).Diagnostics);
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(1e16, "1E+16")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "4.94065645841247E-324")]
    [InlineData(double.NaN, "CAST('nan' AS FLOAT64)")]
    [InlineData(double.PositiveInfinity, "CAST('inf' AS FLOAT64)")]
    [InlineData(double.NegativeInfinity, "CAST('-inf' AS FLOAT64)")]
    public void Floats(double value, string expected) => Assert.Equal(expected, SqlLiteral.Float64(value));

    [Fact]
    public void Every_float_comes_back_and_stays_a_float() => Gen.Double.Sample(static value =>
    {
        var literal = SqlLiteral.Float64(value);
        var root = SqlParser.ParseExpression(literal).Root;
        if (!double.IsFinite(value))
        {
            Assert.IsType<CastExpression>(root);
            return;
        }
        var read = root is UnaryExpression { Operator: UnaryOperator.Minus } minus ? -Assert.IsType<FloatLiteral>(minus.Operand).Value : Assert.IsType<FloatLiteral>(root).Value;
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
    });

    [Fact]
    public void Booleans_and_null()
    {
        Assert.Equal("TRUE", SqlLiteral.Bool(true));
        Assert.Equal("FALSE", SqlLiteral.Bool(false));
        Assert.Equal("NULL", SqlLiteral.Null);
    }

    [Theory]
    [InlineData("1.500", "NUMERIC '1.5'")]
    [InlineData("-0.000000001", "NUMERIC '-0.000000001'")]
    [InlineData("100", "NUMERIC '100'")]
    [InlineData("0.0", "NUMERIC '0'")]
    [InlineData("79228162514264337593543950335", "NUMERIC '79228162514264337593543950335'")]
    public void Numerics(string value, string expected) => Assert.Equal(expected, SqlLiteral.Numeric(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_numeric_is_not_rounded_in_silence()
    {
        var error = Assert.Throws<ArgumentException>(() => SqlLiteral.Numeric(0.1234567891m));
        Assert.Contains("9 digits", error.Message, StringComparison.Ordinal);
        Assert.Equal("BIGNUMERIC '0.1234567891'", SqlLiteral.BigNumeric(0.1234567891m));
    }

    [Fact]
    public void Dates_and_times()
    {
        Assert.Equal("DATE '0001-01-01'", SqlLiteral.Date(DateTime.MinValue));
        Assert.Equal("DATE '2026-08-22'", SqlLiteral.Date(new DateTime(2026, 8, 22)));
        Assert.Equal("DATETIME '2026-08-22 12:30:00'", SqlLiteral.DateTime(new DateTime(2026, 8, 22, 12, 30, 0)));
        Assert.Equal("DATETIME '2026-08-22 12:30:00.000001'", SqlLiteral.DateTime(new DateTime(2026, 8, 22, 12, 30, 0).AddTicks(10)));
        Assert.Equal("TIMESTAMP '2026-08-22 10:30:00.5+00'", SqlLiteral.Timestamp(new DateTimeOffset(2026, 8, 22, 12, 30, 0, 500, TimeSpan.FromHours(2))));
        Assert.Equal("TIME '23:59:59.999999'", SqlLiteral.Time(TimeSpan.FromDays(1) - TimeSpan.FromTicks(10)));
        Assert.Equal("JSON '{\"a\": \"it\\'s\"}'", SqlLiteral.Json("{\"a\": \"it's\"}"));
    }

    [Theory]
    [InlineData("00:00:00", "INTERVAL 0 SECOND")]
    [InlineData("7.00:00:00", "INTERVAL 7 DAY")]
    [InlineData("1.01:00:00", "INTERVAL 25 HOUR")]
    [InlineData("06:30:00", "INTERVAL 390 MINUTE")]
    [InlineData("00:01:30", "INTERVAL 90 SECOND")]
    [InlineData("-00:00:05", "INTERVAL -5 SECOND")]
    [InlineData("00:00:01.5", "INTERVAL '0:0:1.5' HOUR TO SECOND")]
    [InlineData("-2.03:04:05.000001", "INTERVAL '-51:4:5.000001' HOUR TO SECOND")]
    public void Intervals(string value, string expected)
    {
        var literal = SqlLiteral.Interval(TimeSpan.Parse(value, CultureInfo.InvariantCulture));
        Assert.Equal(expected, literal);
        Assert.Empty(SqlParser.ParseExpression(literal).Diagnostics);
    }

    [Fact]
    public void What_BigQuery_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SqlLiteral.Interval(TimeSpan.FromTicks(1)));
        Assert.Throws<ArgumentException>(() => SqlLiteral.Date(new DateTime(2026, 8, 22, 1, 0, 0)));
        Assert.Throws<ArgumentException>(() => SqlLiteral.DateTime(new DateTime(1)));
        Assert.Throws<ArgumentException>(() => SqlLiteral.Timestamp(new DateTimeOffset(9, TimeSpan.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SqlLiteral.Time(TimeSpan.FromDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SqlLiteral.Time(TimeSpan.FromTicks(-10)));
    }

    [Fact]
    public void Arrays() => Assert.Equal("['a', 1, []]", SqlLiteral.Array([SqlLiteral.String("a"), SqlLiteral.Int64(1), SqlLiteral.Array([])]));
}
