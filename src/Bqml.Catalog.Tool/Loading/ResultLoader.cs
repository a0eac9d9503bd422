namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>results.json</c>: the records of results and of STRUCTs in them, and the columns of outputs that refer to these.</summary>
internal sealed class ResultLoader
{
    private static readonly string[] ColumnKeys = ["name", "property", "type", "alsoAccepts", "nullable", "when", "repeated", "values", "enumType", "status", "doubtful", "summary"];

    private readonly Dictionary<string, ResultRecord> _records = new(StringComparer.Ordinal);
    private readonly EnumData _enums;

    public ResultLoader(DataNode root, OptionLoader options, EnumData enums)
    {
        _enums = enums;
        root.AllowOnly("results");
        foreach (var (name, node) in root.Required("results").Entries())
        {
            node.AllowOnly("summary", "input", "holdsInput", "columns", "columnsFrom");
            if (!Naming.IsIdentifier(name)) throw node.Error($"'{name}' is no name for a record");
            var columns = node.Optional("columnsFrom") is { } source ? Metrics(source, options) : node.Required("columns").Elements().Select(column => Column(column, name)).ToArray();
            foreach (var column in columns)
            {
                if (column.Name != ResultRecord.Generated && (column.IsPattern || column.Type.Contains('{'))) throw node.Error($"the column {column.Name} depends on the declaration, so there can be no record");
                if (column.PropertyName == name) throw node.Error($"the column {column.Name} needs another property than {name}, which is the record's name");
            }
            foreach (var clash in columns.GroupBy(column => column.PropertyName, StringComparer.Ordinal).Where(group => group.Count() > 1))
                throw node.Error($"the property {clash.Key} is there twice");
            _records.Add(name, new ResultRecord(name, node.Required("summary").Text(), columns) { IsInput = node.Flag("input"), HoldsInput = node.Flag("holdsInput") });
        }
    }

    /// <summary>Every record.</summary>
    public IReadOnlyList<ResultRecord> Records => [.. _records.Values];

    /// <summary>The record that a node names.</summary>
    public ResultRecord Record(DataNode node) => _records.TryGetValue(node.Text(), out var record) ? record : throw node.Error($"'{node.Text()}' is not in results.json");

    /// <summary>A column of an output, an input or a record.</summary>
    /// <param name="node">The column.</param>
    /// <param name="owner">The function or record it belongs to.</param>
    public OutputColumn Column(DataNode node, string owner)
    {
        node.AllowOnly(ColumnKeys);
        var name = node.Required("name").Text();
        var property = node.Text("property") ?? Naming.Pascal(name);
        if (property.Length == 0) throw node.Error($"the column {name} needs a property");
        var (type, record) = Type(node.Required("type"));
        var values = node.Texts("values").Select(value => new AllowedValue(value, Naming.Member(value))).ToArray();
        var enumType = node.Text("enumType");
        if (enumType is not null) _enums.Use(node, enumType, $"column {name} of {owner}", values, isRead: true);
        return new OutputColumn
        {
            Name = name,
            PropertyName = property,
            Type = type,
            AlsoAccepts = node.Texts("alsoAccepts"),
            Nullable = node.Flag("nullable"),
            When = OutputConditions.Parse(node.Optional("when")),
            Repeated = node.Flag("repeated"),
            RecordType = record,
            AllowedValues = values,
            EnumType = enumType,
            IsStatus = node.Flag("status"),
            Doubtful = node.Flag("doubtful"),
            Summary = node.Text("summary") ?? "",
        };
    }

    /// <summary>A type in which records stand for their STRUCTs.</summary>
    private (string Type, string? Record) Type(DataNode node)
    {
        const string array = "ARRAY<";
        var text = node.Text();
        var isArray = text.StartsWith(array, StringComparison.Ordinal) && text.EndsWith('>');
        var inner = isArray ? text[array.Length..^1] : text;
        if (!Naming.IsIdentifier(inner) || inner == inner.ToUpperInvariant() || inner is "numeric" or "any") return (text, null);
        if (!_records.TryGetValue(inner, out var record)) throw node.Error($"'{inner}' is neither a GoogleSQL type nor a record of results.json above");
        return (isArray ? array + record.Type + ">" : record.Type, inner);
    }

    private static OutputColumn[] Metrics(DataNode source, OptionLoader options) =>
        options.ValuesOf(source, source.Text()).Select(value => new OutputColumn
        {
            Name = value.ToLowerInvariant(),
            PropertyName = Naming.Pascal(value),
            Type = "FLOAT64",
            Nullable = true,
            When = [new OutputCondition(OutputConditionKind.Text, Value: "the model's kind has the metric")],
            Summary = $"The metric {value}; null when it is none of the model's kind.",
        }).ToArray();
}
