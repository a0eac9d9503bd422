using System.Globalization;
using System.Text;

namespace Bqml.GoogleSql;

/// <summary>
/// The one writer of GoogleSQL literals. Each is one line, holds no raw control character or line separator, and evaluates to exactly the
/// value given; a value that BigQuery cannot hold is refused.
/// </summary>
/// <remarks>See https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#literals.</remarks>
public static class SqlLiteral
{
    /// <summary>NULL</summary>
    public static string Null => "NULL";

    /// <summary>A STRING literal: <c>'it\'s'</c>.</summary>
    /// <param name="value">Any text that is valid Unicode.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public static string String(string value)
    {
        if (value is null) throw new ArgumentNullException(nameof(value));
        var text = new StringBuilder(value.Length + 2).Append('\'');
        AppendEscaped(text, value, '\'');
        return text.Append('\'').ToString();
    }

    /// <summary>A BYTES literal: <c>b'\x00abc'</c>.</summary>
    /// <param name="value">Any bytes.</param>
    public static string Bytes(byte[] value)
    {
        if (value is null) throw new ArgumentNullException(nameof(value));
        var text = new StringBuilder(value.Length + 3).Append("b'");
        foreach (var b in value)
        {
            if (b is (byte)'\'' or (byte)'\\') text.Append('\\').Append((char)b);
            else if (b is >= 0x20 and < 0x7F) text.Append((char)b);
            else text.Append("\\x").Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }
        return text.Append('\'').ToString();
    }

