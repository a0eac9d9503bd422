using System.Globalization;
using System.Numerics;

namespace Bqml;

/// <summary>Reads the text of a number without rounding.</summary>
internal static class BigNumericParser
{
    /// <summary>More than any number that fits has, needless zeros allowed for.</summary>
    public const int LongestText = 256;

    internal enum Outcome
    {
        Number,
        NoNumber,
        TooFine,
        TooLarge,
    }

    /// <param name="text">The text; white space around it is no part of the number.</param>
    /// <param name="provider">Whose signs and decimal separator.</param>
    /// <param name="units">The number in BIGNUMERIC's smallest steps.</param>
    public static Outcome TryParse(ReadOnlySpan<char> text, IFormatProvider? provider, out BigInteger units)
    {
        units = default;
        text = text.Trim();
        if (text.Length > LongestText) return Outcome.NoNumber;
        var info = NumberFormatInfo.GetInstance(provider);
        var negative = Take(ref text, info.NegativeSign) || Take(ref text, "-");
        if (!negative && !Take(ref text, info.PositiveSign)) Take(ref text, "+");
        if (!TryTakeExponent(ref text, out var exponent)) return Outcome.NoNumber;
        var point = text.IndexOf(info.NumberDecimalSeparator, StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + info.NumberDecimalSeparator.Length)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return Outcome.NoNumber;
        fraction = fraction.TrimEnd('0');
        var digits = BigInteger.Parse($"0{whole}{fraction}", NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.IsZero) return Outcome.Number;
        var places = fraction.Length - exponent;
        if (places < -LongestText) return Outcome.TooLarge;
        if (places > BigNumeric.Scale)
        {
            // 10e-39 is 1e-38.
            if (places - BigNumeric.Scale > LongestText) return Outcome.TooFine;
            digits = BigInteger.DivRem(digits, BigInteger.Pow(10, places - BigNumeric.Scale), out var lost);
            if (!lost.IsZero) return Outcome.TooFine;
            places = BigNumeric.Scale;
        }
        units = digits * BigInteger.Pow(10, BigNumeric.Scale - places);
        if (negative) units = -units;
        return Outcome.Number;
    }

    private static bool Take(ref ReadOnlySpan<char> text, string start)
    {
        if (start.Length == 0 || !text.StartsWith(start, StringComparison.Ordinal)) return false;
        text = text[start.Length..];
        return true;
    }

    private static bool TryTakeExponent(ref ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var at = text.IndexOfAny('e', 'E');
        if (at < 0) return true;
        var given = text[(at + 1)..];
        text = text[..at];
        return given.Length <= 6 && int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }
}
