using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Bqml;

/// <summary>A BIGNUMERIC, or a NUMERIC of more digits than a <see cref="decimal"/> holds: exact, with 38 decimal places and 38 to 39 digits before the point.</summary>
/// <remarks>
/// Page "Data types", decimal types: from -5.7896...e38 to 5.7896...e38, in steps of 1e-38. Two values are equal when they are the same number: 1.0 equals 1.00.
/// Arithmetic is BigQuery's business; here are comparison, sum and difference, and conversions, none of which loses a digit silently.
/// </remarks>
public readonly struct BigNumeric : IEquatable<BigNumeric>, IComparable<BigNumeric>, IComparable, ISpanFormattable, ISpanParsable<BigNumeric>, IUtf8SpanParsable<BigNumeric>
{
    /// <summary>Decimal places.</summary>
    internal const int Scale = 38;

    /// <summary>A sign, 39 digits before the point, the point, and 38 behind it.</summary>
    private const int LongestText = 79;

    private static readonly BigInteger s_one = BigInteger.Pow(10, Scale);

    /// <summary>The number times 1e38.</summary>
    private readonly BigInteger _units;

    private BigNumeric(BigInteger units) => _units = units;

    /// <summary>-578960446186580977117854925043439539266.34992332820282019728792003956564819968</summary>
    public static BigNumeric MinValue { get; } = new(-BigInteger.Pow(2, 255));

    /// <summary>578960446186580977117854925043439539266.34992332820282019728792003956564819967</summary>
    public static BigNumeric MaxValue { get; } = new(BigInteger.Pow(2, 255) - 1);

    /// <summary>0</summary>
    public static BigNumeric Zero => default;

    /// <summary>A number in steps of 1e-38: the exact way in and, with <see cref="ToUnits"/>, out.</summary>
    /// <param name="units">The number times 1e38.</param>
    /// <exception cref="OverflowException">The number is beyond BIGNUMERIC's range.</exception>
    public static BigNumeric FromUnits(BigInteger units) => TryCreate(units, out var value) ? value : throw Overflow();

    /// <summary>The number times 1e38.</summary>
    public BigInteger ToUnits() => _units;

    /// <summary>The same number; a decimal always fits.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator BigNumeric(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        var units = digits * BigInteger.Pow(10, Scale - value.Scale);
        return new(decimal.IsNegative(value) ? -units : units);
    }

    /// <summary>The same number; an INT64 always fits.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator BigNumeric(long value) => new(value * s_one);

    /// <summary>The same number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/> holds (28): nothing is rounded.</exception>
    public static explicit operator decimal(BigNumeric value) => value.TryToDecimal(out var number)
        ? number
        : throw new OverflowException($"{value.ToString(null, CultureInfo.InvariantCulture)} has more digits than a decimal holds (28). Keep it a BigNumeric, or round it in the query.");

    /// <summary>The nearest double.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator double(BigNumeric value) => double.Parse(value.ToString(null, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The same number as a decimal, if it has no more digits than that holds (28).</summary>
    /// <param name="value">The number; 0 when it does not fit.</param>
    /// <returns>Whether it fits.</returns>
    public bool TryToDecimal(out decimal value)
    {
        var (units, scale) = (_units, Scale);
        while (scale > 0 && (scale > 28 || BigInteger.Abs(units) > MaxDecimal))
        {
            var shorter = BigInteger.DivRem(units, 10, out var lost);
            if (!lost.IsZero) break;
            (units, scale) = (shorter, scale - 1);
        }
        value = 0;
        if (scale > 28 || BigInteger.Abs(units) > MaxDecimal) return false;
        var digits = BigInteger.Abs(units);
        var mask = (BigInteger)uint.MaxValue;
        value = new decimal((int)(uint)(digits & mask), (int)(uint)((digits >> 32) & mask), (int)(uint)(digits >> 64), units.Sign < 0, (byte)scale);
        return true;
    }

    /// <summary>The sum.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    /// <exception cref="OverflowException">The sum is beyond BIGNUMERIC's range.</exception>
    public static BigNumeric operator +(BigNumeric left, BigNumeric right) => FromUnits(left._units + right._units);

    /// <summary>The difference.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">The number taken away.</param>
    /// <exception cref="OverflowException">The difference is beyond BIGNUMERIC's range.</exception>
    public static BigNumeric operator -(BigNumeric left, BigNumeric right) => FromUnits(left._units - right._units);

    /// <summary>The number with the other sign.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">The number is <see cref="MinValue"/>.</exception>
    public static BigNumeric operator -(BigNumeric value) => FromUnits(-value._units);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(BigNumeric left, BigNumeric right) => left._units == right._units;

    /// <summary>Whether they are different numbers.</summary>
    public static bool operator !=(BigNumeric left, BigNumeric right) => left._units != right._units;

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(BigNumeric left, BigNumeric right) => left._units < right._units;

    /// <summary>Whether the left is greater.</summary>
    public static bool operator >(BigNumeric left, BigNumeric right) => left._units > right._units;

    /// <summary>Whether the left is not greater.</summary>
    public static bool operator <=(BigNumeric left, BigNumeric right) => left._units <= right._units;

    /// <summary>Whether the left is not smaller.</summary>
    public static bool operator >=(BigNumeric left, BigNumeric right) => left._units >= right._units;

    /// <inheritdoc/>
    public bool Equals(BigNumeric other) => _units == other._units;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BigNumeric other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _units.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(BigNumeric other) => _units.CompareTo(other._units);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BigNumeric other => CompareTo(other),
        _ => throw new ArgumentException($"A {nameof(BigNumeric)} cannot be compared with a {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>The number in the current culture, without needless zeros and without an exponent.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The number without needless zeros and without an exponent.</summary>
    /// <param name="format">Null, empty or "G": there is one form.</param>
    /// <param name="formatProvider">Whose minus sign and decimal separator; null: the current culture's.</param>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var info = NumberFormatInfo.GetInstance(formatProvider);
        Span<char> text = stackalloc char[LongestText + info.NegativeSign.Length + info.NumberDecimalSeparator.Length];
        return TryFormat(text, out var written, format, formatProvider) ? new string(text[..written]) : throw new FormatException("The number is too long.");
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (format is not ("" or "G" or "g")) throw new FormatException($"'{format}' is no format of a {nameof(BigNumeric)}: it has one form, G.");
        charsWritten = 0;
        var info = NumberFormatInfo.GetInstance(provider);
        var whole = BigInteger.DivRem(BigInteger.Abs(_units), s_one, out var fraction);
        Span<char> digits = stackalloc char[Scale + 1];
        (fraction + s_one).TryFormat(digits, out _, default, CultureInfo.InvariantCulture);
        var places = digits[1..].TrimEnd('0');
        var sign = _units.Sign < 0 ? info.NegativeSign : "";
        var point = places.IsEmpty ? "" : info.NumberDecimalSeparator;
        if (!sign.TryCopyTo(destination) || !whole.TryFormat(destination[sign.Length..], out var length, default, CultureInfo.InvariantCulture)) return false;
        var rest = destination[(sign.Length + length)..];
        if (!point.TryCopyTo(rest) || !places.TryCopyTo(rest[point.Length..])) return false;
        charsWritten = sign.Length + length + point.Length + places.Length;
        return true;
    }

    /// <summary>Reads a number, which may have an exponent.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Whose minus sign and decimal separator; null: the current culture's.</param>
    /// <exception cref="FormatException">It is no number, or has more than 38 decimal places: nothing is rounded.</exception>
    /// <exception cref="OverflowException">It is beyond BIGNUMERIC's range.</exception>
    public static BigNumeric Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static BigNumeric Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => BigNumericParser.TryParse(s, provider, out var units) switch
    {
        BigNumericParser.Outcome.Number => FromUnits(units),
        BigNumericParser.Outcome.TooFine => throw new FormatException($"'{s}' has more than the 38 decimal places of a BIGNUMERIC."),
        BigNumericParser.Outcome.TooLarge => throw Overflow(),
        _ => throw new FormatException($"'{s}' is no number."),
    };

    /// <summary>Reads a number, which may have an exponent.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Whose minus sign and decimal separator; null: the current culture's.</param>
    /// <param name="result">The number; 0 when there is none.</param>
    /// <returns>Whether the text is a number that a BIGNUMERIC holds without loss.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BigNumeric result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out BigNumeric)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BigNumeric result)
    {
        result = default;
        return BigNumericParser.TryParse(s, provider, out var units) == BigNumericParser.Outcome.Number && TryCreate(units, out result);
    }

    /// <summary>Reads a number in UTF-8, which may have an exponent.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">Whose minus sign and decimal separator; null: the current culture's.</param>
    /// <exception cref="FormatException">It is no number, or has more than 38 decimal places.</exception>
    /// <exception cref="OverflowException">It is beyond BIGNUMERIC's range.</exception>
    public static BigNumeric Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => Parse(System.Text.Encoding.UTF8.GetString(utf8Text), provider);

    /// <summary>Reads a number in UTF-8, which may have an exponent.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">Whose minus sign and decimal separator; null: the current culture's.</param>
    /// <param name="result">The number; 0 when there is none.</param>
    /// <returns>Whether the text is a number that a BIGNUMERIC holds without loss.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out BigNumeric result)
    {
        result = default;
        Span<char> text = stackalloc char[BigNumericParser.LongestText];
        return utf8Text.Length <= text.Length && System.Text.Encoding.UTF8.TryGetChars(utf8Text, text, out var length) && TryParse(text[..length], provider, out result);
    }

    private static BigInteger MaxDecimal { get; } = (BigInteger)decimal.MaxValue;

    private static bool TryCreate(BigInteger units, out BigNumeric value)
    {
        var fits = units >= MinValue._units && units <= MaxValue._units;
        value = fits ? new(units) : default;
        return fits;
    }

    private static OverflowException Overflow() => new("The number is beyond BIGNUMERIC's range, which ends near 5.79e38.");
}
