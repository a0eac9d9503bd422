using System.Text.Json.Nodes;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>
/// Loads arguments: <c>"model"</c>, <c>"input"</c> (with ? when it may be left out), the name of an entry of <c>arguments.json</c>, an object with the facts
/// (that may <c>use</c> such an entry and say what differs), or an object with <c>settings</c> for the STRUCT of settings.
/// </summary>
internal sealed class ArgumentLoader(DataNode shared, Selectors selectors, ResultLoader results, EnumData enums)
{
    private static readonly string[] Keys =
    [
        "use", "name", "property", "kind", "type", "required", "models", "conditions", "default", "defaultRule", "range", "negativeMeans", "values", "anyTypeValues", "ascending", "mayRepeat", "singleAsScalar", "alsoAllowed", "infinity", "arrayLength", "enumType", "excludes", "columns",
        "columnTypes", "maxColumns", "role", "record", "elements", "object", "fields", "inBigQuery", "objectKey", "schema", "when", "unless", "preview", "doubtful", "column", "template", "constructor", "allowedNumbers", "alternative", "summary", "notes", "unchecked",
    ];

    /// <summary>The arguments of a signature.</summary>
    /// <param name="node">The array of arguments.</param>
    /// <param name="function">The function they belong to.</param>
    public IReadOnlyList<FunctionArgument> Load(DataNode node, string function) => node.Elements().Select(argument => One(argument, function, ArgumentKind.Positional)).ToArray();

    /// <summary>The options of a statement.</summary>
    /// <param name="node">The array of options.</param>
    /// <param name="statement">The statement they belong to.</param>
    public IReadOnlyList<FunctionArgument> Options(DataNode node, string statement) => node.Elements().Select(option => One(option, statement, ArgumentKind.Setting)).ToArray();

    private FunctionArgument One(DataNode node, string function, ArgumentKind kind)
    {
        if (node.IsString)
        {
            var required = !node.Text().EndsWith('?');
            switch (node.Text().TrimEnd('?'))
            {
                case "model": return new FunctionArgument { Name = "model", PropertyName = "Model", Kind = ArgumentKind.Model, Required = required };
                case "input": return new FunctionArgument { Name = "input", PropertyName = "Input", Kind = ArgumentKind.Input, Required = required };
            }
            return Create(Shared(node), function, kind);
        }
        if (node.Has("use")) return Create(Merge.Over(Shared(node.Required("use")), node), function, kind);
        if (!node.Has("settings")) return Create(node, function, kind);
        node.AllowOnly("settings", "required");
        return new FunctionArgument
        {
            Name = "settings",
            PropertyName = "Settings",
            Kind = ArgumentKind.Settings,
            Required = node.Flag("required"),
            Fields = node.Required("settings").Elements().Select(field => One(field, function, ArgumentKind.Setting)).ToArray(),
        };
    }

    private DataNode Shared(DataNode name) => shared.Required("arguments").Optional(name.Text()) ?? throw name.Error($"'{name.Text()}' is not in arguments.json");

    private FunctionArgument Create(DataNode node, string function, ArgumentKind kind)
    {
        node.AllowOnly(Keys);
        var name = node.Required("name").Text();
        if (kind != ArgumentKind.Setting) kind = node.Optional("kind")?.Member<ArgumentKind>() ?? throw node.Error("'kind' is missing: input, positional, named or keyword");
        var type = node.Text("type");
        var values = node.Texts("values").Select(value => new AllowedValue(value, Naming.Member(value))).ToArray();
        var enumType = node.Text("enumType");
        if (enumType is not null) enums.Use(node, enumType, $"{name} of {function}", values, isWritten: true);
        var isFloat = type is "FLOAT64" or "ARRAY<FLOAT64>";
        return new FunctionArgument
        {
            Name = name,
            PropertyName = node.Text("property") ?? Naming.Pascal(name),
            Kind = kind,
            Type = type,
            CSharpType = node.Text("object") ?? (node.Text("elements") is { } elements ? elements + "[]" : CSharpType(type, enumType)),
            ElementType = node.Text("elements"),
            ObjectType = node.Text("object"),
            Fields = node.Optional("fields")?.Elements().Select(field => Create(field, function, ArgumentKind.Setting)).ToArray() ?? [],
            IsInBigQuery = node.Flag("inBigQuery"),
            ObjectKey = node.Text("objectKey"),
            IsSchema = node.Flag("schema"),
            When = OutputConditions.Parse(node.Optional("when")),
            Unless = OutputConditions.Parse(node.Optional("unless")),
            Required = node.Flag("required"),
            ModelTypeIds = selectors.Resolve(node, "models", required: false),
            Conditions = node.Texts("conditions").Aggregate(ArgumentConditions.None, (conditions, text) => conditions | Condition(node, text)),
            Default = node.Optional("default")?.Constant(isFloat),
            DefaultRule = node.Text("defaultRule"),
            Range = node.Range("range"),
            NegativeMeans = node.Text("negativeMeans"),
            AllowedValues = values,
            AllowedNumbers = node.Optional("allowedNumbers")?.Elements().Select(static number => (long)number.Integer()).ToArray() ?? [],
            Alternative = node.Text("alternative"),
            AnyTypeValues = node.Texts("anyTypeValues"),
            Ascending = node.Flag("ascending"),
            MayRepeat = node.Flag("mayRepeat"),
            SingleAsScalar = node.Flag("singleAsScalar"),
            AlsoAllowed = node.Optional("alsoAllowed")?.Elements().Select(value => (double)value.Constant(isFloat: true)).ToArray() ?? [],
            Infinity = node.Flag("infinity"),
            ArrayLength = node.Range("arrayLength"),
            EnumType = enumType,
            Excludes = node.Texts("excludes"),
            Columns = node.Optional("columns")?.Elements().Select(column => results.Column(column, function)).ToArray() ?? [],
            ColumnTypes = node.Texts("columnTypes"),
            MaxColumns = node.Optional("maxColumns")?.Integer(),
            Role = node.Text("role"),
            RecordType = node.Optional("record") is { } record ? results.Record(record).Name : null,
            Preview = node.Flag("preview"),
            Doubtful = node.Flag("doubtful"),
            IsTemplate = node.Flag("template"),
            IsColumn = node.Flag("column"),
            IsConstructorParameter = node.Flag("constructor"),
            Summary = node.Text("summary") ?? "",
            Notes = node.Texts("notes"),
            UncheckedRules = node.UncheckedRules(),
        };
    }

    private static ArgumentConditions Condition(DataNode node, string text) => text switch
    {
        "binary" => ArgumentConditions.BinaryClassification,
        "tuned" => ArgumentConditions.Tuned,
        "input" => ArgumentConditions.Input,
        _ => throw node.Required("conditions").Error($"'{text}' is no condition of an argument; binary, tuned and input are"),
    };

    private static string? CSharpType(string? type, string? enumType) => type switch
    {
        "STRING" => enumType ?? "string",
        "JSON" => "string",
        "FLOAT64" => "double",
        "INT64" => "long",
        "BOOL" => "bool",
        "TIMESTAMP" => "System.DateTimeOffset",
        "ARRAY<STRING>" => (enumType ?? "string") + "[]",
        "ARRAY<INT64>" => "long[]",
        "ARRAY<FLOAT64>" => "double[]",
        "ARRAY<STRUCT<STRING, FLOAT64>>" => "global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<string, double>>",
        _ => null,
    };
}
