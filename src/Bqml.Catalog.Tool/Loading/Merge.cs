using System.Text.Json.Nodes;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>Lays specific facts over common ones: a key with null takes the common fact away.</summary>
internal static class Merge
{
    /// <summary>The common object with the specific one laid over it, at the place of the specific one.</summary>
    /// <param name="common">Facts of a family, an option or a shared argument.</param>
    /// <param name="specific">What differs.</param>
    /// <param name="without">Keys of the common object that are no facts.</param>
    public static DataNode Over(DataNode common, DataNode specific, params string[] without)
    {
        var merged = new JsonObject();
        foreach (var (key, value) in common.Entries())
            if (!without.Contains(key, StringComparer.Ordinal)) merged[key] = value.Node?.DeepClone();
        foreach (var (key, value) in specific.Entries())
            if (value.Node is null) merged.Remove(key);
            else merged[key] = value.Node.DeepClone();
        return specific.With(merged);
    }
}
