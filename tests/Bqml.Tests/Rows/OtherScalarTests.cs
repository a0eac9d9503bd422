using System.Globalization;
using System.Numerics;
using Bqml.GoogleSql;
using Bqml.Runtime;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Rows;

/// <summary>Scalars that have a value type of their own.</summary>
public class OtherScalarTests
{
    private static readonly SqlType DateRange = SqlType.Range(SqlType.Date);

    [Fact]
    public void Bignumerics_round_trip() => Gen.Byte.Array[32].Select(static bytes => BigNumeric.FromUnits(new BigInteger(bytes))).Sample(
        value => Assert.Equal(value, One(SqlType.BigNumeric, "BIGNUMERIC", Json.Quote(value.ToString(null, CultureInfo.InvariantCulture)), (ref row) => row.ReadBigNumeric()).Result), iter: 1_000);

    [Theory]
    [InlineData("NUMERIC")]
    [InlineData("INTEGER")]
    [InlineData("BIGNUMERIC")]
    public async Task A_bignumeric_takes_every_exact_number(string type) =>
        Assert.Equal(BigNumeric.Parse("9007199254740993", CultureInfo.InvariantCulture), await One(SqlType.BigNumeric, type, "\"9007199254740993\"", (ref row) => row.ReadBigNumeric()));

    [Fact]
    public async Task A_numeric_that_a_decimal_cannot_hold_says_what_can()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(SqlType.Numeric, "NUMERIC", "\"99999999999999999999999999999.999999999\"", (ref row) => row.ReadDecimal()));
        Assert.Equal(ErrorReasons.InvalidValue, error.Reason);
        Assert.Contains("Column 'x' in row 1", error.Summary, StringComparison.Ordinal);
        Assert.Contains("BigNumeric", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interval_is_read() =>
        Assert.Equal(new BigQueryInterval(14, 3, 6_500_000), await One(SqlType.Interval, "INTERVAL", "\"1-2 3 0:0:6.5\"", (ref row) => row.ReadBigQueryInterval()));

    [Fact]
    public async Task A_json_is_read_as_a_document()
    {
        var json = await One(SqlType.Json, "JSON", "\"{\\\"a\\\":[1,null]}\"", (ref row) => row.ReadJsonElement());
        Assert.Equal(1, json.GetProperty("a")[0].GetInt32());
    }

    [Fact]
    public async Task A_geography_is_its_text() =>
        Assert.Equal(new BigQueryGeography("POINT(1 2)"), await One(SqlType.Geography, "GEOGRAPHY", "\"POINT(1 2)\"", (ref row) => row.ReadBigQueryGeography()));

    [Theory]
    [InlineData("[2024-01-01, 2024-02-01)", "2024-01-01", "2024-02-01")]
    [InlineData("[UNBOUNDED, 2024-02-01)", null, "2024-02-01")]
    [InlineData("[2024-01-01, UNBOUNDED)", "2024-01-01", null)]
    [InlineData("[unbounded, NULL)", null, null)]
    public async Task A_range_of_dates_is_read(string text, string? start, string? end)
    {
        var range = await One(DateRange, "RANGE", Json.Quote(text), (ref row) => row.ReadDateRange(), "DATE");
        Assert.Equal(start, range.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(end, range.End?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[1704067200000000, 1704067200000001)")]
    [InlineData("[2024-01-01 00:00:00+00, 2024-01-01 00:00:00.000001+00)")]
    public async Task A_range_of_timestamps_is_read_in_either_form(string text)
    {
        var range = await One(SqlType.Range(SqlType.Timestamp), "RANGE", Json.Quote(text), (ref row) => row.ReadTimestampRange(), "TIMESTAMP");
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), range.Start);
        Assert.Equal(range.Start!.Value.AddMicroseconds(1), range.End);
    }

    [Fact]
    public async Task A_range_of_datetimes_is_read()
    {
        var range = await One(SqlType.Range(SqlType.DateTime), "RANGE", "\"[2024-01-01T01:02:03.5, UNBOUNDED)\"", (ref row) => row.ReadDateTimeRange(), "DATETIME");
        Assert.Equal(new DateTime(2024, 1, 1, 1, 2, 3, 500), range.Start);
    }

    [Theory]
    [InlineData("BIGNUMERIC", "1e-39")]
    [InlineData("BIGNUMERIC", "1e39")]
    [InlineData("BIGNUMERIC", "")]
    [InlineData("INTERVAL", "1 day")]
    [InlineData("JSON", "{")]
    [InlineData("RANGE", "2024-01-01, 2024-02-01")]
    [InlineData("RANGE", "[2024-01-01)")]
    [InlineData("RANGE", "[2024-02-01, 2024-01-01)")]
    [InlineData("RANGE", "[2024-02-30, 2024-03-01)")]
    public async Task A_value_that_cannot_be_read_is_one_clear_error(string type, string text)
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(async () => _ = type switch
        {
            "BIGNUMERIC" => (object)await One(SqlType.BigNumeric, type, Json.Quote(text), (ref row) => row.ReadBigNumeric()),
            "INTERVAL" => await One(SqlType.Interval, type, Json.Quote(text), (ref row) => row.ReadBigQueryInterval()),
            "JSON" => await One(SqlType.Json, type, Json.Quote(text), (ref row) => row.ReadJsonElement()),
            _ => await One(DateRange, type, Json.Quote(text), (ref row) => row.ReadDateRange(), "DATE"),
        });
        Assert.Equal(ErrorReasons.InvalidValue, error.Reason);
        Assert.Contains("Column 'x' in row 1", error.Summary, StringComparison.Ordinal);
        Assert.Contains(type, error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_null_or_one_clear_error()
    {
        Assert.Null(await One(SqlType.BigNumeric, "BIGNUMERIC", "null", (ref row) => row.ReadNullableBigNumeric()));
        Assert.Null(await One(SqlType.Interval, "INTERVAL", "null", (ref row) => row.ReadNullableBigQueryInterval()));
        Assert.Null(await One(SqlType.Json, "JSON", "null", (ref row) => row.ReadNullableJsonElement()));
        Assert.Null(await One(SqlType.Geography, "GEOGRAPHY", "null", (ref row) => row.ReadNullableBigQueryGeography()));
        Assert.Null(await One(DateRange, "RANGE", "null", (ref row) => row.ReadNullableDateRange(), "DATE"));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(DateRange, "RANGE", "null", (ref row) => row.ReadDateRange(), "DATE"));
        Assert.Equal(ErrorReasons.UnexpectedNull, error.Reason);
        Assert.Contains("RANGE<DATE>", error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_another_type_is_a_mismatch()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(DateRange, "RANGE", "\"[UNBOUNDED, UNBOUNDED)\"", (ref row) => row.ReadDateRange(), "TIMESTAMP"));
        Assert.Equal(ErrorReasons.TypeMismatch, error.Reason);
        Assert.Contains("RANGE<TIMESTAMP>", error.Summary, StringComparison.Ordinal);
        Assert.Contains("RANGE<DATE>", error.Summary, StringComparison.Ordinal);
    }

    private static async Task<T> One<T>(SqlType type, string column, string value, ReadValue<T> read, string? rangeElement = null)
    {
        var field = rangeElement is null ? Json.Field("x", column) : $$$"""{"name":"x","type":"{{{column}}}","rangeElementType":{"type":"{{{rangeElement}}}"}}""";
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Json.Page(field, [Json.Row(value)])));
        return await client.QuerySingleAsync(new BigQueryCommand("SELECT 1"), new ColumnReader<T>(type, read));
    }
}
