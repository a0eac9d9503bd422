namespace Bqml.Local.Functions.Preprocessing;

/// <summary>
/// The terms that an encoder knows: the most frequent ones (of equally frequent ones the alphabetically first), numbered from 1 in alphabetical order. NULL and every other term is 0.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The documented defaults and limit of top_k and frequency_threshold.</summary>
    private const long DefaultTopK = 32_000, Limit = 1_000_000, DefaultFrequencyThreshold = 5;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    private Vocabulary(IEnumerable<string> terms)
    {
        foreach (var term in terms.Order(StringComparer.Ordinal)) _index.Add(term, _index.Count + 1);
    }

    /// <summary>The terms.</summary>
    public IEnumerable<string> Terms => _index.Keys;

    /// <summary>Collects the terms; the arguments top_k and frequency_threshold are at <paramref name="index"/> and after it.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="index">The place of top_k.</param>
    /// <param name="rows">The terms of each row: a row counts once for a term.</param>
    public static Vocabulary Of(FunctionArguments arguments, int index, IEnumerable<IEnumerable<string?>> rows)
    {
        var topK = arguments.Integer(index, "top_k", 1, Limit - 1, DefaultTopK);
        var threshold = arguments.Integer(index + 1, "frequency_threshold", 0, long.MaxValue, DefaultFrequencyThreshold);
        return new Vocabulary(Frequencies(rows)
            .Where(f => f.Value >= threshold)
            .OrderByDescending(static f => f.Value)
            .ThenBy(static f => f.Key, StringComparer.Ordinal)
            .Take((int)topK)
            .Select(static f => f.Key));
    }

    /// <summary>In how many rows each term is.</summary>
    public static Dictionary<string, long> Frequencies(IEnumerable<IEnumerable<string?>> rows)
    {
        var result = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in rows)
            foreach (var term in row.Distinct(StringComparer.Ordinal))
                if (term is not null) result[term] = result.GetValueOrDefault(term) + 1;
        return result;
    }

    /// <summary>The number of a term.</summary>
    public long IndexOf(string? term) => term is not null && _index.TryGetValue(term, out var index) ? index : 0;
}
