using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>A named, typed value for an <c>@name</c> in a statement.</summary>
/// <remarks>Page "Run parameterized queries". A null is the NULL of its type; a null list is an empty ARRAY.</remarks>
public sealed class QueryParameter
{
    private readonly Action<Utf8JsonWriter> _write;

    private QueryParameter(string name, SqlType type, Action<Utf8JsonWriter> write)
    {
        if (!IsValidName(name)) throw new ArgumentException($"'{name}' is no parameter name: a letter or '_', then letters, digits and '_', at most 128 characters.", nameof(name));
        (Name, Type, _write) = (name, type, write);
    }

    /// <summary>The name, without <c>@</c>.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public SqlType Type { get; }

    /// <summary>Rows as one <c>ARRAY&lt;STRUCT&gt;</c>, for <c>UNNEST(@name)</c>.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="rows">The rows; walked each time the parameter is sent.</param>
    /// <param name="writer">Writes a row.</param>
    public static QueryParameter Rows<T>(string name, IEnumerable<T> rows, RowWriter<T> writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(writer);
        return new QueryParameter(name, SqlType.Array(writer.Type), json => new ParameterWriter(json).StructArray(rows, writer));
    }

    /// <summary>An INT64.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Int64(string name, long? value) => new(name, SqlType.Int64, json => ParameterJson.Int64(json, value));

    /// <summary>A FLOAT64; NaN and the infinities are allowed.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Float64(string name, double? value) => new(name, SqlType.Float64, json => ParameterJson.Float64(json, value));

    /// <summary>A BOOL.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Bool(string name, bool? value) => new(name, SqlType.Bool, json => ParameterJson.Bool(json, value));

    /// <summary>A STRING.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter String(string name, string? value) => new(name, SqlType.String, json => ParameterJson.String(json, value));

    /// <summary>A NUMERIC, or a BIGNUMERIC when the value has more than nine decimal places.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Numeric(string name, decimal? value) => value is { } number && !ParameterJson.FitsNumeric(number)
        ? BigNumeric(name, value)
        : new(name, SqlType.Numeric, json => ParameterJson.Numeric(json, value));

    /// <summary>A BYTES.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Bytes(string name, byte[]? value) => new(name, SqlType.Bytes, json => ParameterJson.Bytes(json, value));

    /// <summary>A DATE.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Date(string name, DateOnly? value) => new(name, SqlType.Date, json => ParameterJson.Date(json, value));

    /// <summary>A TIME, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Time(string name, TimeOnly? value) => new(name, SqlType.Time, json => ParameterJson.Time(json, value));

    /// <summary>A DATETIME, cut to the microsecond. A DATETIME has no time zone: the kind of the value is not looked at.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter DateTime(string name, DateTime? value) => new(name, SqlType.DateTime, json => ParameterJson.DateTime(json, value));

    /// <summary>A TIMESTAMP, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value, with any offset.</param>
    public static QueryParameter Timestamp(string name, DateTimeOffset? value) => new(name, SqlType.Timestamp, json => ParameterJson.Timestamp(json, value));

    /// <summary>A JSON.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value as JSON text; BigQuery refuses what is none.</param>
    public static QueryParameter Json(string name, string? value) => new(name, SqlType.Json, json => ParameterJson.String(json, value));

    /// <summary>A GEOGRAPHY.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value as well-known text or GeoJSON; BigQuery refuses what is neither.</param>
    public static QueryParameter Geography(string name, string? value) => new(name, SqlType.Geography, json => ParameterJson.String(json, value));

    /// <summary>A JSON.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Json(string name, JsonElement value) => new(name, SqlType.Json, json => ParameterJson.Json(json, value));

    /// <summary>A BIGNUMERIC.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter BigNumeric(string name, BigNumeric? value) => new(name, SqlType.BigNumeric, json => ParameterJson.BigNumeric(json, value));

    /// <summary>An INTERVAL.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Interval(string name, BigQueryInterval? value) => new(name, SqlType.Interval, json => ParameterJson.Interval(json, value));

    /// <summary>A GEOGRAPHY.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter Geography(string name, BigQueryGeography value) => new(name, SqlType.Geography, json => ParameterJson.Geography(json, value));

    /// <summary>A RANGE of DATE.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter DateRange(string name, BigQueryRange<DateOnly>? value) => new(name, SqlType.Range(SqlType.Date), json => ParameterJson.DateRange(json, value));

    /// <summary>A RANGE of DATETIME, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter DateTimeRange(string name, BigQueryRange<DateTime>? value) => new(name, SqlType.Range(SqlType.DateTime), json => ParameterJson.DateTimeRange(json, value));

    /// <summary>A RANGE of TIMESTAMP, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public static QueryParameter TimestampRange(string name, BigQueryRange<DateTimeOffset>? value) => new(name, SqlType.Range(SqlType.Timestamp), json => ParameterJson.TimestampRange(json, value));

