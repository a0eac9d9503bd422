using System.Globalization;

namespace Bqml.Catalog;

/// <summary>How an argument is written.</summary>
public enum ArgumentKind
{
    /// <summary><c>MODEL `path`</c></summary>
    Model,
    /// <summary><c>TABLE `path`</c> or <c>(query)</c></summary>
    Input,
    /// <summary><c>STRUCT(value AS name, ...)</c>; the settings are <see cref="FunctionArgument.Fields"/>.</summary>
    Settings,
    /// <summary>A field of the STRUCT of settings.</summary>
    Setting,
    /// <summary>By place.</summary>
    Positional,
    /// <summary><c>name => value</c></summary>
    Named,
    /// <summary>A keyword before the first argument: <c>DISTINCT</c>.</summary>
    Keyword,
}

/// <summary>What must hold for an argument to be used. All flags must hold.</summary>
[Flags]
public enum ArgumentConditions
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The model has exactly two labels.</summary>
    BinaryClassification = 1,
    /// <summary>The model was trained with NUM_TRIALS.</summary>
    Tuned = 2,
    /// <summary>The call has input rows.</summary>
    Input = 4,
}

/// <summary>An argument of a function, or a field of its STRUCT of settings.</summary>
public sealed class FunctionArgument
{
    /// <summary>GoogleSQL's name, or ours for an argument without one: <c>top_k_features</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The C# name as a property; the parameter is the same with a small first letter: <c>TopKFeatures</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>How it is written.</summary>
    public required ArgumentKind Kind { get; init; }

    /// <summary>GoogleSQL's type as written there (<c>FLOAT64</c>, <c>ARRAY&lt;STRING&gt;</c>), or a description for arguments that take several; null for Model, Input and Settings.</summary>
    public string? Type { get; init; }

