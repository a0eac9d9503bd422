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
            if (column.Nullable || column.Optional) Assert.Null(Property(Read(name, columns, values), column));
            else if (SqlType.Parse(column.Type).Kind == SqlTypeKind.Array) Assert.Empty((IEnumerable)Property(Read(name, columns, values), column)!);
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

    private static IReadOnlyList<OutputColumn> Columns(string record) => CatalogFixture.Data.Results.Single(result => result.Name == record).Columns;

    private static object? Property(object row, OutputColumn column) => row.GetType().GetProperty(column.PropertyName)!.GetValue(row);

    private static object Read(string name, IReadOnlyList<OutputColumn> columns, string[] values)
    {
        var record = typeof(RowReader).Assembly.GetType("Bqml." + name, throwOnError: true)!;
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
