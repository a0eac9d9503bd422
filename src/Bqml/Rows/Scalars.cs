using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Bqml.Runtime;

/// <summary>Reads one scalar type from the text of a value. All scalars but NULL come as JSON strings; numbers and booleans are accepted as such too.</summary>
internal interface IScalar<T>
{
    /// <summary>The type as GoogleSQL names it, for messages.</summary>
    static abstract string TypeName { get; }

    /// <summary>What to do about a value that cannot be read; null when there is only the general advice.</summary>
    static virtual string? Remedy => null;

    static abstract bool TryRead(ReadOnlySpan<byte> text, CellKind kind, [MaybeNullWhen(false)] out T value);
}

internal readonly struct Int64Scalar : IScalar<long>
{
    public static string TypeName => "INT64";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out long value) =>
        Digits.TryParse(text, out value);
}

internal readonly struct Int32Scalar : IScalar<int>
{
    public static string TypeName => "INT64 within the range of int";
    public static string Remedy => "Make the property a long.";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out int value) =>
        Utf8Parser.TryParse(text, out value, out var read) && read == text.Length;
}

internal readonly struct DoubleScalar : IScalar<double>
{
    public static string TypeName => "FLOAT64";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out double value)
    {
        // BigQuery writes the digits that matter: seldom more than the quick way takes.
        if (DecimalFraction.TryParse(text, out value)) return true;
        return Utf8Parser.TryParse(text, out value, out var read) && read == text.Length || SpecialFloat.TryParse(text, out value);
    }
}

internal readonly struct SingleScalar : IScalar<float>
{
    public static string TypeName => "FLOAT64";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out float value)
    {
        if (Utf8Parser.TryParse(text, out value, out var read) && read == text.Length) return true;
        if (!SpecialFloat.TryParse(text, out var special)) return false;
        value = (float)special;
        return true;
    }
}

internal readonly struct DecimalScalar : IScalar<decimal>
{
    public static string TypeName => "NUMERIC that a decimal holds without loss (28 digits)";
    public static string Remedy => "Make the property a BigNumeric to receive all digits.";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out decimal value)
    {
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && DecimalDigits.AreAllIn(text, value);
    }
}

internal readonly struct BooleanScalar : IScalar<bool>
{
    public static string TypeName => "BOOL";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out bool value)
    {
        value = text.SequenceEqual("true"u8);
        return value || text.SequenceEqual("false"u8);
    }
}

internal readonly struct StringScalar : IScalar<string>
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string TypeName => "STRING";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, [MaybeNullWhen(false)] out string value)
    {
        // One byte, one character: no check and no count is needed.
        if (kind == CellKind.Ascii)
        {
            value = Encoding.Latin1.GetString(text);
            return true;
        }
        try
        {
            value = s_utf8.GetString(text);
            return true;
        }
        catch (DecoderFallbackException)
        {
            value = null;
            return false;
        }
    }
}

internal readonly struct BytesScalar : IScalar<byte[]>
{
    public static string TypeName => "BYTES in base64";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, [MaybeNullWhen(false)] out byte[] value)
    {
        value = null;
        if (kind == CellKind.Literal) return false;
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done) return false;
        value = written == bytes.Length ? bytes : bytes[..written];
        return true;
    }
}

internal readonly struct DateScalar : IScalar<DateOnly>
{
    public static string TypeName => "DATE";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out DateOnly value) =>
        CivilTime.TryParseDate(text, out value);
}

internal readonly struct TimeScalar : IScalar<TimeOnly>
{
    public static string TypeName => "TIME";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out TimeOnly value) =>
        CivilTime.TryParseTime(text, out value);
}

internal readonly struct DateTimeScalar : IScalar<DateTime>
{
    public static string TypeName => "DATETIME";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out DateTime value) =>
        CivilTime.TryParseDateTime(text, out value);
}

internal readonly struct TimestampScalar : IScalar<DateTimeOffset>
{
    public static string TypeName => "TIMESTAMP";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out DateTimeOffset value) =>
        CivilTime.TryParseTimestamp(text, out value);
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
