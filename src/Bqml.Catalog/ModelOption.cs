namespace Bqml.Catalog;

/// <summary>An option of a model type. Model types that treat an option alike share one instance.</summary>
public sealed class ModelOption
{
    /// <summary>GoogleSQL's name: <c>L2_REG</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The property of the type's attribute: <c>L2Reg</c>. Null when the option is said otherwise: by the attribute itself (<see cref="Fixed"/>), by a role on
    /// a property of the row (<see cref="Role"/>) or by [ClassWeight] (<see cref="OptionKind.ClassWeights"/>).
    /// </summary>
    public string? PropertyName { get; init; }

    /// <summary>The property's C# type: <c>double</c>, <c>long</c>, <c>bool</c>, <c>string</c>, <c>string[]</c>, <c>long[]</c>, an enum or an array of one; null without property.</summary>
    public string? PropertyType { get; init; }

    /// <summary>How the value is written.</summary>
    public required OptionKind Kind { get; init; }

    /// <summary>The generated enum in namespace Bqml, say <c>OptimizeStrategy</c>: the union of the values of all model types; null when any text or number may be given.</summary>
    public string? EnumType { get; init; }

    /// <summary>The values this model type allows; empty when any may be given.</summary>
    public IReadOnlyList<AllowedValue> AllowedValues { get; init; } = [];

    /// <summary>What BigQuery uses when the option is left out: string, long, double, bool or a list of these; null when there is no constant default.</summary>
    public object? Default { get; init; }

    /// <summary>How BigQuery computes the default, in words.</summary>
    public string? DefaultRule { get; init; }

    /// <summary>The values allowed for a number; null when the documentation states none.</summary>
    public NumericRange? Range { get; init; }

    /// <summary>Bounds of an INTERVAL, in minutes.</summary>
    public NumericRange? IntervalMinutes { get; init; }

    /// <summary>Whether the option must be there.</summary>
    public bool Required { get; init; }

    /// <summary>The only value for this model type, said by the attribute itself; null otherwise.</summary>
    public string? Fixed { get; init; }

    /// <summary>The role on a property of the row that says the option, as the attribute's name: <c>Label</c>, <c>DataSplit</c>, <c>TimeSeriesId</c>; null otherwise.</summary>
    public string? Role { get; init; }

    /// <summary>Whether the value names a column (or several) of the training data; in C# the property of the row, by <c>nameof</c>.</summary>
    public bool NamesColumn { get; init; }

    /// <summary>Whether the value is the name of a column of the training query, for model types that no row is declared for.</summary>
    public bool NamesQueryColumn { get; init; }

    /// <summary>The role that the named columns must have too; null when they have none.</summary>
    public string? ColumnRole { get; init; }

    /// <summary>
    /// Whether the value is an expression over columns of the training data, by their names in GoogleSQL; <see cref="Formats"/> are its shapes, in which the names
    /// in small letters stand for columns, and these names tell the cases of <see cref="ColumnTypes"/>.
    /// </summary>
    public bool IsExpression { get; init; }

    /// <summary>
    /// The placeholder in patterns of output columns that stands for the columns named here: <c>dimensions</c>. When the option is left out these are the features
    /// that no other option names. Null when there is none.
    /// </summary>
    public string? Placeholder { get; init; }

    /// <summary>What types the named column may have, by case; empty when nothing is stated.</summary>
    public IReadOnlyList<ColumnTypeRule> ColumnTypes { get; init; } = [];

    /// <summary>Whether hyperparameter tuning may search for the value.</summary>
    public bool Tunable => HyperparameterForms != HyperparameterForms.None;

    /// <summary>How a search space may be written.</summary>
    public HyperparameterForms HyperparameterForms { get; init; }

    /// <summary>The bounds of a search space; null when none are stated. Where two documentation pages differ, the wider.</summary>
    public NumericRange? HyperparameterRange { get; init; }

    /// <summary>The range searched when none is given; null when none is stated.</summary>
    public NumericRange? HyperparameterDefaultRange { get; init; }

    /// <summary>How a range is searched.</summary>
    public HyperparameterScale HyperparameterScale { get; init; }

