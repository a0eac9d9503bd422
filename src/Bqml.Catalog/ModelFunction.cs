namespace Bqml.Catalog;

/// <summary>How a function is used in GoogleSQL.</summary>
public enum FunctionKind
{
    /// <summary>In FROM.</summary>
    TableValued,
    /// <summary>In an expression.</summary>
    Scalar,
    /// <summary>In an expression, followed by <c>OVER()</c>.</summary>
    Analytic,
    /// <summary>In an expression over a group.</summary>
    Aggregate,
}

/// <summary>An <c>ML.*</c> or <c>AI.*</c> function.</summary>
public sealed class ModelFunction
{
    private IReadOnlyList<FunctionSignature>? _signatures;
    private IReadOnlyList<FunctionOutput>? _outputs;

    /// <summary>GoogleSQL's name: <c>ML.PREDICT</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it is used.</summary>
    public required FunctionKind Kind { get; init; }

    /// <summary>The generated method: <c>PredictAsync</c>; null for functions that have none, those that stand in expressions.</summary>
    public string? MethodName { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Its documentation page.</summary>
    public required string DocumentationUrl { get; init; }

    /// <summary>Whether its first argument is <c>MODEL `path`</c>.</summary>
    public bool TakesModel { get; init; }

    /// <summary>Whether what it says of an input row does not depend on the other rows: many rows can then be sent in several calls.</summary>
    public bool RowByRow { get; init; }

    /// <summary>The model types it can be called on; empty when it takes no model.</summary>
    public IReadOnlyList<string> ModelTypeIds { get; init; } = [];

    /// <summary>What a model must fulfil beyond its type, in words; null when nothing.</summary>
    public string? ModelRule { get; init; }

    /// <summary>The option that must be switched on when the model is trained: <c>ENABLE_GLOBAL_EXPLAIN</c>; null when none.</summary>
    public string? EnabledBy { get; init; }

    /// <summary>
    /// What the options must be when the model is trained, <see cref="EnabledBy"/> included; a condition on an option that the model type does not have does not count.
    /// </summary>
    public IReadOnlyList<OptionCondition> Requires { get; init; } = [];

    /// <summary>Whether the function works on models trained with NUM_TRIALS: yes, only on them, or not.</summary>
    public TunedModels TunedModels { get; init; }

    /// <summary>Whether it is in preview.</summary>
    public bool Preview { get; init; }

    /// <summary>The function to use instead; null when this one is current.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The type of a scalar's, analytic's or aggregate's value, in words; null for table-valued functions.</summary>
    public string? Returns { get; init; }

    /// <summary>Whether it may stand in a TRANSFORM clause.</summary>
    public bool AllowedInTransform { get; init; }

    /// <summary>Whether a model with the function in its TRANSFORM clause can be exported.</summary>
    public bool ExportableInTransform { get; init; }

    /// <summary>The attribute of properties that it computes, as users write it: <c>AiIf</c>; null when there is none.</summary>
    public string? ColumnAttributeName { get; init; }

    /// <summary>The full metadata name of that attribute class; an aggregate's has the row type that it reads as type parameter.</summary>
    public string? ColumnAttributeMetadataName => ColumnAttributeName is null ? null : "Bqml." + ColumnAttributeName + "Attribute" + (Kind == FunctionKind.Aggregate ? "`1" : "");

    /// <summary>The attribute that puts it in the TRANSFORM clause, as users write it: <c>StandardScaler</c>; null when there is none.</summary>
    public string? TransformAttributeName { get; init; }

    /// <summary>The full metadata name of that attribute class.</summary>
    public string? TransformAttributeMetadataName => TransformAttributeName is null ? null : "Bqml." + TransformAttributeName + "Attribute";

    /// <summary>What the transformed value is, as GoogleSQL writes it (<c>ARRAY&lt;STRUCT&lt;index INT64, value FLOAT64&gt;&gt;</c>); null when it depends on the arguments.</summary>
    public string? TransformType { get; init; }

    /// <summary>What the transformed value of a number is, where that is something else than of other values; null where it makes no difference.</summary>
    public string? NumericTransformType { get; init; }

    /// <summary>What the transformed value of a column is; null when that cannot be told.</summary>
    /// <param name="isNumeric">Whether the column holds numbers.</param>
    public string? TransformTypeOf(bool isNumeric) => isNumeric ? NumericTransformType ?? TransformType : TransformType;

    /// <summary>The fields of the STRUCT that combines several columns; null for every other function.</summary>
    public CombinedFields? CombinedFields { get; init; }

    /// <summary>Rules that only BigQuery can check.</summary>
    public IReadOnlyList<UncheckedRule> UncheckedRules { get; init; } = [];

    /// <summary>Disagreements of the documentation, each a short sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Makes the signatures; called once, when they are first asked for.</summary>
    internal Func<IReadOnlyList<FunctionSignature>> SignaturesFactory { get; init; } = static () => [];

    /// <summary>Makes the outputs; called once, when they are first asked for.</summary>
    internal Func<IReadOnlyList<FunctionOutput>> OutputsFactory { get; init; } = static () => [];

    /// <summary>Its signatures; several when the arguments depend on the model type.</summary>
    public IReadOnlyList<FunctionSignature> Signatures => _signatures ??= SignaturesFactory();

    /// <summary>What table-valued functions return, by model type and condition.</summary>
    public IReadOnlyList<FunctionOutput> Outputs => _outputs ??= OutputsFactory();

    /// <summary>The signatures for a model type.</summary>
    public IEnumerable<FunctionSignature> SignaturesFor(string modelTypeId) => Signatures.Where(signature => Applies(signature.ModelTypeIds, modelTypeId));

    /// <summary>The outputs for a model type; several when they depend on settings, options or the presence of input.</summary>
    public IEnumerable<FunctionOutput> OutputsFor(string modelTypeId) => Outputs.Where(output => Applies(output.ModelTypeIds, modelTypeId));

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static bool Applies(IReadOnlyList<string> modelTypeIds, string modelTypeId) => modelTypeIds.Count == 0 || modelTypeIds.Contains(modelTypeId, StringComparer.Ordinal);
}

/// <summary>The fields of the STRUCT that a preprocessing function makes of several columns: one for each combination, named by the columns' names with underscores between them.</summary>
/// <param name="Type">GoogleSQL's type of each field.</param>
/// <param name="MinDegree">The smallest number of columns in a combination.</param>
/// <param name="Repeats">Whether a column may be in a combination more than once.</param>
/// <param name="DegreeArgument">The argument that holds the greatest number.</param>
public sealed record CombinedFields(string Type, int MinDegree, bool Repeats, string DegreeArgument)
{
    /// <summary>The smallest number of columns that give a field.</summary>
    public int LeastColumns => Repeats ? 1 : MinDegree;
}

/// <summary>What a function has to do with hyperparameter tuning.</summary>
public enum TunedModels
{
    /// <summary>Works on models with and without tuning.</summary>
    Allowed,
    /// <summary>Works only on models trained with NUM_TRIALS.</summary>
    Required,
    /// <summary>Does not work on models trained with NUM_TRIALS.</summary>
    Refused,
}
