using System.Text;
using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Gives the text that a quoted token stands for.</summary>
internal static class QuotedText
{
    /// <summary>The text of a string, bytes literal or quoted identifier. In a bytes literal, \x and octal escapes give one char per byte, other characters their UTF-8 bytes.</summary>
    internal static string Decode(string source, TextSpan token, bool isBytes, DiagnosticBag diagnostics)
    {
        var start = token.Start;
        var isRaw = false;
        while (source[start] is not ('\'' or '"' or '`')) isRaw |= source[start++] is 'r' or 'R';
        var quote = source[start];
        var isTriple = quote != '`' && token.End - start >= 3 && source[start + 1] == quote && source[start + 2] == quote;
        var width = isTriple ? 3 : 1;
        start += width;
        // An unclosed token, already reported, has no quote at its end.
        var isClosed = token.End - width >= start && string.CompareOrdinal(source, token.End - width, new string(quote, width), 0, width) == 0;
        var end = isClosed ? token.End - width : token.End;
        return IsPlain(source, start, end, isBytes) ? source.Substring(start, end - start) : DecodeEscapes(source, start, end, isRaw, isBytes, diagnostics);
    }

    private static bool IsPlain(string source, int start, int end, bool isBytes)
    {
        for (var i = start; i < end; i++)
        {
            if (source[i] is '\\' or '\r' || char.IsSurrogate(source[i]) || isBytes && source[i] > '\x7F') return false;
        }
        return true;
    }

    private static string DecodeEscapes(string source, int start, int end, bool isRaw, bool isBytes, DiagnosticBag diagnostics)
    {
        var text = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var c = source[i];
            if (c == '\\' && !isRaw)
            {
                i += AppendEscape(text, source, i, end, isBytes, diagnostics) - 1;
            }
            else if (c == '\r')
            {
                // Every line end inside a string is one \n, whatever the file uses.
                text.Append('\n');
                if (i + 1 < end && source[i + 1] == '\n') i++;
            }
            else if (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(source[i + 1])))
            {
                diagnostics.Add(new TextSpan(i, 1), FormattableString.Invariant($"The text is not valid Unicode: it has a lone surrogate U+{(int)c:X4}."));
                text.Append('\uFFFD');
            }
            else
            {
                var length = char.IsSurrogate(c) ? 2 : 1;
                if (isBytes && c > '\x7F') AppendUtf8(text, source, i, length);
                else text.Append(source, i, length);
                i += length - 1;
            }
        }
        return text.ToString();
    }

    private static void AppendUtf8(StringBuilder text, string source, int index, int length)
    {
        foreach (var b in Encoding.UTF8.GetBytes(source.Substring(index, length))) text.Append((char)b);
    }

    /// <summary>Appends what the escape stands for and gives its length.</summary>
    private static int AppendEscape(StringBuilder text, string source, int index, int end, bool isBytes, DiagnosticBag diagnostics)
    {
        var c = index + 1 < end ? source[index + 1] : '\0';
        var simple = "abfnrtv\\?\"'`".IndexOf(c);
        if (index + 1 < end && simple >= 0)
        {
            text.Append("\a\b\f\n\r\t\v\\?\"'`"[simple]);
            return 2;
        }
        var (digits, numberBase) = c switch
        {
            >= '0' and <= '7' => (3, 8),
            'x' or 'X' => (2, 16),
            'u' when !isBytes => (4, 16),
            'U' when !isBytes => (8, 16),
            _ => (0, 0),
        };
        var first = numberBase == 8 ? index + 1 : index + 2;
        if (digits == 0 || !TryReadNumber(source, first, Math.Min(end, first + digits), digits, numberBase, out var value))
        {
            // Whole code points in the message, the source may have half of one.
            var shown = index + 1 < end && c is >= ' ' and < '\x7F' ? $"\\{c}" : "\\";
            diagnostics.Add(TextSpan.FromBounds(index, Math.Min(end, index + 2)), $"{shown} is not a valid escape sequence{(digits > 0 ? $": it needs {digits} {(numberBase == 8 ? "octal" : "hexadecimal")} digits" : "; a backslash is written \\\\")}.");
            return 1;
        }
        var length = first + digits - index;
        var span = new TextSpan(index, length);
        if (isBytes && value > 0xFF) diagnostics.Add(span, "The octal escape is greater than \\377, the greatest byte.");
        else if (value > 0x10FFFF || value is >= 0xD800 and <= 0xDFFF) diagnostics.Add(span, "The escape is not a Unicode character: surrogates (D800 to DFFF) and values above 10FFFF are not.");
        else text.Append(isBytes || value <= 0xFFFF ? ((char)value).ToString() : char.ConvertFromUtf32((int)value));
        return length;
    }

    private static bool TryReadNumber(string source, int start, int end, int digits, int numberBase, out uint value)
    {
        value = 0;
        if (end - start < digits) return false;
        for (var i = start; i < end; i++)
        {
            var digit = source[i] switch
            {
                >= '0' and <= '9' => source[i] - '0',
                >= 'a' and <= 'f' => source[i] - 'a' + 10,
                >= 'A' and <= 'F' => source[i] - 'A' + 10,
                _ => int.MaxValue,
            };
            if (digit >= numberBase) return false;
            value = (value * (uint)numberBase) + (uint)digit;
        }
        return true;
    }
}
