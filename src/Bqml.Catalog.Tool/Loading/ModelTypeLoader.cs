namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>model-types.json</c>: families, their types, and the groups that other files select types by.</summary>
internal sealed class ModelTypeLoader
{
    private static readonly string[] Keys =
    [
        "title", "attribute", "rows", "category", "page", "rest", "remote", "clauses", "labels", "features", "inputTypes", "outputTypes", "maxOutputs", "onnxFile",
        "maxLabelClasses", "maxFeatureNameLength", "fixed", "exactlyOneOf", "oneBelow", "endpoints", "reservation",
        "export", "register", "deploy", "encryptionKey", "preview", "notes", "unchecked",
    ];

    private readonly DataNode _root;
    private readonly List<(string Id, string Family, DataNode Type)> _types = [];

    public ModelTypeLoader(DataNode root)
    {
        _root = root;
        root.AllowOnly("snapshot", "documentation", "createForms", "labelTypes", "featureTypes", "deprecatedModelTypes", "transformRefusedTypes", "groups", "families");
        Snapshot = root.Required("snapshot").Text();
        Documentation = root.Required("documentation").Text();
        Deprecated = root.Required("deprecatedModelTypes").Entries().ToDictionary(entry => entry.Key, entry => entry.Value.Text(), StringComparer.Ordinal);
        var features = root.Required("featureTypes");
        features.AllowOnly("refused", "sparseVector");
        (RefusedFeatureTypes, SparseVectorType) = (features.Texts("refused"), features.Required("sparseVector").Text());
        TransformRefusedTypes = root.Texts("transformRefusedTypes");
        var sets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (family, node) in root.Required("families").Entries())
        {
            node.AllowOnly([.. Keys, "types"]);
            var ids = new List<string>();
            foreach (var (id, type) in node.Required("types").Entries())
            {
                type.AllowOnly(Keys);
                if (_types.Any(known => known.Id == id)) throw type.Error($"the model type {id} is there twice");
                _types.Add((id, family, Merge.Over(node, type, "types")));
                ids.Add(id);
            }
            sets.Add(family, ids);
        }
        var all = _types.Select(type => type.Id).ToArray();
        foreach (var (group, members) in root.Required("groups").Entries())
        {
            if (sets.ContainsKey(group)) throw members.Error($"'{group}' is a family already");
            foreach (var member in members.Elements())
                if (!all.Contains(member.Text(), StringComparer.Ordinal)) throw member.Error($"'{member.Text()}' is no model type");
            sets.Add(group, members.Elements().Select(member => member.Text()).ToArray());
        }
        Selectors = new Selectors(all, sets);
    }

    /// <summary>The day of the documentation.</summary>
    public string Snapshot { get; }

    /// <summary>Where the documentation pages are.</summary>
    public string Documentation { get; }

    /// <summary>The types of columns that no feature is made of.</summary>
    public IReadOnlyList<string> RefusedFeatureTypes { get; }

    /// <summary>The type of arrays of structs that features are made of.</summary>
    public string SparseVectorType { get; }

    /// <summary>Deprecated MODEL_TYPE literals with their successors.</summary>
    public IReadOnlyDictionary<string, string> Deprecated { get; }

    /// <summary>Types of column that a model with a TRANSFORM clause cannot read.</summary>
    public IReadOnlyList<string> TransformRefusedTypes { get; }

    /// <summary>Resolves ids, families and groups.</summary>
    public Selectors Selectors { get; }

    /// <summary>The options whose value the type fixes, with the value.</summary>
    /// <param name="id">The type.</param>
    /// <param name="modelTypeOption">The option that tells the type.</param>
    public IReadOnlyDictionary<string, string> Fixed(string id, string modelTypeOption)
    {
        var type = _types.Single(type => type.Id == id).Type;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!type.Flag("remote")) values.Add(modelTypeOption, id);
        foreach (var (name, value) in type.Optional("fixed")?.Entries() ?? []) values.Add(name, value.Text());
        return values;
    }

    /// <summary>The service that a remote model calls, by the one option whose value its type fixes; null for models on endpoints.</summary>
    public string? Service(string id) => _types.Single(type => type.Id == id).Type.Optional("fixed")?.Entries().Select(option => option.Value.Text()).SingleOrDefault();

    /// <summary>Whether <c>CREATE MODEL</c> takes a query.</summary>
    public bool TakesQuery(string id) => _types.Single(type => type.Id == id).Type.Required("clauses").Optional("query") is not null;

    /// <summary>The kinds of endpoint that types tell apart.</summary>
    public IEnumerable<string> EndpointFamilies => _types.SelectMany(type => type.Type.Optional("endpoints")?.Entries().Select(family => family.Key) ?? []);

    /// <summary>Every id, in order.</summary>
    public IEnumerable<string> Ids => _types.Select(type => type.Id);

    /// <summary>How many row types the attribute of the type takes.</summary>
    public int Rows(string id) => _types.Single(type => type.Id == id).Type.Required("rows").Integer();

    /// <summary>Makes the model types, now that options and functions are known.</summary>
    public IReadOnlyList<ModelType> Create(OptionLoader options, FunctionLoader functions)
    {
        var types = _types.Select(type => Create(type.Id, type.Family, type.Type, options, functions)).ToArray();
        foreach (var clash in types.GroupBy(type => type.AttributeName, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw _root.Error($"the attribute name {clash.Key} is used by {string.Join(" and ", clash)}");
        return types;
    }

    private ModelType Create(string id, string family, DataNode node, OptionLoader options, FunctionLoader functions)
    {
        var attribute = node.Required("attribute");
        if (!Naming.IsIdentifier(attribute.Text())) throw attribute.Error($"'{attribute.Text()}' is no name for an attribute");
        var rows = node.Required("rows");
        if (rows.Integer() is < 0 or > 2) throw rows.Error("0, 1 or 2 row types are possible");
        var typeOptions = options.For(id);
        foreach (var group in node.Optional("exactlyOneOf")?.Elements() ?? [])
            foreach (var name in group.Elements())
                if (typeOptions.All(option => option.Name != name.Text())) throw name.Error($"{id} has no option {name.Text()}");
        var remote = node.Flag("remote");
        return new ModelType
        {
            Id = id,
            SqlModelType = remote ? null : id,
            RestModelType = remote ? null : node.Text("rest") ?? id,
            Title = node.Required("title").Text(),
            AttributeName = attribute.Text(),
            RowTypeParameterCount = rows.Integer(),
            Family = family,
            Category = node.Required("category").Member<ModelCategory>(),
            DocumentationUrl = Documentation + node.Required("page").Text(),
            Clauses = Clauses(node.Required("clauses")),
            LabelTypes = node.Optional("labels") is { } labels ? LabelTypes(labels) : [],
            TakesFeatures = rows.Integer() > 0 && (node.Optional("features") is null || node.Flag("features")),
            TakesOnnxFile = node.Flag("onnxFile"),
            InputTypes = node.Texts("inputTypes"),
            OutputTypes = node.Texts("outputTypes"),
            MaxOutputs = node.Optional("maxOutputs")?.Integer(),
            MaxLabelClasses = node.Optional("maxLabelClasses")?.Integer(),
            MaxFeatureNameLength = node.Optional("maxFeatureNameLength")?.Integer(),
            CreateForms = _root.Texts("createForms"),
            ExactlyOneOf = node.Optional("exactlyOneOf")?.Elements().Select(IReadOnlyList<string> (group) => group.Elements().Select(name => name.Text()).ToArray()).ToArray() ?? [],
            EndpointFamilies = node.Optional("endpoints")?.Entries().Select(family => new EndpointFamily(family.Key, family.Value.Elements().Select(prefix => prefix.Text()).ToArray())).ToArray() ?? [],
            OneBelow = node.Optional("oneBelow") is { } below ? Below(below, id, typeOptions) : null,
            Preview = node.Flag("preview"),
            Reservation = node.Text("reservation"),
            ExportFormat = node.Text("export"),
            CanRegister = node.Flag("register"),
            CanDeploy = node.Flag("deploy"),
            SupportsEncryptionKey = node.Flag("encryptionKey"),
            Notes = node.Texts("notes"),
            UncheckedRules = node.UncheckedRules(),
            Functions = functions.SupportedBy(id),
            DoubtfulFunctions = functions.DoubtfulFor(id),
            OptionsFactory = () => typeOptions,
        };
    }

    private static OptionsBelow Below(DataNode node, string id, IReadOnlyList<ModelOption> options)
    {
        node.AllowOnly("options", "limit");
        foreach (var name in node.Required("options").Elements())
            if (options.All(option => option.Name != name.Text())) throw name.Error($"{id} has no option {name.Text()}");
        return new OptionsBelow(node.Texts("options"), (double)node.Required("limit").Constant(isFloat: true));
    }

    private IReadOnlyList<string> LabelTypes(DataNode node) =>
        _root.Required("labelTypes").Optional(node.Text())?.Elements().Select(type => type.Text()).ToArray() ?? throw node.Error($"'{node.Text()}' is not in labelTypes");

    private static ModelClauses Clauses(DataNode node)
    {
        node.AllowOnly("transform", "inputOutput", "connection", "query", "customHoliday");
        ClauseUse Use(string key) => node.Optional(key)?.Member<ClauseUse>() ?? ClauseUse.No;
        return new ModelClauses
        {
            Transform = Use("transform"),
            InputOutput = Use("inputOutput"),
            Connection = Use("connection"),
            Query = Use("query"),
            CustomHoliday = Use("customHoliday"),
        };
    }
}
