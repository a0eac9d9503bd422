using System.Collections;
using System.Reflection;
using System.Text;
using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Catalog.Tests;

/// <summary>Every generated reader reads a row in BigQuery's wire format into the record's properties.</summary>
public sealed class ResultReaderTests
{
    public static TheoryData<string> RecordNames => CatalogFixture.RecordNames;

    [Theory, MemberData(nameof(RecordNames))]
    public void Every_column_reaches_its_property(string name)
    {
        var columns = Columns(name);
        var row = Read(name, columns, columns.Select((column, index) => Value(column, index)).ToArray());
        for (var i = 0; i < columns.Count; i++) AssertValue(columns[i], i, Property(row, columns[i]));
    }

    [Theory, MemberData(nameof(RecordNames))]
    public void Optional_columns_may_be_absent(string name)
    {
        var columns = Columns(name).Where(column => !column.Optional).ToArray();
        var row = Read(name, columns, columns.Select((column, index) => Value(column, index)).ToArray());
        Assert.All(Columns(name).Where(column => column.Optional), column => Assert.True(Property(row, column) is null or ICollection { Count: 0 }, column.Name));
    }

    [Theory, MemberData(nameof(RecordNames))]
    public void Null_goes_where_the_catalogue_allows_it(string name)
    {
        var columns = Columns(name);
        for (var i = 0; i < columns.Count; i++)
        {
            var values = columns.Select((column, index) => index == i ? "null" : Value(column, index)).ToArray();
            var column = columns[i];
            if (SqlType.Parse(column.Type).Kind == SqlTypeKind.Array) Assert.Empty((IEnumerable)Property(Read(name, columns, values), column)!);
            else if (column.Nullable || column.Optional) Assert.Null(Property(Read(name, columns, values), column));
            else Assert.Contains(column.Name == "*" ? "anything" : column.Name, Assert.Throws<BigQueryMLException>(() => Read(name, columns, values)).Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(RecordNames))]
    public void Alternative_types_are_read_too(string name)
    {
        var columns = Columns(name);
        foreach (var column in columns.Where(column => column.AlsoAccepts.Count > 0 && column.Name != "*"))
            foreach (var type in column.AlsoAccepts)
            {
                var changed = columns.Select(other => other == column ? new OutputColumn { Name = other.Name, PropertyName = other.PropertyName, Type = type } : other).ToArray();
                Assert.NotNull(Property(Read(name, changed, changed.Select((other, index) => Value(other, index)).ToArray()), column));
            }
    }

    [Fact]
    public void An_unknown_member_of_an_enum_is_named()
    {
        var columns = Columns("FeatureValidation");
        var values = columns.Select((column, index) => column.EnumType is null ? Value(column, index) : "\"NEW_METRIC\"").ToArray();
        var exception = Assert.Throws<BigQueryMLException>(() => Read("FeatureValidation", columns, values));
        Assert.Contains("NEW_METRIC", exception.Message, StringComparison.Ordinal);
        Assert.Contains("DriftMetric", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Records that hold objects of the caller's type read those from the same row.</summary>
    [Theory, MemberData(nameof(InputRecordNames))]
    public void The_input_row_is_read_from_the_same_columns(string name)
    {
        var columns = Columns(name);
        OutputColumn[] all = [.. columns, new() { Name = "prompt", PropertyName = "Prompt", Type = "STRING" }, new() { Name = "content", PropertyName = "Content", Type = "STRING" }];
        var status = columns.Single(column => column.IsStatus);
        foreach (var (text, succeeds) in new[] { ("\"\"", true), ("null", true), ("\"quota exceeded\"", false) })
        {
            var row = Read(name, all, all.Select((column, index) => column == status ? text : Value(column, index)).ToArray());
            Assert.Equal($"text {columns.Count}", ((TextPrompt)row.GetType().GetProperty("Input")!.GetValue(row)!).Prompt);
            Assert.Equal(succeeds, row.GetType().GetProperty("Succeeded")!.GetValue(row));
            if (row.GetType().GetProperty("Output") is { } output) Assert.Equal(succeeds ? $"text {columns.Count + 1}" : null, ((TextContent?)output.GetValue(row))?.Content);
        }
    }

    [Fact]
    public void A_generated_row_that_failed_may_lack_every_value()
    {
        var columns = Columns("GeneratedRow");
        OutputColumn[] all = [.. columns, new() { Name = "prompt", PropertyName = "Prompt", Type = "STRING" }, new() { Name = "content", PropertyName = "Content", Type = "STRING" }];
        var row = (GeneratedRow<TextPrompt, TextContent>)Read("GeneratedRow", all, ["null", "\"A retryable error occurred\"", "\"p\"", "null"]);
        Assert.Null(row.Output);
        Assert.Equal("p", row.Input.Prompt);
        Assert.False(row.Succeeded);
        Assert.Equal("A retryable error occurred", row.Status);
        Assert.Contains("content", Assert.Throws<BigQueryMLException>(() => Read("GeneratedRow", all, ["null", "null", "\"p\"", "null"])).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(SentRecordNames))]
    public void A_row_is_sent_with_the_columns_it_is_read_from(string name)
    {
        var record = typeof(RowReader).Assembly.GetType("Bqml." + name, throwOnError: true)!;
        var type = (SqlType)typeof(ResultReaderTests).GetMethod(nameof(SentType), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(record).Invoke(null, null)!;
        Assert.Equal(Columns(name).Select(column => column.Name), type.Fields.Select(field => field.Name));
    }

    public static TheoryData<string> InputRecordNames => new(CatalogFixture.Data.Results.Where(record => record.HoldsInput).Select(record => record.Name));

    public static TheoryData<string> SentRecordNames => new(CatalogFixture.Data.Results.Where(record => record.IsInput).Select(record => record.Name));

    private static SqlType SentType<T>() where T : IBigQueryRow<T> => T.RowWriter.Type;

    private static IReadOnlyList<OutputColumn> Columns(string record) => [.. CatalogFixture.Data.Results.Single(result => result.Name == record).Columns.Where(column => !column.IsPattern)];

    private static object? Property(object row, OutputColumn column) => row.GetType().GetProperty(column.PropertyName)!.GetValue(row);

    private static object Read(string name, IReadOnlyList<OutputColumn> columns, string[] values)
    {
        var data = CatalogFixture.Data.Results.Single(result => result.Name == name);
        var record = typeof(RowReader).Assembly.GetType("Bqml." + name + (data.HoldsGenerated ? "`2" : data.HoldsInput ? "`1" : ""), throwOnError: true)!;
        if (data.HoldsInput)
        {
            record = data.HoldsGenerated ? record.MakeGenericType(typeof(TextPrompt), typeof(TextContent)) : record.MakeGenericType(typeof(TextPrompt));
            if (columns.All(column => column.Name != "prompt")) (columns, values) = ([.. columns, new() { Name = "prompt", PropertyName = "Prompt", Type = "STRING" }, new() { Name = "content", PropertyName = "Content", Type = "STRING" }], [.. values, "\"p\"", "\"c\""]);
        }
        var read = typeof(ResultReaderTests).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(record);
        var reader = record.GetProperty("Reader", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [reader, columns.Select(column => Schema(column, "")).ToArray(), Row(values)], null)!;
    }

    private static T ReadAs<T>(RowReader<T> reader, ResultColumn[] schema, string json)
    {
        var context = new ResultContext("SELECT 1");
        var cursor = new RowCursor(Encoding.UTF8.GetBytes(json), ResultBinding.Create(reader, schema, context), context);
        return reader.Read(ref cursor);
    }

    private static ResultColumn Schema(OutputColumn column, string parent)
    {
        var name = column.Name == "*" ? "anything" : column.Name;
        var fields = column.RecordType is { } record ? Columns(record).Select(field => Schema(field, parent + name + ".")).ToArray() : [];
        return new ResultColumn(name, parent + name, SqlType.Parse(column.Type), fields);
    }

    private static string Row(IEnumerable<string> values) => $$"""{"f":[{{string.Join(",", values.Select(value => $$"""{"v":{{value}}}"""))}}]}""";

    private static string Value(OutputColumn column, int index)
    {
        var type = SqlType.Parse(column.Type);
        if (type.Kind == SqlTypeKind.Array)
        {
            var element = column.RecordType is null ? Scalar(type.Element!, column, index) : Nested(column);
            return $$"""[{"v":{{element}}},{"v":{{element}}}]""";
        }
        return column.RecordType is null ? Scalar(type, column, index) : Nested(column);
    }

    private static string Nested(OutputColumn column) => Row(Columns(column.RecordType!).Select(Value));

    private static string Scalar(SqlType type, OutputColumn column, int index) => type.Kind switch
    {
        SqlTypeKind.Int64 => $"\"{index + 1}\"",
        SqlTypeKind.Float64 => $"\"{index}.5\"",
        SqlTypeKind.Bool => "\"true\"",
        SqlTypeKind.Date => "\"2026-08-22\"",
        SqlTypeKind.Timestamp => $"\"{index}000000\"",
        _ when column.AllowedValues.Count > 0 => $"\"{column.AllowedValues[0].SqlValue}\"",
        _ => $"\"text {index}\"",
    };

    private static void AssertValue(OutputColumn column, int index, object? value)
    {
        var type = SqlType.Parse(column.Type);
        if (type.Kind == SqlTypeKind.Array)
        {
            var elements = ((IEnumerable)value!).Cast<object>().ToArray();
            Assert.Equal(2, elements.Length);
            if (column.RecordType is null) Assert.Equal(Expected(type.Element!, column, index), elements[1]);
            else AssertRecord(column, elements[1]);
        }
        else if (column.RecordType is not null) AssertRecord(column, value!);
        else if (column.EnumType is not null) Assert.Equal(column.AllowedValues[0].MemberName, value!.ToString());
        else Assert.Equal(Expected(type, column, index), value);
    }

    private static void AssertRecord(OutputColumn column, object value)
    {
        var fields = Columns(column.RecordType!);
        for (var i = 0; i < fields.Count; i++) AssertValue(fields[i], i, Property(value, fields[i]));
    }

    private static object Expected(SqlType type, OutputColumn column, int index) => type.Kind switch
    {
        SqlTypeKind.Int64 => index + 1L,
        SqlTypeKind.Float64 => index + 0.5,
        SqlTypeKind.Bool => true,
        SqlTypeKind.Date => new DateOnly(2026, 8, 22),
        SqlTypeKind.Timestamp => DateTimeOffset.FromUnixTimeSeconds(index),
        _ => Scalar(type, column, index).Trim('"'),
    };
}
