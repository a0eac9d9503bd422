using System.Globalization;

namespace Bqml.Catalog;

/// <summary>An interval of numbers; a bound that is null is open without end.</summary>
/// <param name="Min">The lower bound.</param>
/// <param name="MinInclusive">Whether the lower bound itself is allowed.</param>
/// <param name="Max">The upper bound.</param>
/// <param name="MaxInclusive">Whether the upper bound itself is allowed.</param>
public sealed record NumericRange(double? Min, bool MinInclusive, double? Max, bool MaxInclusive)
{
    /// <summary>Whether the value lies within. NaN lies in no range.</summary>
    public bool Contains(double value) =>
        !double.IsNaN(value)
        && (Min is not { } min || (MinInclusive ? value >= min : value > min))
        && (Max is not { } max || (MaxInclusive ? value <= max : value < max));

    /// <summary>The range as mathematics writes it: <c>[0, 1)</c>, <c>(0, ∞)</c>.</summary>
    public override string ToString() =>
        (Min is { } min ? (MinInclusive ? "[" : "(") + Text(min) : "(-∞") + ", " + (Max is { } max ? Text(max) + (MaxInclusive ? "]" : ")") : "∞)");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
