namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>management.json</c>: the options of ALTER MODEL.</summary>
internal static class ManagementLoader
{
    public static IReadOnlyList<AlterOption> Load(DataNode root, Selectors selectors)
    {
        root.AllowOnly("alterOptions");
        return root.Required("alterOptions").Entries().Select(entry =>
        {
            entry.Value.AllowOnly("property", "type", "for", "summary");
            return new AlterOption(
                entry.Key, entry.Value.Text("property") ?? Naming.Pascal(entry.Key), entry.Value.Required("type").Text(),
                selectors.Resolve(entry.Value, "for", required: false), entry.Value.Required("summary").Text());
        }).ToArray();
    }
}
