using System.Globalization;

namespace Bqml;

/// <summary>How a search makes use of a vector index.</summary>
/// <remarks>Page "Search functions", section "VECTOR_SEARCH".</remarks>
public sealed record SearchOptions
{
    /// <summary>The share of the index's lists that is searched: more find more of the nearest and take longer. Between 0 and 1, both exclusive. Null: BigQuery chooses. Not together with <see cref="UseBruteForce"/>.</summary>
    public double? FractionListsToSearch { get; init; }

    /// <summary>Whether every vector is looked at, without the index, for exact results. Default: false; without an index it is always so.</summary>
    public bool UseBruteForce { get; init; }

    /// <summary>The options as the functions read them.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or they exclude each other.</exception>
    internal string ToJson()
    {
        if (FractionListsToSearch is <= 0 or >= 1 or double.NaN) throw new ArgumentOutOfRangeException(nameof(FractionListsToSearch), FractionListsToSearch, "FractionListsToSearch is in (0, 1).");
        if (UseBruteForce && FractionListsToSearch is not null) throw new ArgumentException("FractionListsToSearch and UseBruteForce exclude each other: give one of them.", nameof(UseBruteForce));
        return UseBruteForce ? "{\"use_brute_force\":true}" : FractionListsToSearch is { } fraction ? string.Create(CultureInfo.InvariantCulture, $"{{\"fraction_lists_to_search\":{fraction}}}") : "{}";
    }
}
