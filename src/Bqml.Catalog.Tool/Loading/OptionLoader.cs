using System.Globalization;
using System.Text.Json.Nodes;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>
/// Loads <c>options.json</c>: each option once, with the model types that have it under <c>for</c>. A string selects types that all treat the option as
/// written; an object gives, by selection, what differs.
/// </summary>
internal sealed class OptionLoader
{
    private static readonly string[] Facts =
    [
        "property", "type", "alsoAccepts", "role", "namesColumn", "columnRole", "expression", "placeholder", "namesQueryColumn", "discreteValues", "enumType", "members", "memberStyle", "values", "default", "defaultRule",
        "required", "range", "intervalMinutes", "arrayLength", "elementRanges", "maxLength", "pattern", "formats", "storageUri", "fileEndings", "decimals",
        "secret", "endpoint", "purpose", "tuning", "requires", "requiresWhenTuning", "excludes", "appliesWhen", "requiredWhen", "valueConflicts", "enables", "enablesWhen", "enablesForTwoLabels",
        "columnTypes", "parts", "doubtful", "notes", "unchecked",
        "oddLength", "soleValues", "limits", "lessThan", "atMost", "binaryValues", "defaultIsModelName", "refusedLocations", "refusedFeatureTypes",
    ];

    private readonly Dictionary<string, List<ModelOption>> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _types;
    private readonly EnumData _enums;

    public OptionLoader(DataNode root, ModelTypeLoader types, EnumData enums)
    {
        _enums = enums;
        root.AllowOnly("options");
        var ids = types.Selectors;
        _types = root.Required("options").Entries().ToDictionary(entry => entry.Key, entry => entry.Value.Text("type"), StringComparer.Ordinal);
        foreach (var (name, node) in root.Required("options").Entries())
        {
            node.AllowOnly([.. Facts, "summary", "for"]);
            if (node.Optional("for") is not { } uses) continue;
            foreach (var (selector, specific) in uses.IsString ? [KeyValuePair.Create(uses.Text(), uses)] : uses.Entries())
            {
                if (specific.IsObject) specific.AllowOnly(Facts);
                var merged = Merge.Over(node, specific.IsObject ? specific : node.With(new JsonObject()), "for");
                var option = Create(name, merged, types);
                foreach (var id in ids.Resolve(specific, selector))
                    if (For(id).Any(known => known.Name == name)) throw specific.Error($"{id} has the option {name} twice");
                    else _options[id].Add(option);
            }
        }
        var modelType = root.Required("options").Entries().Single(entry => Purpose(entry.Value) == OptionPurpose.ModelType).Key;
        foreach (var id in ids.Resolve(root, string.Join(' ', types.Ids)))
            foreach (var (name, value) in types.Fixed(id, modelType))
            {
                var node = root.Required("options").Optional(name) ?? throw root.Error($"the option {name}, fixed for {id}, is missing");
                For(id).Insert(0, new ModelOption
                {
                    Name = name, Kind = OptionKind.String, Required = true, Fixed = value, Summary = node.Required("summary").Text(), AllowedValues = [], Purpose = Purpose(node),
                });
            }
        CheckRelations(root);
    }

    /// <summary>The options of a model type.</summary>
    public List<ModelOption> For(string id) => _options.TryGetValue(id, out var options) ? options : _options[id] = [];

    /// <summary>Every value that an option allows for some model type.</summary>
    public IReadOnlyList<string> ValuesOf(DataNode place, string name) =>
        _types.ContainsKey(name)
            ? _options.Values.SelectMany(options => options).Where(option => option.Name == name).SelectMany(option => option.AllowedValues).Select(value => value.SqlValue).Distinct(StringComparer.Ordinal).ToArray()
            : throw place.Error($"there is no option {name}");

    /// <summary>The option that must be switched on for a function; null when there is none.</summary>
    public string? Enabling(string function) => _options.Values.SelectMany(options => options).FirstOrDefault(option => option.Enables == function)?.Name;

