using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bqml.Runtime;

// The scalars that have a type of their own, or no type of the framework that is a value.

internal readonly struct BigNumericScalar : IScalar<BigNumeric>
{
    public static string TypeName => "BIGNUMERIC";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out BigNumeric value) => BigNumeric.TryParse(text, CultureInfo.InvariantCulture, out value);
}

internal readonly struct IntervalScalar : IScalar<BigQueryInterval>
{
    private const int LongestText = 64;

    public static string TypeName => "INTERVAL";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out BigQueryInterval value)
    {
        value = default;
        Span<char> chars = stackalloc char[LongestText];
        return text.Length <= LongestText && Encoding.UTF8.TryGetChars(text, chars, out var length) && BigQueryInterval.TryParse(chars[..length], null, out value);
    }
}

internal readonly struct JsonScalar : IScalar<JsonElement>
{
    public static string TypeName => "JSON";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out JsonElement value)
    {
        value = default;
        try
        {
            value = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

internal readonly struct GeographyScalar : IScalar<BigQueryGeography>
{
    public static string TypeName => "GEOGRAPHY";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out BigQueryGeography value)
    {
        var read = StringScalar.TryRead(text, kind, out var found);
        value = read ? new(found!) : default;
        return read;
    }
}

/// <summary>A RANGE: <c>[2024-01-01, UNBOUNDED)</c>. A bound has the form that its type has elsewhere in results, or that of its literals.</summary>
internal readonly struct RangeScalar<T, TBound> : IScalar<BigQueryRange<T>> where T : struct, IComparable<T> where TBound : struct, IScalar<T>
{
    public static string TypeName => $"RANGE<{TBound.TypeName}>";

    public static bool TryRead(ReadOnlySpan<byte> text, CellKind kind, out BigQueryRange<T> value)
    {
        value = default;
        if (text is not [(byte)'[', .. var bounds, (byte)')']) return false;
        var comma = bounds.IndexOf(", "u8);
        if (comma < 0 || !TryReadBound(bounds[..comma], kind, out var start) || !TryReadBound(bounds[(comma + 2)..], kind, out var end)) return false;
        if (start is { } from && end is { } to && from.CompareTo(to) >= 0) return false;
        value = new(start, end);
        return true;
    }

    private static bool TryReadBound(ReadOnlySpan<byte> text, CellKind kind, out T? bound)
    {
        bound = null;
        if (Ascii.EqualsIgnoreCase(text, "UNBOUNDED"u8) || Ascii.EqualsIgnoreCase(text, "NULL"u8)) return true;
        if (!TBound.TryRead(text, kind, out var value)) return false;
        bound = value;
        return true;
    }
}