    /// <summary>The generated parameter's C# type without nullability: <c>double</c>, <c>long</c>, <c>bool</c>, <c>string</c>, <c>string[]</c>, <c>long[]</c>, <c>double[]</c>, pairs of a string and a double, an enum, or a record for a JSON object; null when no plain C# type fits.</summary>
    public string? CSharpType { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>The settings of a <see cref="ArgumentKind.Settings"/> argument, the fields of the STRUCTs that an array holds, or those of the JSON object in a text.</summary>
    public IReadOnlyList<FunctionArgument> Fields { get; init; } = [];

    /// <summary>The model types it is for; empty: all of the signature's.</summary>
    public IReadOnlyList<string> ModelTypeIds { get; init; } = [];

    /// <summary>What else must hold for it to be given.</summary>
    public ArgumentConditions Conditions { get; init; }

    /// <summary>What BigQuery uses when it is left out: string, long, double, bool or a list of these; null when there is no constant default.</summary>
    public object? Default { get; init; }

    /// <summary>How BigQuery computes the default, in words.</summary>
    public string? DefaultRule { get; init; }

    /// <summary>The numbers allowed; null when the documentation states none.</summary>
    public NumericRange? Range { get; init; }

    /// <summary>What every negative number means, for an argument that takes them besides those in <see cref="Range"/>: <c>all</c>; null for every other.</summary>
    public string? NegativeMeans { get; init; }

    /// <summary>The numbers taken, in words: <c>in [1, ∞), or negative for all</c>; null when the documentation states none.</summary>
    public string? Numbers => Range is null ? null : $"in {Range}{string.Concat(AlsoAllowed.Select(static other => " or " + other.ToString("R", CultureInfo.InvariantCulture)))}{(NegativeMeans is null ? "" : ", or negative for " + NegativeMeans)}";

    /// <summary>The strings allowed; empty when any.</summary>
    public IReadOnlyList<AllowedValue> AllowedValues { get; init; } = [];

    /// <summary>The only numbers allowed; empty when <see cref="Range"/> says it.</summary>
    public IReadOnlyList<long> AllowedNumbers { get; init; } = [];

    /// <summary>For preprocessing functions: the only values for a column that is no number; empty when that makes no difference.</summary>
    public IReadOnlyList<string> AnyTypeValues { get; init; } = [];

    /// <summary>Numbers allowed besides those in <see cref="Range"/>.</summary>
    public IReadOnlyList<double> AlsoAllowed { get; init; } = [];

    /// <summary>Whether positive infinity is allowed.</summary>
    public bool Infinity { get; init; }

    /// <summary>How many elements an array has; null when any number. <see cref="Range"/> is then that of each element.</summary>
    public NumericRange? ArrayLength { get; init; }

    /// <summary>Whether the elements of an array must be finite and ascend.</summary>
    public bool Ascending { get; init; }

    /// <summary>Whether of elements that ascend some may be equal.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>Whether an array of one element is written as that element.</summary>
    public bool SingleAsScalar { get; init; }

    /// <summary>The generated enum in namespace Bqml; null when there is none.</summary>
    public string? EnumType { get; init; }

    /// <summary>The record in namespace Bqml for the STRUCTs that an array holds, whose fields are <see cref="Fields"/>: <c>SafetySetting</c>; null for every other.</summary>
    public string? ElementType { get; init; }

    /// <summary>The record in namespace Bqml for the JSON object that a text holds, whose fields are <see cref="Fields"/>: <c>SearchOptions</c>; null for every other.</summary>
    public string? ObjectType { get; init; }

    /// <summary>Whether the rows must be in BigQuery: those of an object table cannot be sent.</summary>
    public bool IsInBigQuery { get; init; }

    /// <summary>The column that names an object of the object table, where a query may choose some of them; null otherwise.</summary>
    public string? ObjectKey { get; init; }

    /// <summary>Whether it says what comes out, so that the caller's type says it: <c>output_schema</c>.</summary>
    public bool IsSchema { get; init; }

    /// <summary>What must hold for it to be given, settings that choose an output included; empty: nothing.</summary>
    public IReadOnlyList<OutputCondition> When { get; init; } = [];

    /// <summary>What must not hold for it to be given.</summary>
    public IReadOnlyList<OutputCondition> Unless { get; init; } = [];

    /// <summary>Arguments that may not be given together with this one.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>The argument that may be given in its place: one of the two must be. Null when there is none.</summary>
    public string? Alternative { get; init; }

    /// <summary>What of <see cref="When"/>, <see cref="Unless"/> and <see cref="Excludes"/> callers must know, in sentences; empty when nothing.</summary>
    /// <param name="chosen">Settings that are chosen already, so that nothing need be said of them.</param>
    public string Circumstances(params string[] chosen) => string.Concat(
        When.Where(condition => condition.Kind == OutputConditionKind.Setting && !chosen.Contains(condition.Name)).Select(static condition => $" Only with {condition.Words}.")
            .Concat(Unless.Where(condition => condition.Kind == OutputConditionKind.Setting && !chosen.Contains(condition.Name)).Select(static condition => $" Not with {condition.Words}."))
            .Concat(Excludes.Count == 0 ? [] : [$" Not together with {string.Join(" or ", Excludes)}."])
            .Concat(Alternative is null ? [] : [$" Either this or {Alternative} must be given."]));

    /// <summary>The columns the rows need, for <see cref="ArgumentKind.Input"/>; empty when that depends on the model.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; init; } = [];

    /// <summary>The types of the column that the argument names; empty when it names none.</summary>
    public IReadOnlyList<string> ColumnTypes { get; init; } = [];

    /// <summary>How many columns the argument names at most; null when nothing is stated.</summary>
    public int? MaxColumns { get; init; }

    /// <summary>The role of the row's columns that the argument names, for functions without a model: <c>TimeSeriesData</c>; null for every other argument.</summary>
    public string? Role { get; init; }

    /// <summary>The generated record of the rows of an <see cref="ArgumentKind.Input"/> whose columns are fixed: <c>EntityTime</c>; null for every other.</summary>
    public string? RecordType { get; init; }

    /// <summary>For preprocessing functions: whether this is the column (or the STRUCT of columns) that the attribute's property stands for. For functions of computed properties: whether it names a column.</summary>
    public bool IsColumn { get; init; }

    /// <summary>For functions of computed properties: whether the text may hold columns, as the prompt does.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The C# type of the property that gives it on the attribute of a computed property; null when it is given otherwise: by the constructor, by attributes of their own, or by the property's type.</summary>
    public string? ColumnPropertyType => Kind switch
    {
        ArgumentKind.Keyword => "bool",
        ArgumentKind.Named when IsSchema => null,
        ArgumentKind.Named when IsColumn => "string",
        ArgumentKind.Named when Type is "STRING" or "JSON" or "FLOAT64" => CSharpType,
        _ => null,
    };

    /// <summary>For preprocessing functions: whether the attribute takes it in its constructor rather than as a property.</summary>
    public bool IsConstructorParameter { get; init; }

    /// <summary>Whether it is in preview.</summary>
    public bool Preview { get; init; }

    /// <summary>Whether only a syntax block shows it and nothing explains it; not to be generated.</summary>
    public bool Doubtful { get; init; }

    /// <summary>What it does, in one sentence; empty when name and type say it all.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Rules that only BigQuery can check.</summary>
    public IReadOnlyList<UncheckedRule> UncheckedRules { get; init; } = [];

    /// <summary>Further rules, each a short sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it takes a number: one in <see cref="Range"/>, or one that is allowed besides.</summary>
    public bool Takes(double number) => Range is not { } range || range.Contains(number) || AlsoAllowed.Contains(number) || (NegativeMeans is not null && number < 0) || (Infinity && double.IsPositiveInfinity(number));

    /// <summary>Whether it is for models of this type.</summary>
    public bool AppliesTo(string modelTypeId) => ModelFunction.Applies(ModelTypeIds, modelTypeId);

    /// <summary>The same with other fields.</summary>
    internal FunctionArgument WithFields(IReadOnlyList<FunctionArgument> fields) => new()
    {
        Name = Name, PropertyName = PropertyName, Kind = Kind, Required = Required, Fields = fields,
    };

    /// <summary>A setting as several signatures have it.</summary>
    internal static FunctionArgument Union(IReadOnlyList<FunctionArgument> uses)
    {
        var first = uses[0];
        return new FunctionArgument
        {
            Name = first.Name,
            PropertyName = first.PropertyName,
            Kind = first.Kind,
            Type = first.Type,
            CSharpType = first.CSharpType,
            ElementType = first.ElementType,
            ObjectType = first.ObjectType,
            IsSchema = first.IsSchema,
            Required = uses.All(static use => use.Required),
            Fields = first.Fields,
            Conditions = first.Conditions,
            Default = uses.All(use => Equals(use.Default, first.Default)) ? first.Default : null,
            DefaultRule = first.DefaultRule,
            Range = uses.All(use => Equals(use.Range?.ToString(), first.Range?.ToString())) ? first.Range : null,
            NegativeMeans = first.NegativeMeans,
            AllowedValues = first.AllowedValues,
            AllowedNumbers = first.AllowedNumbers,
            Alternative = first.Alternative,
            EnumType = first.EnumType,
            Excludes = first.Excludes,
            When = first.When,
            Unless = first.Unless,
            Preview = first.Preview,
            Doubtful = first.Doubtful,
            Summary = first.Summary,
            Notes = first.Notes,
            UncheckedRules = first.UncheckedRules,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