    /// <summary>Values of this option with which every search space must be discrete, that is a list of candidates.</summary>
    public IReadOnlyList<string> DiscreteValues { get; init; } = [];

    /// <summary>Conditions that must all hold when the option is written; BigQuery rejects the statement otherwise.</summary>
    public IReadOnlyList<OptionCondition> Requires { get; init; } = [];

    /// <summary>As <see cref="Requires"/>, for statements with NUM_TRIALS.</summary>
    public IReadOnlyList<OptionCondition> RequiresWhenTuning { get; init; } = [];

    /// <summary>Conditions of which none may hold when the option is written.</summary>
    public IReadOnlyList<OptionCondition> Excludes { get; init; } = [];

    /// <summary>Conditions outside which the option has no effect.</summary>
    public IReadOnlyList<OptionCondition> AppliesWhen { get; init; } = [];

    /// <summary>Conditions that make the option required.</summary>
    public IReadOnlyList<OptionCondition> RequiredWhen { get; init; } = [];

    /// <summary>Values of this option that cannot be combined with others.</summary>
    public IReadOnlyList<ValueConflict> ValueConflicts { get; init; } = [];

    /// <summary>How many elements an array or tuple has.</summary>
    public NumericRange? ArrayLength { get; init; }

    /// <summary>Whether an array has an odd number of elements.</summary>
    public bool OddLength { get; init; }

    /// <summary>Values that must be the only element of an array.</summary>
    public IReadOnlyList<string> SoleValues { get; init; } = [];

    /// <summary>Narrower limits that hold under conditions.</summary>
    public IReadOnlyList<OptionLimit> Limits { get; init; } = [];

    /// <summary>The option whose number must be greater when both are set; null when there is none.</summary>
    public string? LessThan { get; init; }

    /// <summary>The option whose number must be greater or the same when both are set; null when there is none.</summary>
    public string? AtMost { get; init; }

    /// <summary>Values for models whose label has two values only.</summary>
    public IReadOnlyList<string> BinaryValues { get; init; } = [];

    /// <summary>Whether BigQuery takes the model's own name when the option is left out, which must then match <see cref="Pattern"/>.</summary>
    public bool DefaultIsModelName { get; init; }

    /// <summary>Locations that a Cloud KMS key may not be in.</summary>
    public IReadOnlyList<string> RefusedLocations { get; init; } = [];

    /// <summary>Types of feature (<c>ARRAY</c>) that a model with this option may not have.</summary>
    public IReadOnlyList<string> RefusedFeatureTypes { get; init; } = [];

    /// <summary>The ranges of a tuple's elements, in order.</summary>
    public IReadOnlyList<NumericRange> ElementRanges { get; init; } = [];

    /// <summary>The greatest length of a string.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression the whole string matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>Shapes of a string, with the variable parts in braces.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Whether the value is the Cloud Storage URI of a file, or of all files of a folder when it ends in <c>*</c>.</summary>
    public bool IsStorageUri { get; init; }

    /// <summary>The endings of a file that a Cloud Storage URI names: <c>.onnx</c>; empty when it must be a folder.</summary>
    public IReadOnlyList<string> FileEndings { get; init; } = [];

    /// <summary>How many decimal places BigQuery keeps.</summary>
    public int? Decimals { get; init; }

    /// <summary>Other GoogleSQL types that BigQuery takes for the value.</summary>
    public IReadOnlyList<string> AlsoAccepts { get; init; } = [];

    /// <summary>
    /// Further properties of the attribute that hold parts of the value, since an attribute holds no STRUCT. Parts with a <see cref="PartKey"/> stand in place
    /// of the option's own property (<c>[STRUCT('dnn', 0.01), STRUCT('linear', 0.1)]</c>), one without follows the option's own value
    /// (<c>STRUCT('MAXIMIZE_PRECISION_AT_RECALL', 0.9)</c>).
    /// </summary>
    public IReadOnlyList<ModelOption> Parts { get; init; } = [];

    /// <summary>The option that this one is a part of; null for a whole one. The name of a part is ours: <c>LEARN_RATE.dnn</c>.</summary>
    public string? PartOf { get; init; }

    /// <summary>What names the part in the value: <c>dnn</c>; null for one that follows the option's own value.</summary>
    public string? PartKey { get; init; }

