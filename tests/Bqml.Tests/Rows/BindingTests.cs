using Bqml.GoogleSql;
using Bqml.Runtime;
using Bqml.Tests.Support;

namespace Bqml.Tests.Rows;

public class BindingTests
{
    private static readonly string Probabilities = Json.Field("probs", "RECORD", "REPEATED", $"{Json.Field("label", "STRING")},{Json.Field("prob", "FLOAT")}");
    private static readonly string Fields = $"{Json.Field("species", "STRING")},{Json.Field("length", "FLOAT")},{Json.Field("year", "INTEGER")},{Probabilities}";

    private static string Probability(string label, string value) => Json.Row(Json.Quote(label), Json.Quote(value));

    [Fact]
    public async Task Columns_are_found_by_name_whatever_their_order_and_case()
    {
        var fields = $"{Json.Field("EXTRA", "GEOGRAPHY")},{Probabilities},{Json.Field("LENGTH", "FLOAT")},{Json.Field("Species", "STRING")}";
        var row = Json.Row("\"POINT(1 2)\"", Json.Array(Probability("a", "0.25"), Probability("b", "0.75")), "\"39.1\"", "\"Adelie\"");
        var prediction = Assert.Single(await Read(fields, row));
        Assert.Equal("Adelie", prediction.Species);
        Assert.Equal(39.1, prediction.Length);
        Assert.Null(prediction.Year);
        Assert.Equal([new("a", 0.25), new("b", 0.75)], prediction.Probabilities);
        Assert.Empty(prediction.Rest);
    }

    [Fact]
    public async Task The_rest_takes_columns_of_its_type_and_leaves_the_others()
    {
        var fields = $"{Fields},{Json.Field("mean", "FLOAT")},{Json.Field("note", "STRING")},{Json.Field("variance", "FLOAT")}";
        var prediction = Assert.Single(await Read(fields, Json.Row("\"a\"", "null", "\"2007\"", "[]", "\"1.5\"", "\"n\"", "null")));
        Assert.Equal(2007, prediction.Year);
        Assert.Equal(new() { ["mean"] = 1.5, ["variance"] = null }, prediction.Rest);
    }

