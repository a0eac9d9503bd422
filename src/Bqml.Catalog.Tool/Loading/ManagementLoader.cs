namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>management.json</c>: the options of ALTER MODEL and EXPORT MODEL, and the training options that metadata tell.</summary>
internal sealed class ManagementLoader
{
    private readonly ModelTypeLoader _types;
    private readonly OptionLoader _options;

    public ManagementLoader(DataNode root, ModelTypeLoader types, OptionLoader options)
    {
        (_types, _options) = (types, options);
        root.AllowOnly("alterOptions", "labels", "changes", "export", "connectionRoles", "trainingOptions");
        AlterOptions = [.. root.Required("alterOptions").Entries().Select(entry => Alter(entry.Key, entry.Value))];
        Labels = ResourceLabels(root.Required("labels"));
        ChangeSets = [.. root.Required("changes").Entries().Select(entry => ChangeSet(entry.Key, entry.Value))];
        CheckChangeSets(root.Required("changes"));
        Export = ExportRules(root.Required("export"));
        ConnectionRoles = [.. root.Required("connectionRoles").Elements().SelectMany(Roles)];
        TrainingOptions = [.. root.Required("trainingOptions").Entries().Select(entry => TrainingOption(entry.Key, entry.Value))];
        if (TrainingOptions.GroupBy(option => option.PropertyName, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw root.Required("trainingOptions").Error($"the property {twice.Key} is that of {string.Join(" and ", twice.Select(option => option.RestName))}");
    }

    /// <summary>The options of ALTER MODEL.</summary>
    public IReadOnlyList<AlterOption> AlterOptions { get; }

    /// <summary>The options of ALTER MODEL by model types.</summary>
    public IReadOnlyList<ModelChangeSet> ChangeSets { get; }

    /// <summary>What labels may be.</summary>
    public ResourceLabels Labels { get; }

    /// <summary>What EXPORT MODEL takes.</summary>
    public ExportRules Export { get; }

    /// <summary>The roles that a connection's service account needs, by remote model type.</summary>
    public IReadOnlyList<ConnectionRoles> ConnectionRoles { get; }

    /// <summary>The fields in which metadata tell training options.</summary>
    public IReadOnlyList<TrainingOptionField> TrainingOptions { get; }

    private AlterOption Alter(string name, DataNode node)
    {
        node.AllowOnly("property", "type", "for", "summary", "clearable", "labels", "notes");
        // What CREATE MODEL says of the option holds for ALTER MODEL too.
        var created = OptionsNamed(name.ToUpperInvariant()).FirstOrDefault();
        return new AlterOption
        {
            Name = name,
            PropertyName = node.Text("property") ?? Naming.Pascal(name),
            Type = node.Required("type").Text(),
            ModelTypeIds = _types.Selectors.Resolve(node, "for", required: false),
            Summary = node.Required("summary").Text(),
            Clearable = node.Flag("clearable"),
            Pattern = created?.Pattern,
            Formats = created?.Formats ?? [],
            HoldsLabels = node.Flag("labels"),
            IntervalMinutes = created?.IntervalMinutes,
            Notes = node.Texts("notes"),
        };
    }

    private ModelChangeSet ChangeSet(string name, DataNode node)
    {
        node.AllowOnly("summary", "for");
        if (!Naming.IsIdentifier(name)) throw node.Error($"'{name}' is no name for a class");
        return new ModelChangeSet { Name = name, Summary = node.Required("summary").Text(), ModelTypeIds = _types.Selectors.Resolve(node.Required("for")) };
    }

    /// <summary>Each model type is in one set, whose types have the same options.</summary>
    private void CheckChangeSets(DataNode place)
    {
        foreach (var id in _types.Ids)
            if (ChangeSets.Count(set => set.ModelTypeIds.Contains(id)) is var count && count != 1) throw place.Error($"{id} is in {count} sets of changes, not in one");
        foreach (var set in ChangeSets)
            foreach (var option in AlterOptions)
                if (set.ModelTypeIds.Select(option.AppliesTo).Distinct().Count() > 1) throw place.Error($"only some model types of {set.Name} have the option {option.Name}");
    }

    private static ResourceLabels ResourceLabels(DataNode node)
    {
        node.AllowOnly("keyPattern", "keyForm", "valuePattern", "valueForm", "maxEntries");
        return new ResourceLabels
        {
            KeyPattern = node.Required("keyPattern").Text(),
            KeyForm = node.Required("keyForm").Text(),
            ValuePattern = node.Required("valuePattern").Text(),
            ValueForm = node.Required("valueForm").Text(),
            MaxEntries = node.Required("maxEntries").Integer(),
        };
    }

    private static ExportRules ExportRules(DataNode node)
    {
        node.AllowOnly("options", "refusedFeatureTypes");
        return new ExportRules
        {
            Options = [.. node.Required("options").Entries().Select(entry =>
            {
                entry.Value.AllowOnly("type", "required", "summary");
                return new ExportOption(entry.Key, entry.Value.Required("type").Text(), entry.Value.Flag("required"), entry.Value.Required("summary").Text());
            })],
            RefusedFeatureTypes = node.Texts("refusedFeatureTypes"),
        };
    }

    private IEnumerable<ConnectionRoles> Roles(DataNode node)
    {
        node.AllowOnly("for", "roles");
        foreach (var id in _types.Selectors.Resolve(node.Required("for")))
            yield return new ConnectionRoles(id, _types.Service(id), _types.TakesQuery(id), node.Texts("roles"));
    }

    private TrainingOptionField TrainingOption(string restName, DataNode node)
    {
        node.AllowOnly("type", "option", "property", "renamed", "summary");
        var name = node.Text("option");
        var options = name is null ? [] : OptionsNamed(name);
        if (name is not null && options.Count == 0) throw node.Error($"there is no option {name}");
        var enumType = options.Select(option => option.EnumType).FirstOrDefault(type => type is not null);
        return new TrainingOptionField
        {
            RestName = restName,
            PropertyName = node.Text("property") ?? options.Select(option => option.PropertyName).FirstOrDefault(property => property is not null) ?? char.ToUpperInvariant(restName[0]) + restName[1..],
            Type = node.Required("type").Text(),
            OptionName = name,
            EnumType = enumType,
            Values = enumType is null ? [] : RestValues(node, options),
            Summary = node.Text("summary") ?? options.FirstOrDefault()?.Summary ?? throw node.Error("'summary' is missing: there is no option to take it from"),
        };
    }

    /// <summary>REST writes a value as GoogleSQL does, in capitals, or by a name of its own.</summary>
    private static IReadOnlyList<AllowedValue> RestValues(DataNode node, IReadOnlyList<ModelOption> options)
    {
        var renamed = node.Optional("renamed")?.Entries().ToDictionary(entry => entry.Value.Text(), entry => entry.Key, StringComparer.Ordinal) ?? [];
        var values = options.SelectMany(option => option.AllowedValues).DistinctBy(value => value.SqlValue).ToArray();
        foreach (var value in renamed.Keys)
            if (values.All(known => known.SqlValue != value)) throw node.Error($"'{value}' is no value of the option");
        return [.. values.Select(value => new AllowedValue(renamed.GetValueOrDefault(value.SqlValue) ?? value.SqlValue.ToUpperInvariant(), value.MemberName))];
    }

    private IReadOnlyList<ModelOption> OptionsNamed(string name) => [.. _types.Ids.SelectMany(_options.For).Where(option => option.Name == name)];
}

/// <summary>The roles that the service account of a remote model's connection needs.</summary>
/// <param name="ModelTypeId">The model type.</param>
/// <param name="ServiceType">The value of REMOTE_SERVICE_TYPE; null for models on endpoints.</param>
/// <param name="TakesQuery">Whether the model is tuned by a query.</param>
/// <param name="Roles">The roles.</param>
public sealed record ConnectionRoles(string ModelTypeId, string? ServiceType, bool TakesQuery, IReadOnlyList<string> Roles);
