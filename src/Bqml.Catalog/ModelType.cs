namespace Bqml.Catalog;

/// <summary>A kind of model that <c>CREATE MODEL</c> can make.</summary>
public sealed class ModelType
{
    private IReadOnlyList<ModelOption>? _options;
    private Dictionary<string, ModelOption>? _optionsByName;
    private Dictionary<string, ModelOption>? _optionsByProperty;

    /// <summary>The catalogue's key: the <c>MODEL_TYPE</c> literal, or a name of our own for remote models, which have none: <c>REMOTE_LLM</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The <c>MODEL_TYPE</c> literal; null for remote models.</summary>
    public string? SqlModelType { get; init; }

    /// <summary>The value of <c>modelType</c> in BigQuery's REST API; null for remote models.</summary>
    public string? RestModelType { get; init; }

    /// <summary>What to call it in a sentence: <c>linear regression</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The title as a noun for one model: <c>an imported ONNX model</c>.</summary>
    public string TitleWithArticle => ("aeiou".IndexOf(char.ToLowerInvariant(Title[0])) >= 0 && !Title.StartsWith("uni", StringComparison.OrdinalIgnoreCase) ? "an " : "a ") + Title;

    /// <summary>The attribute as users write it: <c>LinearRegression</c>.</summary>
    public required string AttributeName { get; init; }

    /// <summary>How many row types the attribute takes: 1 for trained models, 2 (input and output) for imported models and custom endpoints, 0 for the other remote models.</summary>
    public required int RowTypeParameterCount { get; init; }

    /// <summary>The full metadata name of the attribute class: <c>Bqml.LinearRegressionAttribute`1</c>.</summary>
    public string AttributeMetadataName => RowTypeParameterCount == 0
        ? "Bqml." + AttributeName + "Attribute"
        : "Bqml." + AttributeName + "Attribute`" + (RowTypeParameterCount == 1 ? "1" : "2");

    /// <summary>Whether the attribute's property <see cref="OnnxImport.FileProperty"/> names an ONNX file that tells inputs and outputs.</summary>
    public bool TakesOnnxFile { get; init; }

    /// <summary>
    /// The full metadata name of the attribute class without row types, whose rows are those of the ONNX file: <c>Bqml.OnnxModelAttribute</c>; null for model
    /// types that take no such file.
    /// </summary>
    public string? FileAttributeMetadataName => TakesOnnxFile ? "Bqml." + AttributeName + "Attribute" : null;

    /// <summary>Model types of one family share a documentation page and most options: <c>glm</c>.</summary>
    public required string Family { get; init; }

    /// <summary>What the model is for.</summary>
    public required ModelCategory Category { get; init; }

    /// <summary>The documentation page of the <c>CREATE MODEL</c> statement.</summary>
    public required string DocumentationUrl { get; init; }

    /// <summary>Which clauses <c>CREATE MODEL</c> takes.</summary>
    public required ModelClauses Clauses { get; init; }

    /// <summary>
    /// The GoogleSQL types that the label column may have, as GoogleSQL writes them (<c>INT64</c>); the single entry <see cref="Groupable"/> stands for
    /// every groupable type. Empty when the type has no label.
    /// </summary>
    public IReadOnlyList<string> LabelTypes { get; init; } = [];

    /// <summary>The entry of <see cref="LabelTypes"/> that stands for every groupable type: all but ARRAY, STRUCT, JSON and GEOGRAPHY.</summary>
    public const string Groupable = "groupable";

    /// <summary>Whether the model learns or predicts from columns that have no role; without, each column of the training query must have one.</summary>
    public bool TakesFeatures { get; init; }

    /// <summary>
    /// The GoogleSQL types of the columns that a model made elsewhere predicts from: <c>INT64</c>, <c>ARRAY&lt;STRING&gt;</c>, or <c>numeric</c> for every type
    /// of number. Empty when nothing is stated.
    /// </summary>
    public IReadOnlyList<string> InputTypes { get; init; } = [];

    /// <summary>The GoogleSQL types of the columns that a model made elsewhere predicts, as in <see cref="InputTypes"/>. Empty when nothing is stated.</summary>
    public IReadOnlyList<string> OutputTypes { get; init; } = [];

    /// <summary>How many columns a model made elsewhere may predict; null when there is no such limit.</summary>
    public int? MaxOutputs { get; init; }

    /// <summary>The largest number of different labels; null when there is no such limit.</summary>
    public int? MaxLabelClasses { get; init; }

    /// <summary>The greatest length of a feature's name; null when there is no limit beyond that of columns.</summary>
    public int? MaxFeatureNameLength { get; init; }

