using System.Buffers.Text;
using System.Globalization;

namespace Bqml.Runtime;

/// <summary>Parses DATE, TIME, DATETIME and TIMESTAMP values as results hold them.</summary>
internal static class CivilTime
{
    /// <summary><c>2020-01-31</c></summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-') return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)) return false;
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary><c>12:34:56</c>, with up to six digits of a second's fraction</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return false;
        if (!TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || !TryDigits(text[6..8], out var second)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        var ticks = 0;
        if (text.Length > 8)
        {
            var fraction = text[9..];
            if (text[8] != '.' || fraction.Length is < 1 or > 7 || !TryDigits(fraction, out ticks)) return false;
            for (var digits = fraction.Length; digits < 7; digits++) ticks *= 10;
        }
        value = new TimeOnly((((hour * 60L) + minute) * 60 + second) * TimeSpan.TicksPerSecond + ticks);
        return true;
    }

    /// <summary><c>2020-01-31T12:34:56.789</c>, or with a space between date and time</summary>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length < 19 || text[10] is not ((byte)'T' or (byte)' ')) return false;
        if (!TryParseDate(text[..10], out var date) || !TryParseTime(text[11..], out var time)) return false;
        value = date.ToDateTime(time);
        return true;
    }

    /// <summary>
    /// Microseconds since 1970, as asked for by formatOptions.useInt64Timestamp, or seconds with a fraction or an exponent from a server that ignores that option;
    /// or, where a function returns the text of a TIMESTAMP, <c>2020-01-31 12:34:56.789+00</c>.
    /// </summary>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (!Utf8Parser.TryParse(text, out long microseconds, out var read) || read != text.Length)
        {
            if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)) return TryParseUniversalText(text, out value);
            if (Math.Abs(seconds) > 1e12m) return false;
            microseconds = (long)Math.Round(seconds * 1_000_000m);
        }
        const long first = -62_135_596_800_000_000, last = 253_402_300_799_999_999;
        if (microseconds is < first or > last) return false;
        value = DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    /// <summary>A TIMESTAMP cast to STRING, which is always in UTC.</summary>
    private static bool TryParseUniversalText(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        var zone = text.EndsWith("+00"u8) ? 3 : text.EndsWith("+00:00"u8) ? 6 : text.EndsWith(" UTC"u8) ? 4 : 0;
        if (zone == 0 || !TryParseDateTime(text[..^zone], out var time)) return false;
        value = new DateTimeOffset(time, TimeSpan.Zero);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            value = (value * 10) + (digit - '0');
        }
        return true;
    }
}
