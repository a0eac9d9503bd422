namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>functions/*.json</c>.</summary>
internal sealed class FunctionLoader
{
    private static readonly string[] Keys =
    [
        "summary", "page", "kind", "method", "record", "models", "doubtfulModels", "modelRule", "requires", "tuned", "preview", "supersededBy", "returns", "columnAttribute", "transform",
        "transformType", "numericTransformType", "combinedFields", "allowedInTransform", "exportableInTransform", "rowByRow", "notes", "unchecked", "arguments", "signatures", "outputs",
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> _doubtful = new(StringComparer.Ordinal);
    private readonly ModelTypeLoader _types;
    private readonly OptionLoader _options;
    private readonly ResultLoader _results;
    private readonly ArgumentLoader _arguments;

    public FunctionLoader(string folder, ModelTypeLoader types, OptionLoader options, ResultLoader results, EnumData enums)
    {
        (_types, _options, _results) = (types, options, results);
        var shared = DataNode.Read(folder, "arguments.json");
        shared.AllowOnly("arguments");
        _arguments = new ArgumentLoader(shared, types.Selectors, results, enums);
        var functions = new List<ModelFunction>();
        var directory = Path.Combine(folder, "functions");
        if (!Directory.Exists(directory)) throw new DataException("functions", "", "the folder of data files is missing");
        foreach (var file in Directory.GetFiles(directory, "*.json").Select(path => "functions/" + Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            var root = DataNode.Read(folder, file);
            root.AllowOnly("functions");
            foreach (var (name, node) in root.Required("functions").Entries())
            {
                if (functions.Any(known => known.Name == name)) throw node.Error($"the function {name} is there twice");
                functions.Add(Create(name, node));
            }
        }
        Functions = functions;
        foreach (var function in functions)
            if (function.SupersededBy is { } successor && functions.All(other => other.Name != successor))
                throw new DataException("functions", function.Name, $"its successor {successor} does not exist");
    }

    /// <summary>Every function.</summary>
    public IReadOnlyList<ModelFunction> Functions { get; }

    /// <summary>Loads what is written as arguments of a function are.</summary>
    public ArgumentLoader Arguments => _arguments;

    /// <summary>The functions that can be called on models of a type.</summary>
    public IReadOnlyList<string> SupportedBy(string id) => Functions.Where(function => function.ModelTypeIds.Contains(id)).Select(function => function.Name).ToArray();

    /// <summary>The functions whose support for a type is in doubt.</summary>
    public IReadOnlyList<string> DoubtfulFor(string id) => _doubtful.Where(pair => pair.Value.Contains(id)).Select(pair => pair.Key).ToArray();

    private ModelFunction Create(string name, DataNode node)
    {
        node.AllowOnly(Keys);
        var models = _types.Selectors.Resolve(node, "models", required: false);
        var doubtful = _types.Selectors.Resolve(node, "doubtfulModels", required: false);
        if (models.Intersect(doubtful).FirstOrDefault() is { } both) throw node.Required("doubtfulModels").Error($"{both} is in models too");
        if (doubtful.Count > 0) _doubtful.Add(name, doubtful);
        if (node.Has("signatures") == node.Has("arguments")) throw node.Error("either 'arguments' or 'signatures' belongs here");
        var signatures = node.Optional("signatures")?.Elements().Select(signature => Signature(signature, name)).ToArray() ?? [new FunctionSignature { Arguments = _arguments.Load(node.Required("arguments"), name) }];
        foreach (var signature in signatures)
            if (signature.ModelTypeIds.Except(models).FirstOrDefault() is { } foreign) throw node.Required("signatures").Error($"{foreign} is not in models");
        var outputs = node.Optional("outputs")?.Elements().Select(output => Output(output, node, name, models)).ToArray() ?? [];
        var kind = Kind(node.Required("kind"));
        if ((kind == FunctionKind.TableValued) != (outputs.Length > 0)) throw node.Error("table-valued functions, and only they, have 'outputs'");
        if (models.Count > 0 && node.Optional("method") is null) throw node.Error("a function of models needs a 'method'");
        return new ModelFunction
        {
            Name = name,
            Kind = kind,
            MethodName = node.Text("method"),
            Summary = node.Required("summary").Text(),
            DocumentationUrl = _types.Documentation + node.Required("page").Text(),
            TakesModel = models.Count > 0,
            RowByRow = node.Flag("rowByRow"),
            ModelTypeIds = models,
            ModelRule = node.Text("modelRule"),
            EnabledBy = _options.Enabling(name),
            Requires = Requirements(name, node),
            TunedModels = node.Optional("tuned")?.Member<TunedModels>() ?? TunedModels.Allowed,
            Preview = node.Flag("preview"),
            SupersededBy = node.Text("supersededBy"),
            Returns = node.Text("returns"),
            AllowedInTransform = node.Flag("allowedInTransform"),
            ExportableInTransform = node.Flag("exportableInTransform"),
            ColumnAttributeName = node.Text("columnAttribute"),
            TransformAttributeName = node.Text("transform"),
            TransformType = node.Text("transformType"),
            NumericTransformType = node.Text("numericTransformType"),
            CombinedFields = node.Optional("combinedFields") is { } fields ? Combined(fields, signatures) : null,
            Notes = node.Texts("notes"),
            UncheckedRules = node.UncheckedRules(),
            SignaturesFactory = () => signatures,
            OutputsFactory = () => outputs,
        };
    }

    private static CombinedFields Combined(DataNode node, IReadOnlyList<FunctionSignature> signatures)
    {
        node.AllowOnly("type", "minDegree", "repeats", "degree");
        var degree = node.Required("degree");
        if (signatures.All(signature => signature.Arguments.All(argument => argument.Name != degree.Text()))) throw degree.Error($"there is no argument '{degree.Text()}'");
        return new CombinedFields(node.Required("type").Text(), node.Required("minDegree").Integer(), node.Flag("repeats"), degree.Text());
    }

    /// <summary>The option that enables the function, switched on, and what else the data require.</summary>
    private IReadOnlyList<OptionCondition> Requirements(string name, DataNode node)
    {
        var conditions = new List<OptionCondition>();
        if (_options.Enabling(name) is { } enabling) conditions.Add(new OptionCondition { Option = enabling, Values = [true] });
        conditions.AddRange(_options.Conditions(node.Optional("requires")));
        return conditions;
    }

    private FunctionSignature Signature(DataNode node, string function)
    {
        node.AllowOnly("variant", "suffix", "models", "endpoints", "arguments", "requiresWithoutInput", "rule");
        return new FunctionSignature
        {
            Variant = node.Text("variant"),
            ModelTypeIds = _types.Selectors.Resolve(node, "models", required: false),
            EndpointFamilies = EndpointFamilies(node),
            MethodSuffix = node.Text("suffix"),
            Arguments = _arguments.Load(node.Required("arguments"), function),
            RequiresWithoutInput = _options.Conditions(node.Optional("requiresWithoutInput")),
            Rule = node.Text("rule"),
        };
    }

    private IReadOnlyList<string> EndpointFamilies(DataNode node)
    {
        foreach (var family in node.Optional("endpoints")?.Elements() ?? [])
            if (!_types.EndpointFamilies.Contains(family.Text())) throw family.Error($"'{family.Text()}' is no kind of endpoint in model-types.json");
        return node.Texts("endpoints");
    }

    private FunctionOutput Output(DataNode node, DataNode owner, string function, IReadOnlyList<string> functionModels)
    {
        node.AllowOnly("models", "when", "method", "rows", "passthrough", "result", "record", "columns", "deprecated", "notes");
        if (node.Has("result") == node.Has("columns")) throw node.Error("either 'result' or 'columns' belongs here");
        var record = node.Optional("result") is { } result ? _results.Record(result) : null;
        var columns = record?.Columns ?? node.Required("columns").Elements().Select(column => _results.Column(column, function)).ToArray();
        var models = _types.Selectors.Resolve(node, "models", required: false);
        if (models.Except(functionModels).FirstOrDefault() is { } foreign) throw node.Required("models").Error($"{foreign} is not in the function's models");
        var passthrough = node.Optional("passthrough")?.Member<Passthrough>() ?? Passthrough.None;
        if (record is not null && record.HoldsInput != passthrough is not Passthrough.None) throw node.Required("result").Error($"{record.Name} {(record.HoldsInput ? "holds" : "does not hold")} the input row, which does {(record.HoldsInput ? "not " : "")}come out again");
        var made = record is null ? node.Optional("record") ?? owner.Optional("record") : null;
        if (record is null && made is null && functionModels.Count > 0) throw node.Error("columns that depend on the model's declaration need a 'record', here or on the function");
        made?.AllowOnly("name", "summary");
        return new FunctionOutput
        {
            ModelTypeIds = models,
            When = OutputConditions.Parse(node.Optional("when")),
            MethodName = node.Text("method"),
            Rows = node.Optional("rows")?.Member<RowCount>() ?? RowCount.Many,
            Passthrough = passthrough,
            ResultType = record?.Name,
            RecordName = made?.Required("name").Text(),
            RecordSummary = made?.Required("summary").Text() ?? "",
            Deprecated = node.Flag("deprecated"),
            Notes = node.Texts("notes"),
            ColumnsFactory = () => columns,
        };
    }

    private static FunctionKind Kind(DataNode node) => node.Text() switch
    {
        "table" => FunctionKind.TableValued,
        "scalar" => FunctionKind.Scalar,
        "analytic" => FunctionKind.Analytic,
        "aggregate" => FunctionKind.Aggregate,
        var other => throw node.Error($"'{other}' is no kind of function; table, scalar, analytic and aggregate are"),
    };
}