    /// <summary>The statement's openings: <c>CREATE MODEL</c>, <c>CREATE MODEL IF NOT EXISTS</c>, <c>CREATE OR REPLACE MODEL</c>.</summary>
    public required IReadOnlyList<string> CreateForms { get; init; }

    /// <summary>Groups of options of which exactly one must be given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];

    /// <summary>The kinds of model that the endpoint may serve; empty when the type makes no difference between them.</summary>
    public IReadOnlyList<EndpointFamily> EndpointFamilies { get; init; } = [];

    /// <summary>The kind of model that an endpoint serves; null when its name does not tell.</summary>
    /// <param name="endpoint">A model's name, or the URL of one: what follows <c>/models/</c> counts.</param>
    public EndpointFamily? FindEndpointFamily(string endpoint)
    {
        var model = RemoteEndpoint.ModelName(endpoint);
        return EndpointFamilies.Where(family => family.Match(model) > 0).OrderByDescending(family => family.Match(model)).FirstOrDefault();
    }

    /// <summary>Options of which one must be below a number; null when there are none.</summary>
    public OptionsBelow? OneBelow { get; init; }

    /// <summary>Whether the type is in preview.</summary>
    public bool Preview { get; init; }

    /// <summary>The reservation that training needs, in words; null when models can be trained on demand.</summary>
    public string? Reservation { get; init; }

    /// <summary>What <c>EXPORT MODEL</c> writes; null when the type cannot be exported.</summary>
    public string? ExportFormat { get; init; }

    /// <summary>Whether the model can be registered in the Vertex AI Model Registry.</summary>
    public bool CanRegister { get; init; }

    /// <summary>Whether a registered model can be deployed to an endpoint.</summary>
    public bool CanDeploy { get; init; }

    /// <summary>Whether the model can be encrypted with a key of the customer's own.</summary>
    public bool SupportsEncryptionKey { get; init; }

    /// <summary>Rules that only BigQuery can check.</summary>
    public IReadOnlyList<UncheckedRule> UncheckedRules { get; init; } = [];

    /// <summary>Limits and peculiarities, each a short sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The functions that can be called on models of this type: <c>ML.PREDICT</c>.</summary>
    public required IReadOnlyList<string> Functions { get; init; }

    /// <summary>Functions whose support the documentation leaves in doubt; not in <see cref="Functions"/>.</summary>
    public IReadOnlyList<string> DoubtfulFunctions { get; init; } = [];

    /// <summary>Makes the options; called once, when they are first asked for.</summary>
    internal Func<IReadOnlyList<ModelOption>> OptionsFactory { get; init; } = static () => [];

    /// <summary>Every option of the type, <c>MODEL_TYPE</c> included.</summary>
    public IReadOnlyList<ModelOption> Options => _options ??= OptionsFactory();

    /// <summary>Every option, each followed by the parts that have properties of their own.</summary>
    public IReadOnlyList<ModelOption> OptionsAndParts => field ??= [.. Options.SelectMany(static option => option.Parts.Prepend(option))];

    /// <summary>The option with this GoogleSQL name, say <c>L2_REG</c>, in any case, or the part with this name; null when the type does not have it.</summary>
    public ModelOption? Option(string name) =>
        (_optionsByName ??= OptionsAndParts.ToDictionary(option => option.Name, StringComparer.OrdinalIgnoreCase)).TryGetValue(name, out var option) ? option : null;

    /// <summary>The option with this purpose; null when the type has none.</summary>
    public ModelOption? OptionOf(OptionPurpose purpose) => Options.FirstOrDefault(option => option.Purpose == purpose);

    /// <summary>The first option of this kind; null when the type has none.</summary>
    public ModelOption? OptionOf(OptionKind kind) => Options.FirstOrDefault(option => option.Kind == kind);

    /// <summary>The option, or the part of one, that this property of the attribute sets, say <c>L2Reg</c>; null when there is none.</summary>
    public ModelOption? OptionByProperty(string propertyName) =>
        (_optionsByProperty ??= OptionsAndParts.Where(option => option.PropertyName is not null).ToDictionary(option => option.PropertyName!, StringComparer.Ordinal))
            .TryGetValue(propertyName, out var option) ? option : null;

    /// <summary>Whether the function can be called on models of this type.</summary>
    public bool Supports(string function)
    {
        foreach (var name in Functions)
            if (string.Equals(name, function, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>Options of which at least one must be below a number, its default counting when it is not written.</summary>
/// <param name="Options">The options.</param>
/// <param name="Limit">The number.</param>
public sealed record OptionsBelow(IReadOnlyList<string> Options, double Limit);