    /// <summary>An INT64 literal: <c>-42</c>.</summary>
    /// <param name="value">Any 64-bit integer.</param>
    public static string Int64(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A FLOAT64 literal with the fewest digits that give the value back: <c>0.1</c>, <c>1E+16</c>; <c>CAST('nan' AS FLOAT64)</c> and the like for what has no literal.</summary>
    /// <param name="value">Any double, NaN and infinities included.</param>
    public static string Float64(double value)
    {
        if (double.IsNaN(value)) return "CAST('nan' AS FLOAT64)";
        if (double.IsInfinity(value)) return value > 0 ? "CAST('inf' AS FLOAT64)" : "CAST('-inf' AS FLOAT64)";
        if (value == 0) return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0.0" : "0.0";
        var text = ShortestDigits(value);
        return text.IndexOf('.') < 0 && text.IndexOf('E') < 0 ? text + ".0" : text;
    }

    /// <summary>A BOOL literal: <c>TRUE</c> or <c>FALSE</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Bool(bool value) => value ? "TRUE" : "FALSE";

    /// <summary>A NUMERIC literal: <c>NUMERIC '1.5'</c>.</summary>
    /// <param name="value">A number with at most 9 digits after the point.</param>
    /// <exception cref="ArgumentException">The number has more than 9 digits after the point.</exception>
    public static string Numeric(decimal value)
    {
        var text = TrimZeros(value);
        var point = text.IndexOf('.');
        if (point >= 0 && text.Length - point - 1 > 9) throw new ArgumentException($"{text} cannot be a NUMERIC: it has more than 9 digits after the point. Round it, or use BIGNUMERIC.", nameof(value));
        return $"NUMERIC '{text}'";
    }

    /// <summary>A BIGNUMERIC literal: <c>BIGNUMERIC '1.5'</c>.</summary>
    /// <param name="value">Any decimal.</param>
    public static string BigNumeric(decimal value) => $"BIGNUMERIC '{TrimZeros(value)}'";

    /// <summary>A DATE literal: <c>DATE '2026-08-22'</c>.</summary>
    /// <param name="value">The date; its time of day is to be midnight.</param>
    /// <exception cref="ArgumentException">The value has a time of day.</exception>
    public static string Date(DateTime value) =>
        value.TimeOfDay == TimeSpan.Zero
            ? $"DATE '{value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'"
            : throw new ArgumentException($"{value.ToString("o", CultureInfo.InvariantCulture)} cannot be a DATE: it has a time of day. Use its Date, or DATETIME.", nameof(value));

    /// <summary>A DATETIME literal, of no time zone: <c>DATETIME '2026-08-22 12:30:00.5'</c>.</summary>
    /// <param name="value">Date and time, to the microsecond; its kind is ignored.</param>
    /// <exception cref="ArgumentException">The value is finer than a microsecond.</exception>
    public static string DateTime(DateTime value) => $"DATETIME '{DateAndTime(value)}'";

    /// <summary>A TIMESTAMP literal, in UTC: <c>TIMESTAMP '2026-08-22 12:30:00.5+00'</c>.</summary>
    /// <param name="value">The point in time, to the microsecond.</param>
    /// <exception cref="ArgumentException">The value is finer than a microsecond.</exception>
    public static string Timestamp(DateTimeOffset value) => $"TIMESTAMP '{DateAndTime(value.UtcDateTime)}+00'";

    /// <summary>A TIME literal: <c>TIME '12:30:00.5'</c>.</summary>
    /// <param name="value">The time since midnight, from 0 to less than 24 hours, to the microsecond.</param>
    /// <exception cref="ArgumentException">The value is not a time of day, or finer than a microsecond.</exception>
    public static string Time(TimeSpan value)
    {
        if (value < TimeSpan.Zero || value >= TimeSpan.FromDays(1)) throw new ArgumentOutOfRangeException(nameof(value), $"{value.ToString("c", CultureInfo.InvariantCulture)} cannot be a TIME: a time is from 00:00:00 to less than 24:00:00.");
        CheckMicroseconds(value.Ticks, nameof(value));
        return $"TIME '{new DateTime(value.Ticks).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'";
    }

    /// <summary>An INTERVAL literal: <c>INTERVAL 390 MINUTE</c>, in the largest unit from days down of which it is a whole number; <c>INTERVAL '0:0:1.5' HOUR TO SECOND</c> below a second.</summary>
    /// <param name="value">The length, to the microsecond.</param>
    /// <exception cref="ArgumentException">The value is finer than a microsecond.</exception>
    public static string Interval(TimeSpan value)
    {
        CheckMicroseconds(value.Ticks, nameof(value));
        foreach (var (ticks, unit) in _intervalUnits)
        {
            if (value.Ticks % ticks == 0 && (value.Ticks != 0 || ticks == TimeSpan.TicksPerSecond)) return $"INTERVAL {Int64(value.Ticks / ticks)} {unit}";
        }
        var (sign, length) = value < TimeSpan.Zero ? ("-", value.Negate()) : ("", value);
        var seconds = length.Seconds.ToString(CultureInfo.InvariantCulture) + "." + (length.Ticks % TimeSpan.TicksPerSecond / 10).ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return $"INTERVAL '{sign}{Int64(length.Ticks / TimeSpan.TicksPerHour)}:{Int64(length.Minutes)}:{seconds}' HOUR TO SECOND";
    }

    private static readonly (long Ticks, string Unit)[] _intervalUnits =
    [
        (TimeSpan.TicksPerDay, "DAY"), (TimeSpan.TicksPerHour, "HOUR"), (TimeSpan.TicksPerMinute, "MINUTE"), (TimeSpan.TicksPerSecond, "SECOND"),
    ];

    /// <summary>A JSON literal: <c>JSON '{"a": 1}'</c>.</summary>
    /// <param name="json">JSON text; it is not checked here.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public static string Json(string json) => "JSON " + String(json);

    /// <summary>An ARRAY literal: <c>['a', 'b']</c>.</summary>
    /// <param name="literals">The elements, written by this class.</param>
    public static string Array(IEnumerable<string> literals) => "[" + string.Join(", ", literals) + "]";

    /// <summary>Appends text with the escapes that it needs between the given quotes.</summary>
    internal static void AppendEscaped(StringBuilder text, string value, char quote)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == quote || c == '\\') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else if (c == '\r') text.Append("\\r");
            else if (c == '\t') text.Append("\\t");
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) text.Append(c).Append(value[++i]);
            else if (char.IsSurrogate(c)) throw new ArgumentException($"The text is not valid Unicode: it has a lone surrogate U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} at position {i + 1}.", nameof(value));
            else if (IsInvisible(c)) text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }
    }

    // Controls, line separators, and what hides or reorders other text. Fixed ranges, not categories: those differ between runtimes.
    private static bool IsInvisible(char c) =>
        c < ' ' || c is >= '\x7F' and <= '\x9F' or '\xAD' or >= '\u200B' and <= '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF' or >= '\uFFF0';

    // "R" is not the shortest, and not always exact, on .NET Framework, where the compiler of Visual Studio runs.
    private static string ShortestDigits(double value)
    {
        for (var digits = 15; digits < 17; digits++)
        {
            var text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == value) return text;
        }
        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string TrimZeros(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (text.IndexOf('.') < 0) return text;
        text = text.TrimEnd('0').TrimEnd('.');
        return text is "-0" ? "0" : text;
    }

    private static string DateAndTime(DateTime value)
    {
        CheckMicroseconds(value.Ticks, nameof(value));
        return value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
    }

    private static void CheckMicroseconds(long ticks, string parameter)
    {
        if (ticks % 10 != 0) throw new ArgumentException("The value is finer than a microsecond, which BigQuery cannot hold. Round it first.", parameter);
    }
}
