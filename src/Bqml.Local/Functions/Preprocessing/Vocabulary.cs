using Bqml.Catalog;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>
/// The terms that an encoder knows: the most frequent ones (of equally frequent ones the alphabetically first), numbered from 1 in alphabetical order. NULL and every other term is 0.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The encoder of categories, whose defaults count for terms too: for those the documentation names none.</summary>
    private static readonly IReadOnlyList<Catalog.FunctionArgument> s_encoder = ModelCatalog.FindFunction("ML.LABEL_ENCODER")!.Signatures[0].Arguments;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    private Vocabulary(IEnumerable<string> terms)
    {
        foreach (var term in terms.Order(StringComparer.Ordinal)) _index.Add(term, _index.Count + 1);
    }

    /// <summary>The terms.</summary>
    public IEnumerable<string> Terms => _index.Keys;

    /// <summary>Collects the terms, as the arguments top_k and frequency_threshold say.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="rows">The terms of each row: a row counts once for a term.</param>
    public static Vocabulary Of(FunctionArguments arguments, IEnumerable<IEnumerable<string?>> rows)
    {
        var (topK, threshold) = (Limit("top_k"), Limit("frequency_threshold"));
        return new Vocabulary(Frequencies(rows)
            .Where(f => f.Value >= threshold)
            .OrderByDescending(static f => f.Value)
            .ThenBy(static f => f.Key, StringComparer.Ordinal)
            .Take((int)Math.Clamp(topK, 0, int.MaxValue))
            .Select(static f => f.Key));

        long Limit(string name) => arguments.Integer(name, (long)s_encoder.First(argument => argument.Name == name).Default!);
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
