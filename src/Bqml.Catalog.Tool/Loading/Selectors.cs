namespace Bqml.Catalog.Tool.Loading;

/// <summary>Resolves what the data write for a set of model types: ids, families and groups, separated by blanks.</summary>
/// <param name="ids">Every id, in order.</param>
/// <param name="sets">Families and groups with their ids.</param>
internal sealed class Selectors(IReadOnlyList<string> ids, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
{
    /// <summary>The ids, in the catalogue's order.</summary>
    public IReadOnlyList<string> Resolve(DataNode node) => Resolve(node, node.Text());

    /// <summary>The ids, in the catalogue's order.</summary>
    public IReadOnlyList<string> Resolve(DataNode place, string selector)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in selector.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            IReadOnlyList<string> members = sets.TryGetValue(word, out var set) ? set : ids.Contains(word, StringComparer.Ordinal) ? [word]
                : throw place.Error($"'{word}' is no model type, family or group");
            foreach (var id in members)
                if (!chosen.Add(id)) throw place.Error($"'{selector}' names {id} twice");
        }
        if (chosen.Count == 0) throw place.Error("names no model type");
        return ids.Where(chosen.Contains).ToArray();
    }

    /// <summary>The ids of a key; empty when absent.</summary>
    public IReadOnlyList<string> Resolve(DataNode node, string key, bool required) =>
        (required ? node.Required(key) : node.Optional(key)) is { } value ? Resolve(value) : [];
}
