using System.Globalization;

namespace Bqml.Runtime;

/// <summary>Whether a decimal took all digits of the text it was parsed from: parsing rounds silently what goes beyond 28 digits.</summary>
internal static class DecimalDigits
{
    /// <summary>A sign, 38 digits of BIGNUMERIC before the point and 38 after it, and some room.</summary>
    private const int LongestNumber = 96;

    public static bool AreAllIn(ReadOnlySpan<byte> text, decimal value)
    {
        if (text.Length <= 28) return true;
        Span<byte> back = stackalloc byte[LongestNumber];
        return value.TryFormat(back, out var written, default, CultureInfo.InvariantCulture)
            && Significant(text).SequenceEqual(Significant(back[..written]));
    }

    /// <summary>The number without the zeros that say nothing: those after the last digit of a fraction.</summary>
    private static ReadOnlySpan<byte> Significant(ReadOnlySpan<byte> number) =>
        number.Contains((byte)'.') ? number.TrimEnd((byte)'0').TrimEnd((byte)'.') : number;
}