    private ModelOption Create(string name, DataNode node, ModelTypeLoader types)
    {
        var typeNode = node.Required("type");
        var kind = typeNode.Text() switch
        {
            "STRING" => OptionKind.String,
            "FLOAT64" => OptionKind.Float64,
            "INT64" => OptionKind.Int64,
            "BOOL" => OptionKind.Bool,
            "ARRAY<STRING>" => OptionKind.StringArray,
            "ARRAY<INT64>" => OptionKind.Int64Array,
            "TUPLE<INT64, INT64, INT64>" => OptionKind.Int64Tuple,
            "ARRAY<STRUCT<STRING, FLOAT64>>" => OptionKind.ClassWeights,
            "INTERVAL" => OptionKind.Interval,
            var other => throw typeNode.Error($"'{other}' is no type of an option"),
        };
        var role = node.Text("role");
        var property = role is not null || kind == OptionKind.ClassWeights ? null : node.Text("property") ?? Naming.Pascal(name);
        if (property is not null && !Naming.IsIdentifier(property)) throw node.Error($"'{property}' is no name for a property");
        var values = Values(node);
        var enumType = values.Count == 0 || property is null ? null : node.Text("enumType") ?? property;
        if (enumType is not null) _enums.Use(node, enumType, "option " + name, values);
        var arrayLength = node.Range("arrayLength");
        var tuning = node.Optional("tuning");
        tuning?.AllowOnly("forms", "range", "defaultRange", "scale");
        return new ModelOption
        {
            Name = name,
            PropertyName = property,
            PropertyType = property is null ? null : PropertyType(kind, enumType, arrayLength),
            Kind = kind,
            EnumType = enumType,
            AllowedValues = values,
            Default = Default(node, kind, values),
            DefaultRule = node.Text("defaultRule"),
            Range = node.Range("range"),
            IntervalMinutes = node.Range("intervalMinutes"),
            Required = node.Flag("required"),
            Role = role,
            NamesColumn = node.Flag("namesColumn"),
            ColumnRole = node.Text("columnRole"),
            IsExpression = node.Flag("expression"),
            Placeholder = node.Text("placeholder"),
            DiscreteValues = node.Texts("discreteValues").Select(value => Allowed(node.Required("discreteValues"), values, value)).ToArray(),
            NamesQueryColumn = node.Flag("namesQueryColumn"),
            ColumnTypes = node.Optional("columnTypes")?.Elements().Select(ColumnType).ToArray() ?? [],
            HyperparameterForms = tuning?.Required("forms").Elements().Aggregate(HyperparameterForms.None, (forms, form) => forms | form.Member<HyperparameterForms>()) ?? HyperparameterForms.None,
            HyperparameterRange = tuning?.Range("range"),
            HyperparameterDefaultRange = tuning?.Range("defaultRange"),
            HyperparameterScale = tuning?.Optional("scale")?.Member<HyperparameterScale>() ?? HyperparameterScale.None,
            Requires = Conditions(node.Optional("requires")),
            RequiresWhenTuning = Conditions(node.Optional("requiresWhenTuning")),
            Excludes = Conditions(node.Optional("excludes")),
            AppliesWhen = Conditions(node.Optional("appliesWhen")),
            RequiredWhen = Conditions(node.Optional("requiredWhen")),
            EnablesWhen = Conditions(node.Optional("enablesWhen")),
            ValueConflicts = node.Optional("valueConflicts")?.Entries().Select(entry => new ValueConflict(Allowed(entry.Value, values, entry.Key), Conditions(entry.Value))).ToArray() ?? [],
            ArrayLength = arrayLength,
            OddLength = node.Flag("oddLength"),
            SoleValues = AllowedOnes(node, "soleValues", values),
            Limits = node.Optional("limits")?.Elements().Select(Limit).ToArray() ?? [],
            LessThan = node.Text("lessThan"),
            AtMost = node.Text("atMost"),
            BinaryValues = AllowedOnes(node, "binaryValues", values),
            DefaultIsModelName = node.Flag("defaultIsModelName"),
            RefusedLocations = node.Texts("refusedLocations"),
            RefusedFeatureTypes = node.Texts("refusedFeatureTypes"),
            ElementRanges = node.Optional("elementRanges")?.Elements().Select(RangeText.Parse).ToArray() ?? [],
            MaxLength = node.Optional("maxLength")?.Integer(),
            Pattern = node.Text("pattern"),
            Formats = node.Texts("formats"),
            IsStorageUri = node.Flag("storageUri"),
            FileEndings = node.Texts("fileEndings"),
            Decimals = node.Optional("decimals")?.Integer(),
            AlsoAccepts = node.Texts("alsoAccepts"),
            Parts = node.Optional("parts")?.Entries().Select(part => Part(name, part.Key, part.Value, kind, enumType, values)).ToArray() ?? [],
            Enables = node.Text("enables"),
            EnablesForTwoLabels = node.Flag("enablesForTwoLabels"),
            Secret = node.Flag("secret"),
            IsEndpoint = node.Flag("endpoint"),
            Doubtful = node.Flag("doubtful"),
            Summary = node.Required("summary").Text(),
            Notes = node.Texts("notes"),
            UncheckedRules = node.UncheckedRules(),
            Purpose = Purpose(node),
        };
    }

