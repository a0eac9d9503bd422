namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>object-table.json</c>: what CREATE EXTERNAL TABLE takes for an object table.</summary>
internal static class ObjectTableLoader
{
    public static ObjectTableStatement Load(DataNode root, ResultLoader results, EnumData enums)
    {
        root.AllowOnly("options", "row", "references", "maxWildcards", "uriScheme", "roles", "documentationUrl");
        var options = root.Required("options").Entries().Select(entry => Option(entry.Key, entry.Value, enums)).ToArray();
        foreach (var option in options)
            foreach (var condition in option.RequiredWhen.Concat(option.AppliesWhen))
                if (options.All(other => other.Name != condition.Option)) throw root.Required("options").Required(option.Name).Error($"refers to {condition.Option}, which object tables do not have");
        return new ObjectTableStatement
        {
            Options = options,
            RowType = results.Record(root.Required("row")).Type,
            References = References(root.Required("references"), results),
            MaxWildcards = root.Required("maxWildcards").Integer(),
            UriScheme = root.Required("uriScheme").Text(),
            Roles = root.Texts("roles"),
            DocumentationUrl = root.Required("documentationUrl").Text(),
        };
    }

    private static ObjectReferences References(DataNode node, ResultLoader results)
    {
        node.AllowOnly("type", "make", "access", "readMode");
        return new ObjectReferences
        {
            Type = results.Record(node.Required("type")).Type,
            MakeFunction = node.Required("make").Text(),
            AccessFunction = node.Required("access").Text(),
            ReadMode = node.Required("readMode").Text(),
        };
    }

    private static ModelOption Option(string name, DataNode node, EnumData enums)
    {
        node.AllowOnly("type", "fixed", "required", "enumType", "values", "intervalMinutes", "defaultRule", "requiredWhen", "appliesWhen", "pattern", "formats", "summary", "notes");
        var type = node.Required("type");
        var kind = type.Text() switch
        {
            "STRING" => OptionKind.String,
            "ARRAY<STRING>" => OptionKind.StringArray,
            "INTERVAL" => OptionKind.Interval,
            var other => throw type.Error($"'{other}' is no type of an option of object tables"),
        };
        var values = node.Texts("values").Select(value => new AllowedValue(value, Naming.Member(value))).ToArray();
        var enumType = node.Text("enumType");
        if (enumType is not null) enums.Use(node, enumType, "option " + name, values);
        var isFixed = node.Has("fixed");
        return new ModelOption
        {
            Name = name,
            PropertyName = isFixed ? null : Naming.Pascal(name),
            PropertyType = isFixed ? null : kind == OptionKind.StringArray ? "string[]" : enumType ?? "string",
            Kind = kind,
            EnumType = enumType,
            AllowedValues = values,
            Fixed = node.Text("fixed"),
            Required = node.Flag("required"),
            IntervalMinutes = node.Range("intervalMinutes"),
            DefaultRule = node.Text("defaultRule"),
            RequiredWhen = Conditions(node, "requiredWhen"),
            AppliesWhen = Conditions(node, "appliesWhen"),
            Pattern = node.Text("pattern"),
            Formats = node.Texts("formats"),
            Summary = node.Required("summary").Text(),
            Notes = node.Texts("notes"),
        };
    }

    private static OptionCondition[] Conditions(DataNode node, string key) => [.. node.Texts(key).Select(option => new OptionCondition { Option = option })];
}
