using System.Globalization;
using System.Text;
using Bqml.GoogleSql;

namespace Bqml.Local.Data;

/// <summary>Reads scalar values from the text that BigQuery takes in files, parameters and casts of strings, and writes them as BigQuery shows them.</summary>
internal static class SqlValueText
{
    private const NumberStyles FloatStyles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly string[] TimeFormats = ["HH:mm:ss.FFFFFF", "H:m:s.FFFFFF", "HH:mm", "H:m"];
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The value that <paramref name="text"/> stands for, in the representation of <see cref="DataColumn"/>; false when it is no value of the type.</summary>
    public static bool TryParse(string text, SqlType type, out object? value)
    {
        value = type.Kind switch
        {
            SqlTypeKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var number) ? number : null,
            SqlTypeKind.Float64 => ParseFloat(text),
            SqlTypeKind.Numeric => decimal.TryParse(text, FloatStyles, Invariant, out var number) ? decimal.Round(number, 9, MidpointRounding.AwayFromZero) : null,
            SqlTypeKind.Bool => ParseBool(text),
            SqlTypeKind.String or SqlTypeKind.Json => text,
            SqlTypeKind.Bytes => ParseBase64(text),
            SqlTypeKind.Date => DateOnly.TryParseExact(text, ["yyyy-M-d"], Invariant, DateTimeStyles.None, out var date) ? date : null,
            SqlTypeKind.Time => TimeOnly.TryParseExact(text, TimeFormats, Invariant, DateTimeStyles.None, out var time) ? time : null,
            SqlTypeKind.DateTime => ParseDateTime(text),
            SqlTypeKind.Timestamp => ParseTimestamp(text),
            _ => null,
        };
        return value is not null;
    }

    /// <summary>The value as BigQuery's JSON responses show it; TIMESTAMP as seconds or, when <paramref name="int64Timestamp"/>, as microseconds since 1970.</summary>
    public static string ToWire(object value, SqlType type, bool int64Timestamp) => value switch
    {
        bool b => b ? "true" : "false",
        long number => number.ToString(Invariant),
        double number => Float(number),
        decimal number => Decimal(number),
        string text => text,
        byte[] bytes => Convert.ToBase64String(bytes),
        DateOnly date => date.ToString("yyyy-MM-dd", Invariant),
        TimeOnly time => TimeOfDay(time),
        DateTime dateTime => DateOnly.FromDateTime(dateTime).ToString("yyyy-MM-dd", Invariant) + "T" + TimeOfDay(TimeOnly.FromDateTime(dateTime)),
        DateTimeOffset instant => Timestamp(instant, int64Timestamp),
        _ => throw new ArgumentException($"A value of {value.GetType()} is not a scalar of type {type}.", nameof(value)),
    };

    /// <summary>A FLOAT64 as BigQuery writes it in JSON: <c>1.0</c>, <c>1.0E10</c>, <c>NaN</c>, <c>Infinity</c>; reads back to the same number.</summary>
    public static string Float(double number)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        var text = number.ToString("R", Invariant);
        if (text.IndexOf('E') is var exponent and >= 0)
        {
            var (digits, power) = (text[..exponent], int.Parse(text[(exponent + 1)..], NumberStyles.AllowLeadingSign, Invariant));
            return (digits.Contains('.') ? digits : digits + ".0") + "E" + power.ToString(Invariant);
        }
        return text.Contains('.') ? text : text + ".0";
    }

    private static string Decimal(decimal number)
    {
        var text = number.ToString(Invariant);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string TimeOfDay(TimeOnly time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.ffffff", Invariant);

    private static string Timestamp(DateTimeOffset instant, bool int64)
    {
        var micros = (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return int64 ? micros.ToString(Invariant) : Float(micros / 1e6);
    }

    private static object? ParseFloat(string text)
    {
        if (double.TryParse(text, FloatStyles, Invariant, out var number)) return number;
        return text.ToUpperInvariant() switch
        {
            "NAN" => double.NaN,
            "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
            "-INF" or "-INFINITY" => double.NegativeInfinity,
            _ => null,
        };
    }

    private static object? ParseBool(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;

    private static byte[]? ParseBase64(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }

    private static object? ParseDateTime(string text) => SplitDateAndTime(text, out var dateTime, out var rest) && rest.Length == 0 ? dateTime : null;

    /// <summary>A date, an optional time and an optional zone offset or Z; a missing zone is UTC. Seconds or microseconds since 1970 are taken as BigQuery's JSON writes them.</summary>
    private static object? ParseTimestamp(string text)
    {
        if (text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase)) text = text[..^4];
        if (SplitDateAndTime(text, out var dateTime, out var zone))
        {
            zone = zone.Trim();
            if (zone is "" or "Z" or "z") return new DateTimeOffset(dateTime, TimeSpan.Zero);
            if (zone[0] is not ('+' or '-')) return null;
            var parts = zone[1..].Split(':');
            if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, Invariant, out var hours) || hours > 14) return null;
            var minutes = 0;
            if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, Invariant, out minutes) || minutes > 59)) return null;
            var offset = new TimeSpan(hours, minutes, 0);
            var utc = zone[0] == '-' ? dateTime.Ticks + offset.Ticks : dateTime.Ticks - offset.Ticks;
            return utc >= 0 && utc <= DateTime.MaxValue.Ticks ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
        }
        return decimal.TryParse(text, FloatStyles, Invariant, out var number) && FromNumber(number) is { } instant ? instant : null;
    }

    private static DateTimeOffset? FromNumber(decimal number)
    {
        // BigQuery's own JSON gives seconds with a point or an exponent, and microseconds as a plain integer.
        var micros = number == decimal.Truncate(number) && Math.Abs(number) > 253402300799m ? number : number * 1_000_000m;
        return Math.Abs(micros) <= 253402300799999999m && micros >= -62135596800000000m ? DateTimeOffset.UnixEpoch.AddTicks((long)micros * TimeSpan.TicksPerMicrosecond) : null;
    }

    private static bool SplitDateAndTime(string text, out DateTime dateTime, out string rest)
    {
        (dateTime, rest) = (default, "");
        var end = text.IndexOfAny(['T', 't', ' ']);
        if (!DateOnly.TryParseExact(end < 0 ? text : text[..end], "yyyy-M-d", Invariant, DateTimeStyles.None, out var date)) return false;
        dateTime = date.ToDateTime(TimeOnly.MinValue);
        if (end < 0) return true;
        var time = text[(end + 1)..];
        var zone = time.IndexOfAny(['+', '-', 'Z', 'z']);
        if (zone >= 0) (time, rest) = (time[..zone], time[zone..]);
        if (!TimeOnly.TryParseExact(time.Trim(), TimeFormats, Invariant, DateTimeStyles.None, out var timeOfDay)) return false;
        dateTime = date.ToDateTime(timeOfDay);
        return true;
    }
}
