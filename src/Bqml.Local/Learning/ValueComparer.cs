namespace Bqml.Local.Learning;

/// <summary>GoogleSQL's order of values of one type: NULL first, then ascending; strings by code point.</summary>
internal sealed class ValueComparer : IComparer<object?>
{
    public static ValueComparer Instance { get; } = new();

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        (IComparable a, _) => a.CompareTo(y),
        _ => throw new InvalidCastException($"Values of type {x.GetType().Name} have no order."),
    };
}