    private static OptionPurpose Purpose(DataNode node) => node.Optional("purpose")?.Member<OptionPurpose>() ?? OptionPurpose.General;

    /// <summary>A part of an option's value: one with a key is of the option's type, the other follows values of the option that need it.</summary>
    private static ModelOption Part(string name, string property, DataNode node, OptionKind kind, string? enumType, IReadOnlyList<AllowedValue> values)
    {
        node.AllowOnly("key", "type", "with", "range", "default", "summary");
        if (!Naming.IsIdentifier(property)) throw node.Error($"'{property}' is no name for a property");
        var key = node.Text("key");
        if ((key is null) != node.Has("with")) throw node.Error("a part either has a key or belongs to values of the option, named by 'with'");
        var partKind = node.Optional("type")?.Text() switch
        {
            null => kind,
            "FLOAT64" => OptionKind.Float64,
            var other => throw node.Required("type").Error($"'{other}' is no type of a part"),
        };
        OptionCondition[] conditions = key is null ? [new OptionCondition { Option = name, Values = node.Texts("with") }] : [];
        if (key is null) (enumType, values) = (null, []);
        return new ModelOption
        {
            Name = name + "." + (key ?? "value"),
            PartOf = name,
            PartKey = key,
            PropertyName = property,
            PropertyType = PropertyType(partKind, enumType, null),
            Kind = partKind,
            EnumType = enumType,
            AllowedValues = values,
            Default = Default(node, partKind, values),
            Range = node.Range("range"),
            Requires = conditions,
            RequiredWhen = conditions,
            Summary = node.Required("summary").Text(),
        };
    }

    private static string PropertyType(OptionKind kind, string? enumType, NumericRange? arrayLength) => kind switch
    {
        OptionKind.Float64 => "double",
        OptionKind.Int64 => "long",
        OptionKind.Bool => "bool",
        OptionKind.Int64Array or OptionKind.Int64Tuple => "long[]",
        OptionKind.StringArray when arrayLength is { Max: 1 } => enumType ?? "string",
        OptionKind.StringArray => (enumType ?? "string") + "[]",
        _ => enumType ?? "string",
    };

