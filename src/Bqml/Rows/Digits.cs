using System.Buffers.Text;

namespace Bqml.Runtime;

/// <summary>Integers in the form in which nearly all come: a sign and at most 18 digits.</summary>
internal static class Digits
{
    /// <summary>Numbers of that many digits fit a <see cref="long"/> whatever they are.</summary>
    public const int Safe = 18;

    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        var digits = text is [(byte)'-', ..] ? text[1..] : text;
        if (digits.Length is < 1 or > Safe || !TryAppend(digits, 0, out value)) return Utf8Parser.TryParse(text, out value, out var read) && read == text.Length;
        if (digits.Length != text.Length) value = -value;
        return true;
    }

    /// <summary>The digits as a number, behind those of another.</summary>
    public static bool TryAppend(ReadOnlySpan<byte> digits, long to, out long value)
    {
        value = to;
        foreach (var digit in digits)
        {
            var next = (uint)digit - '0';
            if (next > 9) return false;
            value = (value * 10) + next;
        }
        return true;
    }
}