    /// <summary>The function that only works on models trained with this option switched on: <c>ML.GLOBAL_EXPLAIN</c>.</summary>
    public string? Enables { get; init; }

    /// <summary>Conditions that must hold besides, for the option to enable <see cref="Enables"/>.</summary>
    public IReadOnlyList<OptionCondition> EnablesWhen { get; init; } = [];

    /// <summary>Whether classifiers must have a label of two values for the option to enable <see cref="Enables"/>.</summary>
    public bool EnablesForTwoLabels { get; init; }

    /// <summary>Whether the value names the model or endpoint to call, which decides the <see cref="ModelType.EndpointFamilies">kind</see> of model.</summary>
    public bool IsEndpoint { get; init; }

    /// <summary>What the option is for, where more depends on it than its rules say.</summary>
    public OptionPurpose Purpose { get; init; }

    /// <summary>Whether the value is a secret, not to be stored in source or logged.</summary>
    public bool Secret { get; init; }

    /// <summary>Whether the model type's own page is silent and only the general page grants the option.</summary>
    public bool Doubtful { get; init; }

    /// <summary>What the option does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Rules that only BigQuery can check.</summary>
    public IReadOnlyList<UncheckedRule> UncheckedRules { get; init; } = [];

    /// <summary>Further rules and disagreements of the documentation, each a short sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A value of an option that has only certain ones.</summary>
/// <param name="SqlValue">As GoogleSQL spells it: <c>NORMAL_EQUATION</c>.</param>
/// <param name="MemberName">The member of the option's enum: <c>NormalEquation</c>.</param>
public sealed record AllowedValue(string SqlValue, string MemberName);

/// <summary>A limit of an option's value that holds under conditions.</summary>
public sealed class OptionLimit
{
    /// <summary>Conditions that must all hold for the limit to count.</summary>
    public IReadOnlyList<OptionCondition> When { get; init; } = [];

    /// <summary>The values allowed for a number; null when the limit is on the length.</summary>
    public NumericRange? Range { get; init; }

    /// <summary>How many elements an array has; null when the limit is on the value.</summary>
    public NumericRange? ArrayLength { get; init; }
}

/// <summary>A value that cannot be combined with other options.</summary>
/// <param name="Value">The value of the option itself.</param>
/// <param name="With">What it cannot be combined with: none of these may hold.</param>
public sealed record ValueConflict(string Value, IReadOnlyList<OptionCondition> With);

/// <summary>What types a column may have that an option names.</summary>
public sealed class ColumnTypeRule
{
    /// <summary>GoogleSQL types, or <c>numeric</c> or <c>groupable</c>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The only values a STRING column may hold; empty when any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What the values mean; null when nothing is stated.</summary>
    public string? Meaning { get; init; }

    /// <summary>Conditions that must all hold for the rule to count.</summary>
    public IReadOnlyList<OptionCondition> Requires { get; init; } = [];

    /// <summary>Whether the rule is for models with tuned hyperparameters, for models without, or for all.</summary>
    public TunedModels Tuned { get; init; }

    /// <summary>The columns of an <see cref="ModelOption.IsExpression">expression</see> that the rule is about, by their names in its <see cref="ModelOption.Formats"/>; empty: all.</summary>
    public IReadOnlyList<string> Placeholders { get; init; } = [];

    /// <summary>Whether the rule counts always.</summary>
    public bool IsGeneral => Requires.Count == 0 && Tuned == TunedModels.Allowed && Placeholders.Count == 0;

    /// <summary>The circumstances for a text; empty when there are none.</summary>
    public string When => string.Join(", ", Placeholders.Concat(Requires.Select(static condition => condition.ToString()))
        .Concat(Tuned switch { TunedModels.Required => ["with hyperparameter tuning"], TunedModels.Refused => ["without hyperparameter tuning"], _ => Array.Empty<string>() }));
}

/// <summary>What an option is for, as far as more depends on it than its rules say.</summary>
public enum OptionPurpose
{
    /// <summary>Nothing in particular.</summary>
    General,
    /// <summary>Tells the model type.</summary>
    ModelType,
    /// <summary>Switches the tuning of hyperparameters on.</summary>
    Tuning,
}
