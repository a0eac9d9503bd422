using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bqml.Runtime;

/// <summary>Reads one scalar type from the text of a value. All scalars but NULL come as JSON strings; numbers and booleans are accepted as such too.</summary>
internal interface IScalar<T>
{
    /// <summary>The type as GoogleSQL names it, for messages.</summary>
    static abstract string TypeName { get; }

    /// <summary>What to do about a value that cannot be read; null when there is only the general advice.</summary>
    static virtual string? Remedy => null;

    static abstract bool TryRead(ref readonly Utf8JsonReader json, [MaybeNullWhen(false)] out T value);
}

internal readonly struct Int64Scalar : IScalar<long>
{
    public static string TypeName => "INT64";

    public static bool TryRead(ref readonly Utf8JsonReader json, out long value)
    {
        value = 0;
        return json.IsScalar(out var text) && Utf8Parser.TryParse(text, out value, out var read) && read == text.Length;
    }
}

internal readonly struct Int32Scalar : IScalar<int>
{
    public static string TypeName => "INT64 within the range of int";
    public static string Remedy => "Make the property a long.";

    public static bool TryRead(ref readonly Utf8JsonReader json, out int value)
    {
        value = 0;
        return json.IsScalar(out var text) && Utf8Parser.TryParse(text, out value, out var read) && read == text.Length;
    }
}

internal readonly struct DoubleScalar : IScalar<double>
{
    public static string TypeName => "FLOAT64";

    public static bool TryRead(ref readonly Utf8JsonReader json, out double value)
    {
        value = 0;
        return json.IsScalar(out var text)
            && (Utf8Parser.TryParse(text, out value, out var read) && read == text.Length || SpecialFloat.TryParse(text, out value));
    }
}

internal readonly struct SingleScalar : IScalar<float>
{
    public static string TypeName => "FLOAT64";

    public static bool TryRead(ref readonly Utf8JsonReader json, out float value)
    {
        value = 0;
        if (!json.IsScalar(out var text)) return false;
        if (Utf8Parser.TryParse(text, out value, out var read) && read == text.Length) return true;
        if (!SpecialFloat.TryParse(text, out var special)) return false;
        value = (float)special;
        return true;
    }
}

internal readonly struct DecimalScalar : IScalar<decimal>
{
    public static string TypeName => "NUMERIC that a decimal holds without loss (28 digits)";
    public static string Remedy => "Make the property a string to receive all digits.";

    public static bool TryRead(ref readonly Utf8JsonReader json, out decimal value)
    {
        value = 0;
        return json.IsScalar(out var text)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && DecimalDigits.AreAllIn(text, value);
    }
}

internal readonly struct BooleanScalar : IScalar<bool>
{
    public static string TypeName => "BOOL";

    public static bool TryRead(ref readonly Utf8JsonReader json, out bool value)
    {
        value = false;
        if (!json.IsScalar(out var text)) return false;
        value = text.SequenceEqual("true"u8);
        return value || text.SequenceEqual("false"u8);
    }
}

internal readonly struct StringScalar : IScalar<string>
{
    public static string TypeName => "STRING";

    public static bool TryRead(ref readonly Utf8JsonReader json, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                try
                {
                    value = json.GetString();
                }
                catch (InvalidOperationException)
                {
                    // Not UTF-8, or half of a surrogate pair: no STRING of BigQuery.
                    return false;
                }
                return value is not null;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                value = Encoding.UTF8.GetString(json.ValueSpan);
                return true;
            default:
                return false;
        }
    }
}

internal readonly struct BytesScalar : IScalar<byte[]>
{
    public static string TypeName => "BYTES in base64";

    public static bool TryRead(ref readonly Utf8JsonReader json, [MaybeNullWhen(false)] out byte[] value)
    {
        value = null;
        return json.TokenType == JsonTokenType.String && json.TryGetBytesFromBase64(out value);
    }
}

internal readonly struct DateScalar : IScalar<DateOnly>
{
    public static string TypeName => "DATE";

    public static bool TryRead(ref readonly Utf8JsonReader json, out DateOnly value)
    {
        value = default;
        return json.IsScalar(out var text) && CivilTime.TryParseDate(text, out value);
    }
}

internal readonly struct TimeScalar : IScalar<TimeOnly>
{
    public static string TypeName => "TIME";

    public static bool TryRead(ref readonly Utf8JsonReader json, out TimeOnly value)
    {
        value = default;
        return json.IsScalar(out var text) && CivilTime.TryParseTime(text, out value);
    }
}

internal readonly struct DateTimeScalar : IScalar<DateTime>
{
    public static string TypeName => "DATETIME";

    public static bool TryRead(ref readonly Utf8JsonReader json, out DateTime value)
    {
        value = default;
        return json.IsScalar(out var text) && CivilTime.TryParseDateTime(text, out value);
    }
}

internal readonly struct TimestampScalar : IScalar<DateTimeOffset>
{
    public static string TypeName => "TIMESTAMP";

    public static bool TryRead(ref readonly Utf8JsonReader json, out DateTimeOffset value)
    {
        value = default;
        return json.IsScalar(out var text) && CivilTime.TryParseTimestamp(text, out value);
    }
}

internal static class ScalarText
{
    /// <summary>The bytes of a scalar's text.</summary>
    public static bool IsScalar(this ref readonly Utf8JsonReader json, out ReadOnlySpan<byte> text)
    {
        text = json.ValueSpan;
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)) return false;
        if (json.TokenType == JsonTokenType.String && json.ValueIsEscaped) text = Unescape(in json);
        return true;
    }

    /// <summary>BigQuery escapes no character of a number or date, but other writers of JSON do: the plus of 1E+30, say.</summary>
    private static ReadOnlySpan<byte> Unescape(ref readonly Utf8JsonReader json)
    {
        var text = new byte[json.ValueSpan.Length];
        try
        {
            return text.AsSpan(0, json.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text of any scalar.
            return json.ValueSpan;
        }
    }
}

/// <summary>The FLOAT64 values that are no numbers, in every spelling GoogleSQL casts.</summary>
internal static class SpecialFloat
{
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        var negative = text is [(byte)'-', ..];
        var name = text is [(byte)'-' or (byte)'+', .. var rest] ? rest : text;
        value = Ascii.EqualsIgnoreCase(name, "nan"u8) ? double.NaN
            : !Ascii.EqualsIgnoreCase(name, "infinity"u8) && !Ascii.EqualsIgnoreCase(name, "inf"u8) ? 0
            : negative ? double.NegativeInfinity : double.PositiveInfinity;
        return !double.IsFinite(value);
    }
}