    private static IReadOnlyList<AllowedValue> Values(DataNode node)
    {
        var verbatim = node.Text("memberStyle") switch
        {
            null => false,
            "verbatim" => true,
            var other => throw node.Required("memberStyle").Error($"'{other}' is no style of member names; 'verbatim' is"),
        };
        var names = node.Optional("members")?.Entries().ToDictionary(entry => entry.Key, entry => entry.Value.Text(), StringComparer.Ordinal) ?? [];
        var values = node.Texts("values").Select(value => new AllowedValue(value, names.TryGetValue(value, out var member) ? member : verbatim ? value : Naming.Member(value))).ToArray();
        foreach (var value in values)
            if (!Naming.IsIdentifier(value.MemberName)) throw node.Error($"the value '{value.SqlValue}' needs an entry in members: '{value.MemberName}' is no name for an enum member");
        foreach (var repeated in values.GroupBy(value => value.SqlValue, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw node.Required("values").Error($"'{repeated.Key}' is there twice");
        return values;
    }

    private static object? Default(DataNode node, OptionKind kind, IReadOnlyList<AllowedValue> values)
    {
        if (node.Optional("default") is not { } value) return null;
        var constant = value.Constant(isFloat: kind == OptionKind.Float64);
        var fits = kind switch
        {
            OptionKind.String or OptionKind.Interval => constant is string,
            OptionKind.Float64 => constant is double,
            OptionKind.Int64 => constant is long,
            OptionKind.Bool => constant is bool,
            OptionKind.StringArray => constant is object[] array && array.All(element => element is string),
            _ => constant is object[],
        };
        if (!fits) throw value.Error("the default is not of the option's type");
        if (values.Count > 0)
            foreach (var text in constant is object[] elements ? elements : [constant])
                Allowed(value, values, (string)text);
        if (node.Range("range") is { } range && constant is double or long && !range.Contains(Convert.ToDouble(constant, CultureInfo.InvariantCulture)))
            throw value.Error($"the default is outside the range {range}");
        return constant;
    }

    private static string Allowed(DataNode place, IReadOnlyList<AllowedValue> values, string value) =>
        values.Any(allowed => allowed.SqlValue == value) ? value : throw place.Error($"'{value}' is not among the option's values");

    private static IReadOnlyList<string> AllowedOnes(DataNode node, string key, IReadOnlyList<AllowedValue> values) =>
        node.Optional(key)?.Elements().Select(element => Allowed(element, values, element.Text())).ToArray() ?? [];

    private OptionLimit Limit(DataNode node)
    {
        node.AllowOnly("when", "range", "arrayLength");
        if (node.Has("range") == node.Has("arrayLength")) throw node.Error("either 'range' or 'arrayLength' belongs here");
        return new OptionLimit { When = Conditions(node.Required("when")), Range = node.Range("range"), ArrayLength = node.Range("arrayLength") };
    }

    private ColumnTypeRule ColumnType(DataNode node)
    {
        node.AllowOnly("requires", "tuned", "placeholders", "types", "values", "meaning");
        return new ColumnTypeRule
        {
            Types = node.Required("types").Elements().Select(type => type.Text()).ToArray(), Values = node.Texts("values"), Meaning = node.Text("meaning"),
            Requires = Conditions(node.Optional("requires")), Tuned = node.Optional("tuned")?.Member<TunedModels>() ?? TunedModels.Allowed, Placeholders = node.Texts("placeholders"),
        };
    }

    /// <summary>Conditions on options: a name (the option is written), an object of one name with its value or values, or <c>clause NAME</c>.</summary>
    public IReadOnlyList<OptionCondition> Conditions(DataNode? node) => node?.Elements().Select(Condition).ToArray() ?? [];

    private OptionCondition Condition(DataNode node)
    {
        const string clause = "clause ";
        if (node.IsString)
            return node.Text().StartsWith(clause, StringComparison.Ordinal) ? new OptionCondition { Clause = node.Text()[clause.Length..] } : new OptionCondition { Option = node.Text() };
        if (node.Entries().ToArray() is not [var (subject, value)]) throw node.Error("one option with its value or values belongs here");
        // NON_SEASONAL_ORDER[1] is the second element of the tuple.
        var bracket = subject.IndexOf('[', StringComparison.Ordinal);
        var option = bracket < 0 ? subject : subject[..bracket];
        int? element = bracket < 0 ? null
            : int.TryParse(subject[(bracket + 1)..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
            : throw value.Error($"'{subject}' is no option and no element of one");
        if (!_types.TryGetValue(option, out var type)) throw value.Error($"there is no option {option}");
        var constant = value.Constant(isFloat: type == "FLOAT64");
        return new OptionCondition { Option = option, Element = element, Values = constant is object[] values ? values : [constant] };
    }

    private void CheckRelations(DataNode root)
    {
        foreach (var (id, options) in _options)
            foreach (var option in options.SelectMany(option => option.Parts.Prepend(option)))
            {
                if ((option.LessThan ?? option.AtMost) is { } bound && options.All(other => other.Name != bound)) throw root.Required("options").Required(option.Name).Error($"refers to {bound}, which {id} does not have");
                foreach (var condition in option.Requires.Concat(option.RequiresWhenTuning).Concat(option.Excludes).Concat(option.AppliesWhen).Concat(option.RequiredWhen).Concat(option.EnablesWhen).Concat(option.Limits.SelectMany(limit => limit.When)).Concat(option.ColumnTypes.SelectMany(rule => rule.Requires)).Concat(option.ValueConflicts.SelectMany(conflict => conflict.With)))
                {
                    if (condition.Option is not { } name) continue;
                    var place = root.Required("options").Required(option.PartOf ?? option.Name);
                    if (options.FirstOrDefault(other => other.Name == name) is not { } other) throw place.Error($"refers to {name}, which {id} does not have");
                    foreach (var value in condition.Values)
                        if (other.AllowedValues.Count > 0 && other.AllowedValues.All(allowed => !allowed.SqlValue.Equals(value))) throw place.Error($"refers to {name} = {value}, which {id} does not allow");
                }
            }
    }
}
