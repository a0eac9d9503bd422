using System.Globalization;
using Bqml.GoogleSql;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Rows;

public class ScalarTests
{
    [Theory]
    [InlineData("\"0\"", 0)]
    [InlineData("\"-9223372036854775808\"", long.MinValue)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    [InlineData("42", 42)]
    public async Task Int64_is_read(string json, long expected) => Assert.Equal(expected, await Int64(json));

    [Theory]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"Infinity\"", double.PositiveInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("\"inf\"", double.PositiveInfinity)]
    [InlineData("\"-inf\"", double.NegativeInfinity)]
    [InlineData("\"+inf\"", double.PositiveInfinity)]
    [InlineData("\"4.9406564584124654E-324\"", double.Epsilon)]
    [InlineData("\"1.7976931348623157E308\"", double.MaxValue)]
    [InlineData("\"3\"", 3d)]
    [InlineData("0.25", 0.25)]
    public async Task Float64_is_read(string json, double expected) => Assert.Equal(expected, await Double(json));

    [Fact]
    public async Task Negative_zero_keeps_its_sign() => Assert.True(double.IsNegative(await Double("\"-0.0\"")));

    [Fact]
    public void Float64_round_trips() => Gen.Double.Sample(
        value => Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Double(Json.Quote(value.ToString("R", CultureInfo.InvariantCulture))).Result)), iter: 2_000);

    [Fact]
    public void Int64_round_trips() => Gen.Long.Sample(value => Assert.Equal(value, Int64(Json.Quote(value.ToString(CultureInfo.InvariantCulture))).Result), iter: 2_000);

    [Fact]
    public void Strings_round_trip() => Gen.String[Gen.Char.Where(c => !char.IsSurrogate(c)), 0, 40].Sample(
        value => Assert.Equal(value, One(SqlType.String, "STRING", Json.Quote(value), (ref row) => row.ReadString()).Result), iter: 2_000);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\\"b\\\\c\\n\\u2028\\ud83d\\udc27\"", "a\"b\\c\n\u2028🐧")]
    public async Task Strings_are_unescaped(string json, string expected) =>
        Assert.Equal(expected, await One(SqlType.String, "STRING", json, (ref row) => row.ReadString()));

    [Fact]
    public void Bytes_round_trip() => Gen.Byte.Array[0, 100].Sample(
        value => Assert.Equal(value, One(SqlType.Bytes, "BYTES", Json.Quote(Convert.ToBase64String(value)), (ref row) => row.ReadBytes()).Result), iter: 500);

    [Fact]
    public void Decimals_round_trip() => Gen.Decimal.Sample(
        value => Assert.Equal(value, Decimal(Json.Quote(value.ToString(CultureInfo.InvariantCulture))).Result), iter: 2_000);

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("12345678901234567890.123456789")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1.50000000000000000000000000000000000000")]
    public async Task A_decimal_takes_what_it_can_hold(string text) =>
        Assert.Equal(decimal.Parse(text, CultureInfo.InvariantCulture), await Decimal(Json.Quote(text)));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("12345678901234567890.12345678901")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("578960446186580977117854925043439539266.34992332820282019728792003956564819967")]
    public async Task A_decimal_is_never_rounded_silently(string text)
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(SqlType.Numeric, "BIGNUMERIC", Json.Quote(text), (ref row) => row.ReadDecimal()));
        Assert.Equal(ErrorReasons.InvalidValue, error.Reason);
        Assert.Contains(text[..20], error.Message, StringComparison.Ordinal);
        Assert.Contains("BigNumeric", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(text, await One(SqlType.String, "BIGNUMERIC", Json.Quote(text), (ref row) => row.ReadString()));
    }

    [Fact]
    public void Dates_round_trip() => Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber).Sample(
        value => Assert.Equal(value, One(SqlType.Date, "DATE", Json.Quote(value.ToString("O", CultureInfo.InvariantCulture)), (ref row) => row.ReadDateOnly()).Result), iter: 1_000);

    [Fact]
    public void Times_round_trip() => Microseconds(0, TimeSpan.TicksPerDay).Select(ticks => new TimeOnly(ticks)).Sample(
        value => Assert.Equal(value, One(SqlType.Time, "TIME", Json.Quote(Fraction(value.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture))), (ref row) => row.ReadTimeOnly()).Result), iter: 1_000);

    [Fact]
    public void Datetimes_round_trip() => Microseconds(0, DateTime.MaxValue.Ticks).Select(ticks => new DateTime(ticks)).Sample(value =>
    {
        var read = One(SqlType.DateTime, "DATETIME", Json.Quote(Fraction(value.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture))), (ref row) => row.ReadDateTime()).Result;
        Assert.Equal(value, read);
        Assert.Equal(DateTimeKind.Unspecified, read.Kind);
    }, iter: 1_000);

    [Fact]
    public void Timestamps_round_trip() => Microseconds(0, DateTime.MaxValue.Ticks).Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero)).Sample(value =>
    {
        var microseconds = (value - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        Assert.Equal(value, Timestamp(Json.Quote(microseconds.ToString(CultureInfo.InvariantCulture))).Result);
    }, iter: 1_000);

    [Theory]
    [InlineData("1.408452095225E9", 1_408_452_095_225_000)]
    [InlineData("1.5", 1_500_000)]
    [InlineData("-6.21355968E10", -62_135_596_800_000_000)]
    [InlineData("-1.0E-6", -1)]
    public async Task Timestamps_in_seconds_are_read_too(string text, long microseconds) =>
        Assert.Equal(DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10), await Timestamp(Json.Quote(text)));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("false", false)]
    public async Task Bool_is_read(string json, bool expected) => Assert.Equal(expected, await One(SqlType.Bool, "BOOLEAN", json, (ref row) => row.ReadBoolean()));

    [Fact]
    public async Task Narrow_types_are_read()
    {
        Assert.Equal(-5, await One(SqlType.Int64, "INTEGER", "\"-5\"", (ref row) => row.ReadInt32()));
        Assert.Equal(0.1f, await One(SqlType.Float64, "FLOAT", "\"0.1\"", (ref row) => row.ReadSingle()));
        Assert.Equal(float.PositiveInfinity, await One(SqlType.Float64, "FLOAT", "\"Infinity\"", (ref row) => row.ReadSingle()));
    }

    [Theory]
    [InlineData("JSON", "\"{\\\"a\\\":1}\"", "{\"a\":1}")]
    [InlineData("GEOGRAPHY", "\"POINT(1 2)\"", "POINT(1 2)")]
    [InlineData("INTERVAL", "\"1-2 3 4:5:6.789\"", "1-2 3 4:5:6.789")]
    [InlineData("NUMERIC", "\"1.5\"", "1.5")]
    [InlineData("BIGNUMERIC", "\"1.5\"", "1.5")]
    public async Task Types_without_a_form_of_their_own_are_read_as_text(string type, string json, string expected) =>
        Assert.Equal(expected, await One(SqlType.String, type, json, (ref row) => row.ReadString()));

    [Fact]
    public async Task Null_reads_as_null()
    {
        Assert.Null(await One(SqlType.Int64, "INTEGER", "null", (ref row) => row.ReadNullableInt64()));
        Assert.Null(await One(SqlType.Int64, "INTEGER", "null", (ref row) => row.ReadNullableInt32()));
        Assert.Null(await One(SqlType.Float64, "FLOAT", "null", (ref row) => row.ReadNullableDouble()));
        Assert.Null(await One(SqlType.Float64, "FLOAT", "null", (ref row) => row.ReadNullableSingle()));
        Assert.Null(await One(SqlType.Numeric, "NUMERIC", "null", (ref row) => row.ReadNullableDecimal()));
        Assert.Null(await One(SqlType.Bool, "BOOLEAN", "null", (ref row) => row.ReadNullableBoolean()));
        Assert.Null(await One(SqlType.String, "STRING", "null", (ref row) => row.ReadNullableString()));
        Assert.Null(await One(SqlType.Bytes, "BYTES", "null", (ref row) => row.ReadNullableBytes()));
        Assert.Null(await One(SqlType.Date, "DATE", "null", (ref row) => row.ReadNullableDateOnly()));
        Assert.Null(await One(SqlType.Time, "TIME", "null", (ref row) => row.ReadNullableTimeOnly()));
        Assert.Null(await One(SqlType.DateTime, "DATETIME", "null", (ref row) => row.ReadNullableDateTime()));
        Assert.Null(await One(SqlType.Timestamp, "TIMESTAMP", "null", (ref row) => row.ReadNullableDateTimeOffset()));
    }

    public static TheoryData<string, string, string> Unreadable => new()
    {
        { "INT64", "INTEGER", "\"1.5\"" }, { "INT64", "INTEGER", "\"9223372036854775808\"" }, { "INT64", "INTEGER", "\"\"" }, { "INT64", "INTEGER", "\"1 \"" },
        { "FLOAT64", "FLOAT", "\"1,5\"" }, { "FLOAT64", "FLOAT", "\"one\"" }, { "FLOAT64", "FLOAT", "true" },
        { "BOOL", "BOOLEAN", "\"yes\"" }, { "BOOL", "BOOLEAN", "\"TRUE\"" },
        { "BYTES", "BYTES", "\"***\"" },
        { "DATE", "DATE", "\"2023-02-29\"" }, { "DATE", "DATE", "\"0000-01-01\"" }, { "DATE", "DATE", "\"2023-2-9\"" }, { "DATE", "DATE", "\"2023-13-01\"" },
        { "TIME", "TIME", "\"24:00:00\"" }, { "TIME", "TIME", "\"12:00\"" }, { "TIME", "TIME", "\"12:00:00.\"" },
        { "DATETIME", "DATETIME", "\"2023-01-01\"" }, { "DATETIME", "DATETIME", "\"2023-01-01x00:00:00\"" },
        { "TIMESTAMP", "TIMESTAMP", "\"253402300800000000\"" }, { "TIMESTAMP", "TIMESTAMP", "\"now\"" }, { "TIMESTAMP", "TIMESTAMP", "\"1e30\"" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_names_column_row_value_and_type(string type, string wireType, string json)
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(type, wireType, json));
        Assert.Equal(ErrorReasons.InvalidValue, error.Reason);
        Assert.Contains("'x' in row 1", error.Summary, StringComparison.Ordinal);
        Assert.Contains(json.Trim('"'), error.Summary, StringComparison.Ordinal);
        Assert.Contains(type, error.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT64", "INTEGER")]
    [InlineData("FLOAT64", "FLOAT")]
    [InlineData("BOOL", "BOOLEAN")]
    [InlineData("BYTES", "BYTES")]
    [InlineData("DATE", "DATE")]
    [InlineData("TIME", "TIME")]
    [InlineData("DATETIME", "DATETIME")]
    [InlineData("TIMESTAMP", "TIMESTAMP")]
    public async Task Null_in_a_place_without_null_names_column_row_and_type(string type, string wireType)
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(type, wireType, "null"));
        Assert.Equal(ErrorReasons.UnexpectedNull, error.Reason);
        Assert.Contains("'x' in row 1", error.Summary, StringComparison.Ordinal);
        Assert.Contains(type, error.Summary, StringComparison.Ordinal);
        Assert.Contains("nullable", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(SqlType.String, "STRING", "\"a\\ud83d\"", (ref row) => row.ReadString()));
        Assert.Equal(ErrorReasons.InvalidValue, error.Reason);
    }

    private static Task<object?> Read(string type, string wireType, string json) => type switch
    {
        "INT64" => One<object?>(SqlType.Int64, wireType, json, (ref row) => row.ReadInt64()),
        "FLOAT64" => One<object?>(SqlType.Float64, wireType, json, (ref row) => row.ReadDouble()),
        "BOOL" => One<object?>(SqlType.Bool, wireType, json, (ref row) => row.ReadBoolean()),
        "BYTES" => One<object?>(SqlType.Bytes, wireType, json, (ref row) => row.ReadBytes()),
        "DATE" => One<object?>(SqlType.Date, wireType, json, (ref row) => row.ReadDateOnly()),
        "TIME" => One<object?>(SqlType.Time, wireType, json, (ref row) => row.ReadTimeOnly()),
        "DATETIME" => One<object?>(SqlType.DateTime, wireType, json, (ref row) => row.ReadDateTime()),
        _ => One<object?>(SqlType.Timestamp, wireType, json, (ref row) => row.ReadDateTimeOffset()),
    };

    private static Task<long> Int64(string json) => One(SqlType.Int64, "INTEGER", json, (ref row) => row.ReadInt64());

    private static Task<double> Double(string json) => One(SqlType.Float64, "FLOAT", json, (ref row) => row.ReadDouble());

    private static Task<decimal> Decimal(string json) => One(SqlType.Numeric, "NUMERIC", json, (ref row) => row.ReadDecimal());

    private static Task<DateTimeOffset> Timestamp(string json) => One(SqlType.Timestamp, "TIMESTAMP", json, (ref row) => row.ReadDateTimeOffset());

    private static Gen<long> Microseconds(long from, long to) => Gen.Long[from / 10, (to / 10) - 1].Select(value => value * 10);

    /// <summary>Results leave out a fraction of zero and the zeros at its end.</summary>
    private static string Fraction(string text) => text.TrimEnd('0').TrimEnd('.');

    private static async Task<T> One<T>(SqlType type, string wireType, string json, ReadValue<T> read)
    {
        var handler = new ScriptedHandler().ThenJson(Json.Page(Json.Field("x", wireType), [Json.Row(json)]));
        await using var client = new TestClient(handler);
        return await client.QuerySingleAsync(new BigQueryCommand("SELECT 1"), new ColumnReader<T>(type, read));
    }
}
