using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bqml.Http;

/// <summary>Parses a resource, starting on its opening brace and ending on its closing one.</summary>
internal delegate T JsonParser<out T>(ref Utf8JsonReader json);

/// <summary>Steps through JSON objects without a tree. Whatever does not fit is a <see cref="JsonException"/>.</summary>
internal static class JsonReading
{
    public static void ReadStartObject(this ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("a JSON object is missing");
    }

    /// <summary>Goes to the next property's name; false at the object's end.</summary>
    public static bool NextProperty(this ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException("the JSON ends within an object");
        return json.TokenType == JsonTokenType.PropertyName;
    }

    public static void SkipProperty(this ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException("the JSON ends within an object");
        json.Skip();
    }

    /// <summary>From a property's name to its object; false when it is null.</summary>
    public static bool ReadNextObject(this ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException("the JSON ends within an object");
        return json.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException($"{json.TokenType} stands where an object belongs"),
        };
    }

    /// <summary>From a property's name into its array.</summary>
    public static void ReadNextArray(this ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray) throw new JsonException($"{json.TokenType} stands where an array belongs");
    }

    /// <summary>Goes to the next object of an array; false at the array's end.</summary>
    public static bool NextObject(this ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException("the JSON ends within an array");
        return json.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw new JsonException($"{json.TokenType} stands where an object belongs"),
        };
    }

    public static string? ReadNextText(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.ReadText();
    }

    /// <summary>The current scalar as text; null for null.</summary>
    public static string? ReadText(this ref readonly Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(json.ValueSpan),
        _ => throw new JsonException($"{json.TokenType} stands where a text belongs"),
    };

    /// <summary>From a property's name to its value as text: a scalar's, or the JSON of an array or object; null for null.</summary>
    public static string? ReadNextValue(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.ReadValue();
    }

    /// <summary>The current value as text: a scalar's, or the JSON of an array or object, after which the reader stands on its end; null for null.</summary>
    public static string? ReadValue(this ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return json.ReadText();
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.GetRawText();
    }

    /// <summary>An integer, which BigQuery writes as a text when it is 64 bits wide.</summary>
    public static long? ReadNextInt64(this ref Utf8JsonReader json) =>
        json.ReadNextText() is { } text ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    /// <summary>A number; "NaN" and "Infinity" come as texts.</summary>
    public static double? ReadNextDouble(this ref Utf8JsonReader json) =>
        json.ReadNextText() is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>A time in milliseconds since 1970.</summary>
    public static DateTimeOffset? ReadNextTime(this ref Utf8JsonReader json)
    {
        if (json.ReadNextInt64() is not { } milliseconds) return null;
        const long first = -62_135_596_800_000, last = 253_402_300_799_999;
        return milliseconds is >= first and <= last ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : throw new JsonException($"{milliseconds.ToString(CultureInfo.InvariantCulture)} is no time");
    }

    public static bool ReadNextBoolean(this ref Utf8JsonReader json) => json.ReadNextText() == "true";
}
