using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Bqml;

/// <summary>An INTERVAL: months, days and a time, each with its own sign, because months have no fixed number of days nor days of hours.</summary>
/// <remarks>
/// Page "Data types", interval type: from <c>-10000-0 -3660000 -87840000:0:0</c> to <c>10000-0 3660000 87840000:0:0</c>.
/// Two intervals are equal when their parts are: BigQuery, which compares with months of 30 days and days of 24 hours, also calls one month and 30 days equal.
/// </remarks>
public readonly record struct BigQueryInterval : ISpanFormattable, ISpanParsable<BigQueryInterval>
{
    private const int MostMonths = 10_000 * 12;
    private const int MostDays = 3_660_000;
    private const long MostMicroseconds = 87_840_000L * 3600 * 1_000_000;

    /// <summary>An interval of those parts, each of which may be negative.</summary>
    /// <param name="months">Months, years included: within 120,000 either way.</param>
    /// <param name="days">Days: within 3,660,000 either way.</param>
    /// <param name="microseconds">The time, in microseconds: within 87,840,000 hours either way.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is beyond INTERVAL's range.</exception>
    public BigQueryInterval(int months, int days = 0, long microseconds = 0)
    {
        if (months is < -MostMonths or > MostMonths) throw OutOfRange(nameof(months), months, "120000 months");
        if (days is < -MostDays or > MostDays) throw OutOfRange(nameof(days), days, "3660000 days");
        if (microseconds is < -MostMicroseconds or > MostMicroseconds) throw OutOfRange(nameof(microseconds), microseconds, "87840000 hours");
        (Months, Days, Microseconds) = (months, days, microseconds);
    }

    /// <summary>Months, those of the years included.</summary>
    public int Months { get; }

    /// <summary>Days.</summary>
    public int Days { get; }

    /// <summary>The time, in microseconds; it may be more than a day.</summary>
    public long Microseconds { get; }

    /// <summary>The time; it may be more than a day.</summary>
    public TimeSpan Time => new(Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>A time without months and days, cut to the microsecond.</summary>
    /// <param name="time">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is more than 87,840,000 hours.</exception>
    public static BigQueryInterval FromTimeSpan(TimeSpan time) => new(0, 0, time.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The interval in BigQuery's canonical form, <c>1-2 3 4:5:6.5</c>: years and months, days, time. The same in every culture.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[64];
        TryFormat(text, out var written, default, null);
        return new string(text[..written]);
    }

    /// <inheritdoc cref="ToString()"/>
    /// <param name="format">Null or empty: there is one form.</param>
    /// <param name="formatProvider">Not looked at.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => string.IsNullOrEmpty(format) ? ToString() : throw NoFormat(format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (!format.IsEmpty) throw NoFormat(format);
        var (seconds, fraction) = Math.DivRem(Math.Abs(Microseconds), 1_000_000);
        var (minutes, second) = Math.DivRem(seconds, 60);
        var (hour, minute) = Math.DivRem(minutes, 60);
        if (!destination.TryWrite(CultureInfo.InvariantCulture,
            $"{(Months < 0 ? "-" : "")}{Math.Abs(Months) / 12}-{Math.Abs(Months) % 12} {Days} {(Microseconds < 0 ? "-" : "")}{hour}:{minute}:{second}", out charsWritten)) return false;
        if (fraction == 0) return true;
        if (!destination[charsWritten..].TryWrite(CultureInfo.InvariantCulture, $".{fraction:D6}", out var places))
        {
            charsWritten = 0;
            return false;
        }
        charsWritten = destination[..(charsWritten + places)].TrimEnd('0').Length;
        return true;
    }

    /// <summary>Reads an interval in BigQuery's canonical form, <c>1-2 3 4:5:6.5</c>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not looked at: the form is the same in every culture.</param>
    /// <exception cref="FormatException">It has another form, or is beyond INTERVAL's range.</exception>
    public static BigQueryInterval Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static BigQueryInterval Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var result)
        ? result
        : throw new FormatException($"'{s}' is no INTERVAL in the form 'years-months days hours:minutes:seconds'.");

    /// <summary>Reads an interval in BigQuery's canonical form, <c>1-2 3 4:5:6.5</c>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not looked at: the form is the same in every culture.</param>
    /// <param name="result">The interval; nothing when the text is none.</param>
    /// <returns>Whether the text is an interval within INTERVAL's range.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BigQueryInterval result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out BigQueryInterval)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BigQueryInterval result)
    {
        result = default;
        Span<Range> parts = stackalloc Range[4];
        if (s.Split(parts, ' ') != 3) return false;
        if (!TryParseMonths(s[parts[0]], out var months) || !TryParseDays(s[parts[1]], out var days) || !TryParseTime(s[parts[2]], out var microseconds)) return false;
        if (Math.Abs(months) > MostMonths || Math.Abs(days) > MostDays || Math.Abs(microseconds) > MostMicroseconds) return false;
        result = new((int)months, (int)days, microseconds);
        return true;
    }

    private static bool TryParseMonths(ReadOnlySpan<char> text, out long months)
    {
        var sign = TakeSign(ref text);
        Span<Range> parts = stackalloc Range[3];
        months = 0;
        if (text.Split(parts, '-') != 2 || !TryNumber(text[parts[0]], 10_000, out var years) || !TryNumber(text[parts[1]], 11, out var rest)) return false;
        months = sign * ((years * 12) + rest);
        return true;
    }

    private static bool TryParseDays(ReadOnlySpan<char> text, out long days)
    {
        var sign = TakeSign(ref text);
        var read = TryNumber(text, MostDays, out days);
        days *= sign;
        return read;
    }

    private static bool TryParseTime(ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        var sign = TakeSign(ref text);
        var point = text.IndexOf('.');
        var fraction = 0L;
        if (point >= 0)
        {
            var places = text[(point + 1)..];
            if (places.Length > 6 || !TryNumber(places, 999_999, out fraction)) return false;
            for (var digits = places.Length; digits < 6; digits++) fraction *= 10;
            text = text[..point];
        }
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, ':') != 3 || !TryNumber(text[parts[0]], 87_840_000, out var hours) || !TryNumber(text[parts[1]], 59, out var minutes) || !TryNumber(text[parts[2]], 59, out var seconds)) return false;
        microseconds = sign * ((((((hours * 60) + minutes) * 60) + seconds) * 1_000_000) + fraction);
        return true;
    }

    private static int TakeSign(ref ReadOnlySpan<char> text)
    {
        if (text is not ['-' or '+', ..]) return 1;
        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        return sign;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, long most, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most;

    private static ArgumentOutOfRangeException OutOfRange(string name, long value, string most) => new(name, value, $"An INTERVAL holds {most} at most, either way.");

    private static FormatException NoFormat(ReadOnlySpan<char> format) => new($"'{format}' is no format of a {nameof(BigQueryInterval)}: it has one form.");
}
