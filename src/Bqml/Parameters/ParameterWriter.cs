using System.Text.Json;

namespace Bqml.Runtime;

/// <summary>Writes the fields of one STRUCT value of a query parameter.</summary>
/// <remarks>
/// Generated row writers call one method for each field; null is SQL's NULL, except that a null list is an empty ARRAY.
/// The form is that of the page "QueryParameter": <c>"structValues": {"name": {"value": "text"}}</c>.
/// </remarks>
public sealed class ParameterWriter
{
    private readonly Utf8JsonWriter _json;

    /// <summary>The field being written, for messages; null between rows.</summary>
    private string? _field;

    internal ParameterWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes an INT64 field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Int64(string name, long? value) { Field(name); ParameterJson.Int64(_json, value); }

    /// <summary>Writes a FLOAT64 field; NaN and the infinities are allowed.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Float64(string name, double? value) { Field(name); ParameterJson.Float64(_json, value); }

    /// <summary>Writes a BOOL field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Bool(string name, bool? value) { Field(name); ParameterJson.Bool(_json, value); }

    /// <summary>Writes a STRING field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public void String(string name, string? value) { Field(name); ParameterJson.String(_json, value); }

    /// <summary>Writes a NUMERIC field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value has more than the nine decimal places a NUMERIC holds.</exception>
    public void Numeric(string name, decimal? value) { Field(name); ParameterJson.Numeric(_json, value); }

    /// <summary>Writes a BYTES field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Bytes(string name, byte[]? value) { Field(name); ParameterJson.Bytes(_json, value); }

    /// <summary>Writes a DATE field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Date(string name, DateOnly? value) { Field(name); ParameterJson.Date(_json, value); }

    /// <summary>Writes a TIME field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Time(string name, TimeOnly? value) { Field(name); ParameterJson.Time(_json, value); }

    /// <summary>Writes a DATETIME field, cut to the microsecond. A DATETIME has no time zone: the kind of the value is not looked at.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void DateTime(string name, DateTime? value) { Field(name); ParameterJson.DateTime(_json, value); }

    /// <summary>Writes a TIMESTAMP field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value, with any offset.</param>
    public void Timestamp(string name, DateTimeOffset? value) { Field(name); ParameterJson.Timestamp(_json, value); }

    /// <summary>Writes a BIGNUMERIC field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void BigNumeric(string name, BigNumeric? value) { Field(name); ParameterJson.BigNumeric(_json, value); }

    /// <summary>Writes an INTERVAL field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Interval(string name, BigQueryInterval? value) { Field(name); ParameterJson.Interval(_json, value); }

    /// <summary>Writes a JSON field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The element is <c>default</c>, which is no JSON.</exception>
    public void Json(string name, JsonElement? value) { Field(name); ParameterJson.Json(_json, value); }

    /// <summary>A JSON field from text that is JSON already.</summary>
    internal void JsonText(string name, string? value) { Field(name); ParameterJson.Text(_json, value); }

    /// <summary>Writes a GEOGRAPHY field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The text is missing, or holds half of a surrogate pair.</exception>
    public void Geography(string name, BigQueryGeography? value) { Field(name); ParameterJson.Geography(_json, value); }

    /// <summary>Writes a RANGE of DATE field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void DateRange(string name, BigQueryRange<DateOnly>? value) { Field(name); ParameterJson.DateRange(_json, value); }

    /// <summary>Writes a RANGE of DATETIME field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void DateTimeRange(string name, BigQueryRange<DateTime>? value) { Field(name); ParameterJson.DateTimeRange(_json, value); }

    /// <summary>Writes a RANGE of TIMESTAMP field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void TimestampRange(string name, BigQueryRange<DateTimeOffset>? value) { Field(name); ParameterJson.TimestampRange(_json, value); }

    /// <summary>Writes a STRUCT field.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="writer">Writes the fields.</param>
    public void Struct<T>(string name, T? value, RowWriter<T> writer) where T : class
    {
        ArgumentNullException.ThrowIfNull(writer);
        Field(name);
        if (value is null) ParameterJson.Null(_json);
        else StructValue(value, writer);
    }

    /// <summary>Writes an ARRAY of STRUCT field.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    /// <param name="writer">Writes the fields of an element.</param>
    public void Array<T>(string name, IEnumerable<T>? values, RowWriter<T> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Field(name);
        StructArray(values, writer);
    }

