using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Runtime;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Parameters;

public class QueryParameterTests
{
    public static TheoryData<QueryParameter, string, string> Scalars => new()
    {
        { QueryParameter.Int64("p", long.MinValue), "INT64", "\"-9223372036854775808\"" },
        { QueryParameter.Int64("p", null), "INT64", "null" },
        { QueryParameter.Float64("p", 0.1), "FLOAT64", "\"0.1\"" },
        { QueryParameter.Float64("p", double.NaN), "FLOAT64", "\"NaN\"" },
        { QueryParameter.Float64("p", double.NegativeInfinity), "FLOAT64", "\"-Infinity\"" },
        { QueryParameter.Float64("p", double.MaxValue), "FLOAT64", "\"1.7976931348623157E+308\"" },
        { QueryParameter.Float64("p", null), "FLOAT64", "null" },
        { QueryParameter.Bool("p", true), "BOOL", "\"true\"" },
        { QueryParameter.Bool("p", false), "BOOL", "\"false\"" },
        { QueryParameter.Bool("p", null), "BOOL", "null" },
        { QueryParameter.String("p", "it's \"a\"\n\u2028🐧"), "STRING", "\"it's \\\"a\\\"\\n\\u2028🐧\"" },
        { QueryParameter.String("p", ""), "STRING", "\"\"" },
        { QueryParameter.String("p", null), "STRING", "null" },
        { QueryParameter.Numeric("p", 1.50m), "NUMERIC", "\"1.50\"" },
        { QueryParameter.Numeric("p", decimal.MaxValue), "NUMERIC", "\"79228162514264337593543950335\"" },
        { QueryParameter.Numeric("p", 0.0000000001m), "BIGNUMERIC", "\"0.0000000001\"" },
        { QueryParameter.Numeric("p", null), "NUMERIC", "null" },
        { QueryParameter.Bytes("p", [0, 255]), "BYTES", "\"AP8=\"" },
        { QueryParameter.Bytes("p", null), "BYTES", "null" },
        { QueryParameter.Date("p", new DateOnly(7, 2, 3)), "DATE", "\"0007-02-03\"" },
        { QueryParameter.Date("p", null), "DATE", "null" },
        { QueryParameter.Time("p", new TimeOnly(1, 2, 3, 4, 5)), "TIME", "\"01:02:03.004005\"" },
        { QueryParameter.Time("p", null), "TIME", "null" },
        { QueryParameter.DateTime("p", new DateTime(2020, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc)), "DATETIME", "\"2020-01-02T03:04:05.678000\"" },
        { QueryParameter.DateTime("p", null), "DATETIME", "null" },
        { QueryParameter.Timestamp("p", new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5))), "TIMESTAMP", "\"2020-01-01 21:34:05.000000+00:00\"" },
        { QueryParameter.Timestamp("p", null), "TIMESTAMP", "null" },
        { QueryParameter.Json("p", "{\"a\":1}"), "JSON", "\"{\\\"a\\\":1}\"" },
        { QueryParameter.Geography("p", "POINT(1 2)"), "GEOGRAPHY", "\"POINT(1 2)\"" },
        { QueryParameter.Json("p", JsonElement.Parse("{ \"a\": 1 }")), "JSON", "\"{ \\\"a\\\": 1 }\"" },
        { QueryParameter.Geography("p", new BigQueryGeography("POINT(1 2)")), "GEOGRAPHY", "\"POINT(1 2)\"" },
        { QueryParameter.Interval("p", new BigQueryInterval(14, 1)), "INTERVAL", "\"1-2 1 0:0:0\"" },
        { QueryParameter.Interval("p", null), "INTERVAL", "null" },
        { QueryParameter.BigNumeric("p", BigNumeric.MinValue), "BIGNUMERIC", "\"-578960446186580977117854925043439539266.34992332820282019728792003956564819968\"" },
        { QueryParameter.BigNumeric("p", null), "BIGNUMERIC", "null" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void A_scalar_is_a_text_with_its_type(QueryParameter parameter, string type, string value) =>
        AssertJson($$$"""{"name":"p","parameterType":{"type":"{{{type}}}"},"parameterValue":{"value":{{{value}}}}}""", parameter);

    public static TheoryData<QueryParameter, string, string> Arrays => new()
    {
        { QueryParameter.Int64Array("p", [1, -2]), "INT64", "\"1\" \"-2\"" },
        { QueryParameter.Float64Array("p", [0.5, double.PositiveInfinity]), "FLOAT64", "\"0.5\" \"Infinity\"" },
        { QueryParameter.BoolArray("p", [true]), "BOOL", "\"true\"" },
        { QueryParameter.StringArray("p", ["a", ""]), "STRING", "\"a\" \"\"" },
        { QueryParameter.NumericArray("p", [1.5m]), "NUMERIC", "\"1.5\"" },
        { QueryParameter.BytesArray("p", [[1]]), "BYTES", "\"AQ==\"" },
        { QueryParameter.DateArray("p", [new DateOnly(2020, 1, 2)]), "DATE", "\"2020-01-02\"" },
        { QueryParameter.TimeArray("p", [new TimeOnly(1, 2)]), "TIME", "\"01:02:00.000000\"" },
        { QueryParameter.DateTimeArray("p", [new DateTime(2020, 1, 2)]), "DATETIME", "\"2020-01-02T00:00:00.000000\"" },
        { QueryParameter.TimestampArray("p", [DateTimeOffset.UnixEpoch]), "TIMESTAMP", "\"1970-01-01|00:00:00.000000+00:00\"" },
        { QueryParameter.BigNumericArray("p", [1.5m, -2]), "BIGNUMERIC", "\"1.5\" \"-2\"" },
        { QueryParameter.IntervalArray("p", [new BigQueryInterval(0, 1)]), "INTERVAL", "\"0-0|1|0:0:0\"" },
        { QueryParameter.JsonArray("p", [JsonElement.Parse("1")]), "JSON", "\"1\"" },
        { QueryParameter.GeographyArray("p", [new BigQueryGeography("POINT(1|2)".Replace('|', ' '))]), "GEOGRAPHY", "\"POINT(1|2)\"" },
        { QueryParameter.Int64Array("p", []), "INT64", "" },
        { QueryParameter.StringArray("p", null), "STRING", "" },
    };

    [Theory]
    [MemberData(nameof(Arrays))]
    public void An_array_is_a_list_of_texts(QueryParameter parameter, string type, string values)
    {
        var elements = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => $$"""{"value":{{value.Replace('|', ' ')}}}""");
        AssertJson($$$$"""{"name":"p","parameterType":{"type":"ARRAY","arrayType":{"type":"{{{{type}}}}"}},"parameterValue":{"arrayValues":[{{{{string.Join(",", elements)}}}}]}}""", parameter);
    }

    public static TheoryData<QueryParameter, string, string> Ranges => new()
    {
        { QueryParameter.DateRange("p", new(new(2024, 1, 1), new(2024, 2, 1))), "DATE", """{"rangeValue":{"start":{"value":"2024-01-01"},"end":{"value":"2024-02-01"}}}""" },
        { QueryParameter.DateRange("p", new(null, new(2024, 2, 1))), "DATE", """{"rangeValue":{"end":{"value":"2024-02-01"}}}""" },
        { QueryParameter.DateTimeRange("p", new(new(2024, 1, 1), null)), "DATETIME", """{"rangeValue":{"start":{"value":"2024-01-01T00:00:00.000000"}}}""" },
        { QueryParameter.TimestampRange("p", new(DateTimeOffset.UnixEpoch, null)), "TIMESTAMP", """{"rangeValue":{"start":{"value":"1970-01-01 00:00:00.000000+00:00"}}}""" },
        { QueryParameter.TimestampRange("p", null), "TIMESTAMP", """{"value":null}""" },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_range_has_the_bounds_that_it_has(QueryParameter parameter, string element, string value) =>
        AssertJson($$$"""{"name":"p","parameterType":{"type":"RANGE","rangeElementType":{"type":"{{{element}}}"}},"parameterValue":{{{value}}}}""", parameter);

    [Fact]
    public void A_json_that_is_none_is_refused() => Assert.Throws<ParameterValueException>(() => Write(QueryParameter.Json("p", default(JsonElement))));

    [Fact]
    public void Rows_are_an_array_of_structs()
    {
        var parameter = QueryParameter.Rows("input", [new Row("a", 1.5, new("x"), [new("y")], [1]), new Row(null, null, null, null, null)], new RowWriter());
        const string nested = """{"type":"STRUCT","structTypes":[{"name":"name","type":{"type":"STRING"}}]}""";
        AssertJson($$$$"""
            {"name":"input","parameterType":{"type":"ARRAY","arrayType":{"type":"STRUCT","structTypes":[
            {"name":"name","type":{"type":"STRING"}},{"name":"size","type":{"type":"FLOAT64"}},{"name":"inner","type":{{{{nested}}}}},
            {"name":"list","type":{"type":"ARRAY","arrayType":{{{{nested}}}}}},{"name":"numbers","type":{"type":"ARRAY","arrayType":{"type":"INT64"}}}]}},
            "parameterValue":{"arrayValues":[
            {"structValues":{"name":{"value":"a"},"size":{"value":"1.5"},"inner":{"structValues":{"name":{"value":"x"}}},"list":{"arrayValues":[{"structValues":{"name":{"value":"y"}}}]},"numbers":{"arrayValues":[{"value":"1"}]}}},
            {"structValues":{"name":{"value":null},"size":{"value":null},"inner":{"value":null},"list":{"arrayValues":[]},"numbers":{"arrayValues":[]}}}]}}
            """, parameter);
    }

    [Fact]
    public void Every_kind_of_field_is_written()
    {
        var writer = new EveryFieldWriter();
        using var json = JsonDocument.Parse(Write(QueryParameter.Rows("p", [0], writer)));
        var fields = json.RootElement.GetProperty("parameterValue").GetProperty("arrayValues")[0].GetProperty("structValues");
        Assert.Equal(
            ["i=1", "f=NaN", "b=true", "s=é", "n=1.5", "y=AQ==", "d=2020-01-02", "t=01:02:03.000000", "dt=2020-01-02T03:04:05.000000", "ts=1970-01-01 00:00:00.000000+00:00"],
            fields.EnumerateObject().Take(10).Select(field => $"{field.Name}={field.Value.GetProperty("value").GetString()}"));
        Assert.All(fields.EnumerateObject().Skip(10), field => Assert.Equal(1, field.Value.GetProperty("arrayValues").GetArrayLength()));
    }

    [Fact]
    public void A_struct_may_hold_fields_with_names_in_need_of_escapes()
    {
        var type = SqlType.Struct(new SqlField("a\"b", SqlType.Int64));
        using var json = JsonDocument.Parse(Write(QueryParameter.Rows("p", [1], new DelegateWriter(type, (writer, _) => writer.Int64("a\"b", 1)))));
        Assert.Equal("1", json.RootElement.GetProperty("parameterValue").GetProperty("arrayValues")[0].GetProperty("structValues").GetProperty("a\"b").GetProperty("value").GetString());
    }

    [Fact]
    public void Any_string_arrives_as_it_is() => Gen.String[Gen.Char.Where(c => !char.IsSurrogate(c)), 0, 50].Sample(value =>
    {
        using var json = JsonDocument.Parse(Write(QueryParameter.String("p", value)));
        Assert.Equal(value, json.RootElement.GetProperty("parameterValue").GetProperty("value").GetString());
    }, iter: 5_000);

    [Fact]
    public void Any_float_arrives_as_it_is() => Gen.Double.Sample(value =>
    {
        using var json = JsonDocument.Parse(Write(QueryParameter.Float64("p", value)));
        Assert.Equal(value, double.Parse(json.RootElement.GetProperty("parameterValue").GetProperty("value").GetString()!, CultureInfo.InvariantCulture));
    }, iter: 5_000);

    [Theory]
    [InlineData("D83D")]
    [InlineData("0061 DC27 0062")]
    [InlineData("DC27 D83D")]
    public void Half_a_surrogate_pair_is_refused(string characters)
    {
        var value = string.Concat(characters.Split(' ').Select(character => (char)Convert.ToUInt16(character, 16)));
        var error = Assert.ThrowsAny<ArgumentException>(() => Write(QueryParameter.String("p", value)));
        Assert.Contains("surrogate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_refused_with_its_row_and_column()
    {
        var writer = new DelegateWriter(SqlType.Struct(new SqlField("x", SqlType.Numeric)), (parameters, row) => parameters.Numeric("x", row == 2 ? 0.1234567891m : 0));
        Assert.StartsWith("Row 2, column 'x': 0.1234567891 has more than the nine decimal places", Refusal(QueryParameter.Rows("p", [1, 2], writer)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Row 1, column 'list': Row 2, column 'name': The text holds half of a surrogate pair at position 1",
            Refusal(QueryParameter.Rows("p", [new Row("a", null, new("b"), [new("c"), new("d\uD83D")], null)], new RowWriter())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_row_is_refused_with_its_place() =>
        Assert.StartsWith("Row 2: The row is null", Refusal(QueryParameter.Rows("p", [new("a"), null!], new NestedWriter())), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a`")]
    [InlineData("@p")]
    public void A_name_that_is_none_is_refused(string name) => Assert.Throws<ArgumentException>(() => QueryParameter.Int64(name, 1));

    private static string Refusal(QueryParameter parameter) => Assert.ThrowsAny<ArgumentException>(() => Write(parameter)).Message;

    private static string Write(QueryParameter parameter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) parameter.Write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void AssertJson(string expected, QueryParameter parameter)
    {
        using var left = JsonDocument.Parse(expected);
        using var right = JsonDocument.Parse(Write(parameter));
        Assert.Equal(JsonSerializer.Serialize(left), JsonSerializer.Serialize(right));
    }

    private sealed record Nested(string Name);

    private sealed record Row(string? Name, double? Size, Nested? Inner, List<Nested>? List, List<long>? Numbers);

    private sealed class NestedWriter : RowWriter<Nested>
    {
        public override SqlType Type { get; } = SqlType.Struct(new SqlField("name", SqlType.String));

        public override void Write(ParameterWriter writer, Nested row) => writer.String("name", row.Name);
    }

    private sealed class RowWriter : RowWriter<Row>
    {
        private static readonly NestedWriter Inner = new();

        public override SqlType Type { get; } = SqlType.Struct(
            new SqlField("name", SqlType.String), new SqlField("size", SqlType.Float64), new SqlField("inner", Inner.Type),
            new SqlField("list", SqlType.Array(Inner.Type)), new SqlField("numbers", SqlType.Array(SqlType.Int64)));

        public override void Write(ParameterWriter writer, Row row)
        {
            writer.String("name", row.Name);
            writer.Float64("size", row.Size);
            writer.Struct("inner", row.Inner, Inner);
            writer.Array("list", row.List, Inner);
            writer.Int64Array("numbers", row.Numbers);
        }
    }

    private class DelegateWriter(SqlType type, Action<ParameterWriter, int> write) : RowWriter<int>
    {
        public override SqlType Type { get; } = type;

        public override void Write(ParameterWriter writer, int row) => write(writer, row);
    }

    private sealed class EveryFieldWriter() : DelegateWriter(SqlType.Struct(), static (writer, _) =>
    {
        writer.Int64("i", 1);
        writer.Float64("f", double.NaN);
        writer.Bool("b", true);
        writer.String("s", "é");
        writer.Numeric("n", 1.5m);
        writer.Bytes("y", [1]);
        writer.Date("d", new DateOnly(2020, 1, 2));
        writer.Time("t", new TimeOnly(1, 2, 3));
        writer.DateTime("dt", new DateTime(2020, 1, 2, 3, 4, 5));
        writer.Timestamp("ts", DateTimeOffset.UnixEpoch);
        writer.Float64Array("fa", [1]);
        writer.BoolArray("ba", [true]);
        writer.StringArray("sa", ["a"]);
        writer.NumericArray("na", [1]);
        writer.BytesArray("ya", [[1]]);
        writer.DateArray("da", [default]);
        writer.TimeArray("ta", [default]);
        writer.DateTimeArray("dta", [default]);
        writer.TimestampArray("tsa", [default]);
    });
}