    /// <summary>An ARRAY of INT64.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter Int64Array(string name, IEnumerable<long>? values) => Array(name, SqlType.Int64, values, static (json, value) => ParameterJson.Int64(json, value));

    /// <summary>An ARRAY of FLOAT64.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter Float64Array(string name, IEnumerable<double>? values) => Array(name, SqlType.Float64, values, static (json, value) => ParameterJson.Float64(json, value));

    /// <summary>An ARRAY of BOOL.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter BoolArray(string name, IEnumerable<bool>? values) => Array(name, SqlType.Bool, values, static (json, value) => ParameterJson.Bool(json, value));

    /// <summary>An ARRAY of STRING.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter StringArray(string name, IEnumerable<string>? values) => Array(name, SqlType.String, values, static (json, value) => ParameterJson.String(json, value));

    /// <summary>An ARRAY of NUMERIC.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements, with at most nine decimal places.</param>
    public static QueryParameter NumericArray(string name, IEnumerable<decimal>? values) => Array(name, SqlType.Numeric, values, static (json, value) => ParameterJson.Numeric(json, value));

    /// <summary>An ARRAY of BYTES.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter BytesArray(string name, IEnumerable<byte[]>? values) => Array(name, SqlType.Bytes, values, static (json, value) => ParameterJson.Bytes(json, value));

    /// <summary>An ARRAY of DATE.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter DateArray(string name, IEnumerable<DateOnly>? values) => Array(name, SqlType.Date, values, static (json, value) => ParameterJson.Date(json, value));

    /// <summary>An ARRAY of TIME, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter TimeArray(string name, IEnumerable<TimeOnly>? values) => Array(name, SqlType.Time, values, static (json, value) => ParameterJson.Time(json, value));

    /// <summary>An ARRAY of DATETIME, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter DateTimeArray(string name, IEnumerable<DateTime>? values) => Array(name, SqlType.DateTime, values, static (json, value) => ParameterJson.DateTime(json, value));

    /// <summary>An ARRAY of TIMESTAMP, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter TimestampArray(string name, IEnumerable<DateTimeOffset>? values) => Array(name, SqlType.Timestamp, values, static (json, value) => ParameterJson.Timestamp(json, value));

    /// <summary>An ARRAY of BIGNUMERIC.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter BigNumericArray(string name, IEnumerable<BigNumeric>? values) => Array(name, SqlType.BigNumeric, values, static (json, value) => ParameterJson.BigNumeric(json, value));

    /// <summary>An ARRAY of INTERVAL.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter IntervalArray(string name, IEnumerable<BigQueryInterval>? values) => Array(name, SqlType.Interval, values, static (json, value) => ParameterJson.Interval(json, value));

    /// <summary>An ARRAY of JSON.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter JsonArray(string name, IEnumerable<JsonElement>? values) => Array(name, SqlType.Json, values, static (json, value) => ParameterJson.Json(json, value));

    /// <summary>An ARRAY of GEOGRAPHY.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter GeographyArray(string name, IEnumerable<BigQueryGeography>? values) => Array(name, SqlType.Geography, values, static (json, value) => ParameterJson.Geography(json, value));

    /// <summary>An ARRAY of RANGE of DATE.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter DateRangeArray(string name, IEnumerable<BigQueryRange<DateOnly>>? values) => Array(name, SqlType.Range(SqlType.Date), values, static (json, value) => ParameterJson.DateRange(json, value));

    /// <summary>An ARRAY of RANGE of DATETIME, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter DateTimeRangeArray(string name, IEnumerable<BigQueryRange<DateTime>>? values) => Array(name, SqlType.Range(SqlType.DateTime), values, static (json, value) => ParameterJson.DateTimeRange(json, value));

    /// <summary>An ARRAY of RANGE of TIMESTAMP, cut to the microsecond.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its elements.</param>
    public static QueryParameter TimestampRangeArray(string name, IEnumerable<BigQueryRange<DateTimeOffset>>? values) => Array(name, SqlType.Range(SqlType.Timestamp), values, static (json, value) => ParameterJson.TimestampRange(json, value));

    /// <summary>A value that is JSON already.</summary>
    internal static QueryParameter Written(string name, SqlType type, ReadOnlyMemory<byte> value) => new(name, type, json => json.WriteRawValue(value.Span, skipInputValidation: true));

    internal QueryParameter WithName(string name) => new(name, Type, _write);

    /// <summary>Writes the whole parameter: name, type and value.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, Name);
        json.WritePropertyName("parameterType"u8);
        ParameterJson.Type(json, Type);
        json.WritePropertyName("parameterValue"u8);
        _write(json);
        json.WriteEndObject();
    }

    private static QueryParameter Array<T>(string name, SqlType element, IEnumerable<T>? values, Action<Utf8JsonWriter, T> write) =>
        new(name, SqlType.Array(element), json => ParameterJson.Array(json, values, write));

    private static bool IsValidName(string? name) =>
        name is { Length: > 0 and <= 128 } && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
