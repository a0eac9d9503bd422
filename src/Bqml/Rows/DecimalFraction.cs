namespace Bqml.Runtime;

/// <summary>FLOAT64 values in the form in which nearly all come, <c>-12.345</c>, rounded as exactly as the general parser does.</summary>
internal static class DecimalFraction
{
    /// <summary>The powers of ten that a double holds exactly.</summary>
    private static readonly double[] s_powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Integers up to here are doubles.</summary>
    private const long Exact = 1L << 53;

    /// <returns>False when the text is of another form, or too long, or too near to the middle between two doubles: the general parser is to be asked.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var number = text is [(byte)'-', ..] ? text[1..] : text;
        var point = number.IndexOf((byte)'.');
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? default : number[(point + 1)..];
        if (whole.Length == 0 || (point >= 0 && fraction.Length == 0) || whole.Length + fraction.Length > Digits.Safe + 1) return false;
        // A leading zero is no digit that counts: 0.123456789012345678
        if (whole.Length + fraction.Length > Digits.Safe && whole is not [(byte)'0']) return false;
        if (!Digits.TryAppend(whole, 0, out var digits) || !Digits.TryAppend(fraction, digits, out digits)) return false;
        if (!TryDivide(digits, s_powers[fraction.Length], out value)) return false;
        if (number.Length != text.Length) value = -value;
        return true;
    }

    private static bool TryDivide(long digits, double power, out double value)
    {
        var high = (double)digits;
        value = high / power;
        if (digits <= Exact) return true;
        // What the first quotient lacks, from its exact remainder; the sum is right unless it is within the correction's own error of a change.
        var low = (double)(digits - (long)high);
        var correction = (Math.FusedMultiplyAdd(-value, power, high) + low) / power;
        var error = Math.Abs(correction) * 1e-15;
        var quotient = value;
        value = quotient + (correction - error);
        return value == quotient + (correction + error);
    }
}
