namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>custom-holiday.json</c>: the query of custom holidays.</summary>
internal static class CustomHolidayLoader
{
    public static CustomHolidayClause Load(DataNode root, OptionLoader options)
    {
        root.AllowOnly("columns", "maxRows", "maxNames", "maxWindowDays", "requires", "excludesClauses");
        return new CustomHolidayClause
        {
            Columns = root.Required("columns").Entries().Select(entry => Column(entry.Key, entry.Value)).ToArray(),
            MaxRows = root.Required("maxRows").Integer(),
            MaxNames = root.Required("maxNames").Integer(),
            MaxWindowDays = root.Required("maxWindowDays").Integer(),
            Requires = options.Conditions(root.Optional("requires")),
            ExcludesClauses = root.Texts("excludesClauses"),
        };
    }

    private static HolidayColumn Column(string name, DataNode node)
    {
        node.AllowOnly("type", "default", "range", "refusedCharacters", "summary");
        var standard = node.Optional("default")?.Integer();
        return new HolidayColumn(name, Naming.Pascal(name), node.Required("type").Text(), standard is null, standard, node.Range("range"), node.Text("refusedCharacters"), node.Required("summary").Text());
    }
}
