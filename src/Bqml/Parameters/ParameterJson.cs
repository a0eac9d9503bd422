using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Writes types and scalar values of query parameters (page "QueryParameter"). Every scalar is a text that BigQuery casts to the parameter's type.</summary>
internal static class ParameterJson
{
    /// <summary>How requests are written: as short as JSON allows.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a <c>QueryParameterType</c>.</summary>
    public static void Type(Utf8JsonWriter json, SqlType type)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type.Kind.ToString().ToUpperInvariant());
        switch (type.Kind)
        {
            case SqlTypeKind.Array:
                json.WritePropertyName("arrayType"u8);
                Type(json, type.Element!);
                break;
            case SqlTypeKind.Range:
                json.WritePropertyName("rangeElementType"u8);
                Type(json, type.Element!);
                break;
            case SqlTypeKind.Struct:
                json.WriteStartArray("structTypes"u8);
                foreach (var field in type.Fields)
                {
                    json.WriteStartObject();
                    if (field.Name is { } name) json.WriteString("name"u8, name);
                    json.WritePropertyName("type"u8);
                    Type(json, field.Type);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
        }
        json.WriteEndObject();
    }

    public static void Null(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNull("value"u8);
        json.WriteEndObject();
    }

    public static void Int64(Utf8JsonWriter json, long? value) => Formatted(json, value, default);

    public static void Float64(Utf8JsonWriter json, double? value) => Formatted(json, value, "R");

    public static void Bool(Utf8JsonWriter json, bool? value) => Text(json, value switch { null => null, true => "true", false => "false" });

    public static void Date(Utf8JsonWriter json, DateOnly? value) => Formatted(json, value, "yyyy-MM-dd");

    public static void Time(Utf8JsonWriter json, TimeOnly? value) => Formatted(json, value, "HH:mm:ss.ffffff");

    public static void DateTime(Utf8JsonWriter json, DateTime? value) => Formatted(json, value, "yyyy-MM-dd'T'HH:mm:ss.ffffff");

    public static void Timestamp(Utf8JsonWriter json, DateTimeOffset? value) => Formatted(json, value?.ToUniversalTime(), "yyyy-MM-dd HH:mm:ss.ffffff'+00:00'");

    public static void Bytes(Utf8JsonWriter json, byte[]? value)
    {
        if (value is null)
        {
            Null(json);
            return;
        }
        json.WriteStartObject();
        json.WriteBase64String("value"u8, value);
        json.WriteEndObject();
    }

    public static void String(Utf8JsonWriter json, string? value)
    {
        if (value is not null) RequireWellFormed(value);
        Text(json, value);
    }

    public static void Numeric(Utf8JsonWriter json, decimal? value)
    {
        if (value is { } number && !FitsNumeric(number))
        {
            throw new ParameterValueException(string.Create(CultureInfo.InvariantCulture,
                $"{number} has more than the nine decimal places a NUMERIC holds. Round it first, make the property a BigNumeric, or make the column FLOAT64 or STRING."));
        }
        Formatted(json, value, default);
    }

    public static void BigNumeric(Utf8JsonWriter json, BigNumeric? value) => Formatted(json, value, default);

    public static void Interval(Utf8JsonWriter json, BigQueryInterval? value) => Formatted(json, value, default);

    public static void Json(Utf8JsonWriter json, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Undefined }) throw new ParameterValueException("The JSON element is default(JsonElement), which is no JSON: make the property nullable and leave it null for NULL.");
        Text(json, value?.GetRawText());
    }

    public static void Geography(Utf8JsonWriter json, BigQueryGeography? value)
    {
        if (value is { Text: null }) throw new ParameterValueException("The GEOGRAPHY has no text: make the property nullable and leave it null for NULL.");
        String(json, value?.Text);
    }

    public static void DateRange(Utf8JsonWriter json, BigQueryRange<DateOnly>? value) => Range(json, value, Date);

    public static void DateTimeRange(Utf8JsonWriter json, BigQueryRange<DateTime>? value) => Range(json, value, DateTime);

    public static void TimestampRange(Utf8JsonWriter json, BigQueryRange<DateTimeOffset>? value) => Range(json, value, Timestamp);

    private static void Range<T>(Utf8JsonWriter json, BigQueryRange<T>? value, Action<Utf8JsonWriter, T?> bound) where T : struct, IComparable<T>
    {
        if (value is not { } range)
        {
            Null(json);
            return;
        }
        json.WriteStartObject();
        json.WriteStartObject("rangeValue"u8);
        // A bound that is not there is unbounded.
        if (range.Start is not null)
        {
            json.WritePropertyName("start"u8);
            bound(json, range.Start);
        }
        if (range.End is not null)
        {
            json.WritePropertyName("end"u8);
            bound(json, range.End);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Array<T>(Utf8JsonWriter json, IEnumerable<T>? values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        json.WriteStartArray("arrayValues"u8);
        foreach (var value in values ?? []) write(json, value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>NUMERIC holds 29 digits before the point, which is all of a decimal, and nine after it.</summary>
    public static bool FitsNumeric(decimal value) => decimal.Round(value, 9) == value;

    /// <summary>A text with half of a surrogate pair has no UTF-8 form; JSON would carry something else in its place.</summary>
    private static void RequireWellFormed(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])) i++;
            else throw new ParameterValueException(string.Create(CultureInfo.InvariantCulture, $"The text holds half of a surrogate pair at position {i}: BigQuery's STRING holds whole Unicode characters only."));
        }
    }

    private static void Formatted<T>(Utf8JsonWriter json, T? value, ReadOnlySpan<char> format) where T : struct, ISpanFormattable
    {
        if (value is not { } present)
        {
            Null(json);
            return;
        }
        Span<char> text = stackalloc char[96];
        if (!present.TryFormat(text, out var length, format, CultureInfo.InvariantCulture)) throw new FormatException($"{typeof(T).Name} needs more than 96 characters.");
        json.WriteStartObject();
        json.WriteString("value"u8, text[..length]);
        json.WriteEndObject();
    }

    /// <summary>A value by its text.</summary>
    public static void Text(Utf8JsonWriter json, string? value)
    {
        json.WriteStartObject();
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }
}