    /// <summary>Writes an ARRAY of INT64 field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void Int64Array(string name, IEnumerable<long>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Int64(json, value));

    /// <summary>Writes an ARRAY of FLOAT64 field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void Float64Array(string name, IEnumerable<double>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Float64(json, value));

    /// <summary>Writes an ARRAY of BOOL field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void BoolArray(string name, IEnumerable<bool>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Bool(json, value));

    /// <summary>Writes an ARRAY of STRING field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair.</exception>
    public void StringArray(string name, IEnumerable<string>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.String(json, value));

    /// <summary>Writes an ARRAY of NUMERIC field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    /// <exception cref="ArgumentException">A value has more than the nine decimal places a NUMERIC holds.</exception>
    public void NumericArray(string name, IEnumerable<decimal>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Numeric(json, value));

    /// <summary>Writes an ARRAY of BYTES field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void BytesArray(string name, IEnumerable<byte[]>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Bytes(json, value));

    /// <summary>Writes an ARRAY of DATE field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void DateArray(string name, IEnumerable<DateOnly>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Date(json, value));

    /// <summary>Writes an ARRAY of TIME field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void TimeArray(string name, IEnumerable<TimeOnly>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Time(json, value));

    /// <summary>Writes an ARRAY of DATETIME field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void DateTimeArray(string name, IEnumerable<DateTime>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.DateTime(json, value));

    /// <summary>Writes an ARRAY of TIMESTAMP field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void TimestampArray(string name, IEnumerable<DateTimeOffset>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Timestamp(json, value));

    /// <summary>Writes an ARRAY of BIGNUMERIC field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void BigNumericArray(string name, IEnumerable<BigNumeric>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.BigNumeric(json, value));

    /// <summary>Writes an ARRAY of INTERVAL field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void IntervalArray(string name, IEnumerable<BigQueryInterval>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Interval(json, value));

    /// <summary>Writes an ARRAY of JSON field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    /// <exception cref="ArgumentException">An element is <c>default</c>, which is no JSON.</exception>
    public void JsonArray(string name, IEnumerable<JsonElement>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Json(json, value));

    /// <summary>Writes an ARRAY of GEOGRAPHY field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    /// <exception cref="ArgumentException">A text is missing, or holds half of a surrogate pair.</exception>
    public void GeographyArray(string name, IEnumerable<BigQueryGeography>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.Geography(json, value));

    /// <summary>Writes an ARRAY of RANGE of DATE field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void DateRangeArray(string name, IEnumerable<BigQueryRange<DateOnly>>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.DateRange(json, value));

    /// <summary>Writes an ARRAY of RANGE of DATETIME field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void DateTimeRangeArray(string name, IEnumerable<BigQueryRange<DateTime>>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.DateTimeRange(json, value));

    /// <summary>Writes an ARRAY of RANGE of TIMESTAMP field, cut to the microsecond.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The elements; null: none.</param>
    public void TimestampRangeArray(string name, IEnumerable<BigQueryRange<DateTimeOffset>>? values) => ScalarArray(name, values, static (json, value) => ParameterJson.TimestampRange(json, value));

    internal void StructArray<T>(IEnumerable<T>? values, RowWriter<T> writer)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("arrayValues"u8);
        var row = 0;
        foreach (var value in values ?? []) Element(value, writer, ++row);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>Writes an element of an array of rows.</summary>
    /// <param name="value">The row.</param>
    /// <param name="writer">Writes it.</param>
    /// <param name="row">Its number, counted from 1, for messages.</param>
    internal void Element<T>(T value, RowWriter<T> writer, long row)
    {
        var field = _field;
        _field = null;
        try
        {
            StructValue(value, writer);
            _field = field;
        }
        catch (ParameterValueException exception)
        {
            var at = _field;
            _field = field;
            throw exception.InRow(row, at);
        }
    }

    private void StructValue<T>(T value, RowWriter<T> writer)
    {
        if (value is null) throw new ParameterValueException("The row is null: every element of an ARRAY<STRUCT> parameter must be a row.");
        _json.WriteStartObject();
        _json.WriteStartObject("structValues"u8);
        writer.Write(this, value);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Field(string name)
    {
        _json.WritePropertyName(name);
        _field = name;
    }

    private void ScalarArray<T>(string name, IEnumerable<T>? values, Action<Utf8JsonWriter, T> write)
    {
        Field(name);
        ParameterJson.Array(_json, values, write);
    }
}
