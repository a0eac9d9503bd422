using System.Globalization;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>Reads ranges as mathematics writes them: <c>[0, 1)</c>, <c>(0, ∞)</c>.</summary>
internal static class RangeText
{
    public static NumericRange? Range(this DataNode node, string key) => node.Optional(key) is { } value ? Parse(value) : null;

    public static NumericRange Parse(DataNode node)
    {
        var text = node.Text();
        var bounds = text.Length > 2 ? text[1..^1].Split(',') : [];
        if (bounds.Length != 2 || text[0] is not ('[' or '(') || text[^1] is not (']' or ')')
            || !TryBound(bounds[0], "-∞", out var min) || !TryBound(bounds[1], "∞", out var max))
            throw node.Error($"'{text}' is not a range such as [0, 1) or (0, ∞)");
        if (min is null && text[0] == '[' || max is null && text[^1] == ']') throw node.Error($"'{text}': an open end takes a round bracket");
        if (min > max) throw node.Error($"'{text}': the lower bound is above the upper");
        return new NumericRange(min, text[0] == '[', max, text[^1] == ']');
    }

    private static bool TryBound(string text, string infinity, out double? bound)
    {
        bound = null;
        if (text.Trim() == infinity) return true;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
        bound = number;
        return true;
    }
}