    [Fact]
    public async Task A_missing_column_is_named_with_row_type_and_what_there_is()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(Json.Field("species", "STRING"), Json.Row("\"a\"")));
        Assert.Equal(ErrorReasons.MissingColumn, error.Reason);
        Assert.Equal("The result has no column 'length', which Prediction needs (FLOAT64). It has: species.", error.Summary);
    }

    [Fact]
    public async Task A_missing_column_is_reported_even_when_the_result_is_empty() =>
        Assert.Equal(ErrorReasons.MissingColumn, (await Assert.ThrowsAsync<BigQueryMLException>(() => Read(Json.Field("species", "STRING")))).Reason);

    [Fact]
    public async Task A_column_of_another_type_is_named_with_both_types()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(Fields.Replace("FLOAT", "STRING", StringComparison.Ordinal), Json.Row("\"a\"", "\"b\"", "null", "[]")));
        Assert.Equal(ErrorReasons.TypeMismatch, error.Reason);
        Assert.Equal("Column 'length' of the result is STRING, but Prediction expects FLOAT64.", error.Summary);
    }

    [Fact]
    public async Task A_field_of_a_nested_struct_is_named_by_its_path()
    {
        var fields = Fields.Replace("\"prob\"", "\"probability\"", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(fields, Json.Row("\"a\"", "null", "null", "[]")));
        Assert.Contains("'probs.prob'", error.Summary, StringComparison.Ordinal);
        var nullError = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(Fields, Json.Row("\"a\"", "null", "null", "[]"), Json.Row("\"a\"", "null", "null", Json.Array(Json.Row("\"x\"", "null")))));
        Assert.Contains("'probs.prob' in row 2 is NULL", nullError.Summary, StringComparison.Ordinal);
        Assert.Contains("ClassProbability", nullError.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INTEGER", "\"7\"", 7)]
    [InlineData("NUMERIC", "\"7.5\"", 7.5)]
    [InlineData("BIGNUMERIC", "\"7.5\"", 7.5)]
    public async Task Types_that_GoogleSQL_coerces_are_read(string type, string json, double expected) =>
        Assert.Equal(expected, await Value(SqlType.Float64, Json.Field("x", type), json, (ref row) => row.ReadDouble()));

    [Fact]
    public async Task Other_types_are_read_when_the_reader_says_so()
    {
        var reader = new ColumnReader<string>(SqlType.String, (ref row) => row.ReadString(), null, SqlType.Int64);
        Assert.Equal("5", await One(Json.Field("x", "INTEGER"), "\"5\"", reader));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(Json.Field("x", "DATE"), "\"2020-01-01\"", reader));
        Assert.Contains("is DATE, but String expects STRING or INT64", error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_array_is_not_read_as_a_scalar_nor_the_reverse()
    {
        var array = await Assert.ThrowsAsync<BigQueryMLException>(() => Value(SqlType.Int64, Json.Field("x", "INTEGER", "REPEATED"), "[]", (ref row) => row.ReadInt64()));
        Assert.Contains("is ARRAY<INT64>, but Int64 expects INT64", array.Summary, StringComparison.Ordinal);
        var scalar = await Assert.ThrowsAsync<BigQueryMLException>(() => Value(SqlType.Array(SqlType.Int64), Json.Field("x", "INTEGER"), "\"1\"", (ref row) => row.ReadInt64Array()));
        Assert.Contains("is INT64, but Int64[] expects ARRAY<INT64>", scalar.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrays_of_every_type_are_read()
    {
        await Reads([1, 2], SqlType.Array(SqlType.Int64), Repeated("INTEGER"), Json.Array("\"1\"", "\"2\""), (ref row) => row.ReadInt64Array());
        await Reads([1, 2], SqlType.Array(SqlType.Int64), Repeated("INTEGER"), Json.Array("\"1\"", "\"2\""), (ref row) => row.ReadInt32Array());
        await Reads([1.5, double.NaN], SqlType.Array(SqlType.Float64), Repeated("FLOAT"), Json.Array("\"1.5\"", "\"NaN\""), (ref row) => row.ReadDoubleArray());
        await Reads([1.5f], SqlType.Array(SqlType.Float64), Repeated("FLOAT"), Json.Array("\"1.5\""), (ref row) => row.ReadSingleArray());
        await Reads([1.5m], SqlType.Array(SqlType.Numeric), Repeated("NUMERIC"), Json.Array("\"1.5\""), (ref row) => row.ReadDecimalArray());
        await Reads([true, false], SqlType.Array(SqlType.Bool), Repeated("BOOLEAN"), Json.Array("\"true\"", "\"false\""), (ref row) => row.ReadBooleanArray());
        await Reads(["a", "", "é"], SqlType.Array(SqlType.String), Repeated("STRING"), Json.Array("\"a\"", "\"\"", "\"é\""), (ref row) => row.ReadStringArray());
        await Reads<byte[]>([[1, 2]], SqlType.Array(SqlType.Bytes), Repeated("BYTES"), Json.Array("\"AQI=\""), (ref row) => row.ReadBytesArray());
        await Reads([new DateOnly(2020, 2, 29)], SqlType.Array(SqlType.Date), Repeated("DATE"), Json.Array("\"2020-02-29\""), (ref row) => row.ReadDateOnlyArray());
        await Reads([new TimeOnly(1, 2, 3)], SqlType.Array(SqlType.Time), Repeated("TIME"), Json.Array("\"01:02:03\""), (ref row) => row.ReadTimeOnlyArray());
        await Reads([new DateTime(2020, 1, 2, 3, 4, 5)], SqlType.Array(SqlType.DateTime), Repeated("DATETIME"), Json.Array("\"2020-01-02T03:04:05\""), (ref row) => row.ReadDateTimeArray());
        await Reads([DateTimeOffset.UnixEpoch], SqlType.Array(SqlType.Timestamp), Repeated("TIMESTAMP"), Json.Array("\"0\""), (ref row) => row.ReadDateTimeOffsetArray());
        Assert.Empty(await Value(SqlType.Array(SqlType.Int64), Repeated("INTEGER"), "null", (ref row) => row.ReadInt64Array()));
        Assert.Empty(await Value(SqlType.Array(SqlType.Int64), Repeated("INTEGER"), "[]", (ref row) => row.ReadInt64Array()));
    }

    [Fact]
    public async Task Arrays_of_changing_length_are_read()
    {
        int[] lengths = [0, 3, 1, 200, 0, 7];
        var rows = lengths.Select(length => Json.Row(Json.Array([.. Enumerable.Range(0, length).Select(i => $"\"{i}\"")])));
        var handler = new ScriptedHandler().ThenJson(Json.Page(Repeated("INTEGER"), rows));
        await using var client = new TestClient(handler);
        var reader = new ColumnReader<long[]>(SqlType.Array(SqlType.Int64), (ref row) => row.ReadInt64Array());
        var read = await client.QueryAsync(new BigQueryCommand("SELECT 1"), reader).ToListAsync();
        Assert.Equal(lengths, read.Select(array => array.Length));
        Assert.All(read, array => Assert.Equal(Enumerable.Range(0, array.Length).Select(i => (long)i), array));
    }

    [Fact]
    public async Task Structs_are_read_to_any_depth()
    {
        var field = Json.Field("x", "RECORD", fields: Json.Field("x", "RECORD", fields: Json.Field("x", "STRING")));
        var leaf = new ColumnReader<string>(SqlType.String, (ref row) => row.ReadNullableString()!);
        var middle = new ColumnReader<string>(SqlType.Struct(), (ref row) => row.ReadNullableStruct(leaf)!, leaf);
        var top = new ColumnReader<string>(SqlType.Struct(), (ref row) => row.ReadStruct(middle), middle);
        Assert.Equal("deep", await One(field, Json.Row(Json.Row("\"deep\"")), top));
        Assert.Null(await One(field, Json.Row("null"), top));
        Assert.Null(await One(field, Json.Row(Json.Row("null")), top));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => One(field, "null", top));
        Assert.Equal(ErrorReasons.UnexpectedNull, error.Reason);
    }

    [Fact]
    public async Task Fifteen_nested_arrays_of_structs_are_read()
    {
        var (field, value) = (Json.Field("x", "INTEGER"), "\"9\"");
        RowReader<long> reader = new ColumnReader<long>(SqlType.Int64, (ref row) => row.ReadInt64());
        for (var depth = 0; depth < 15; depth++)
        {
            var inner = reader;
            field = Json.Field("x", "RECORD", "REPEATED", field);
            value = Json.Array(Json.Row(value));
            reader = new ColumnReader<long>(SqlType.Array(SqlType.Struct()), (ref row) => row.ReadArray(inner).Single(), inner);
        }
        Assert.Equal(9, await One(field, value, reader));
    }

    [Fact]
    public async Task Columns_nobody_reads_never_throw()
    {
        string[] types = ["INTEGER", "FLOAT", "NUMERIC", "BOOLEAN", "BYTES", "DATE", "TIME", "DATETIME", "TIMESTAMP", "JSON", "INTERVAL"];
        var fields = string.Join(",", types.Select((type, i) => Json.Field($"junk{i}", type))) + "," + Json.Field("x", "STRING") + "," + Json.Field("y", "RECORD", "REPEATED", Json.Field("z", "INTEGER"));
        string[] values = [.. types.Select(_ => "\"\\ud83d not what it says\""), "\"kept\"", Json.Array(Json.Row("{\"deep\":[1,2,{}]}"))];
        var handler = new ScriptedHandler().ThenJson(Json.Page(fields, [Json.Row(values)]));
        await using var client = new TestClient(handler);
        Assert.Equal("kept", await client.QuerySingleAsync(new BigQueryCommand("SELECT 1"), new ColumnReader<string>(SqlType.String, (ref row) => row.ReadString())));
    }

    [Fact]
    public async Task A_reader_may_leave_values_unread_or_stop_early()
    {
        var stopper = new ColumnReader<int>(SqlType.Array(SqlType.Int64), (ref _) => 1);
        Assert.Equal(1, await One($"{Repeated("INTEGER")},{Json.Field("y", "STRING")}", $"{Json.Array("\"1\"")}}},{{\"v\":\"after\"", stopper));
    }

    [Fact]
    public async Task An_unknown_member_of_an_enum_is_named()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Value<int>(SqlType.String, Json.Field("x", "STRING"), "\"Emu\"", (ref row) => throw row.UnknownEnumValue(row.ReadString(), "Species")));
        Assert.Equal(ErrorReasons.InvalidValue, error.Reason);
        Assert.Contains("'Emu', which is not a Species", error.Summary, StringComparison.Ordinal);
    }

    private static async Task Reads<T>(T[] expected, SqlType type, string field, string json, ReadValue<T[]> read) =>
        Assert.Equal<T>(expected, await Value(type, field, json, read));

    private static string Repeated(string type) => Json.Field("x", type, "REPEATED");

    private static Task<T> Value<T>(SqlType type, string field, string json, ReadValue<T> read) => One(field, json, new ColumnReader<T>(type, read));

    private static async Task<T> One<T>(string field, string json, RowReader<T> reader)
    {
        var handler = new ScriptedHandler().ThenJson(Json.Page(field, [Json.Row(json)]));
        await using var client = new TestClient(handler);
        return await client.QuerySingleAsync(new BigQueryCommand("SELECT 1"), reader);
    }

    private static async Task<List<Prediction>> Read(string fields, params string[] rows)
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Json.Page(fields, rows)));
        return await client.QueryAsync(new BigQueryCommand("SELECT 1"), Prediction.Reader).ToListAsync();
    }
}
