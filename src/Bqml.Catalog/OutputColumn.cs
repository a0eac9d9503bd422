namespace Bqml.Catalog;

/// <summary>
/// A column that a function returns (or that its input needs).
/// <para>
/// <see cref="Name"/> and <see cref="Type"/> are fixed text, or patterns with placeholders in braces that the declaration of the model (or the call) fills in.
/// A placeholder in a name stands for a column's name, a placeholder in a type for that same column's type:
/// </para>
/// <list type="table">
/// <item><term>{label}</term><description>the label column: <c>predicted_{label}</c>, <c>ARRAY&lt;STRUCT&lt;label {label}, prob FLOAT64&gt;&gt;</c></description></item>
/// <item><term>{timestamp}, {data}, {ids}</term><description>the time-series timestamp, data and id columns; {ids} repeats for each id column</description></item>
/// <item><term>{user}, {item}, {rating}</term><description>the columns with these roles</description></item>
/// <item><term>{class}</term><description>a value of the label column as a column name (<c>0</c> becomes <c>_0</c>), repeated for each class</description></item>
/// <item><term>{index}</term><description>1, 2, ..., repeated: <c>principal_component_{index}</c></description></item>
/// <item><term>{dimensions}</term><description>the DIMENSION_ID_COLS columns, repeated</description></item>
/// <item><term>{feature}</term><description>a feature of the row, repeated: <c>attribution_{feature}</c></description></item>
/// <item><term>{holiday}</term><description>a holiday of the model, repeated: <c>holiday_effect_{holiday}</c></description></item>
/// <item><term>{outputs}</term><description>the model's output fields (OUTPUT clause or model file), repeated</description></item>
/// <item><term>{transform}</term><description>the columns of the TRANSFORM clause, repeated</description></item>
/// <item><term>{input}</term><description>the columns of the input, repeated</description></item>
/// <item><term>{schema}</term><description>the fields of output_schema, repeated</description></item>
/// <item><term>{hyperparameters}</term><description>the fields of a STRUCT: one for each tuned option, its name in lower case, type as the option</description></item>
/// <item><term>{objectives}</term><description>the fields of a STRUCT: one FLOAT64 for each metric of the objective's kind, its name in lower case</description></item>
/// <item><term>{any name}</term><description>in AI and data functions, the argument of that name: <c>{id_cols}</c>, <c>{timestamp_col}</c>, <c>{data_col}</c>, <c>{dimension_cols}</c></description></item>
/// </list>
/// <para>The name <c>*</c> stands for the one column whose name the documentation does not tell; readers take whatever column is left.</para>
/// <para>A type of <c>numeric</c> means INT64, FLOAT64, NUMERIC or BIGNUMERIC; <c>any</c> means that nothing is stated.</para>
/// </summary>
public sealed class OutputColumn
{
    /// <summary>The column's name, or a pattern.</summary>
    public required string Name { get; init; }

    /// <summary>The C# property, with the same placeholders in the place of C# names: <c>Predicted{label}</c>, <c>RocAuc</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>GoogleSQL's type, or a pattern.</summary>
    public required string Type { get; init; }

    /// <summary>Other types a reader accepts, where documentation and samples differ.</summary>
    public IReadOnlyList<string> AlsoAccepts { get; init; } = [];

    /// <summary>Whether it can be NULL.</summary>
    public bool Nullable { get; init; }

    /// <summary>Conditions that must all hold for the column to be there; empty: always.</summary>
    public IReadOnlyList<OutputCondition> When { get; init; } = [];

    /// <summary>Whether the pattern stands for several columns.</summary>
    public bool Repeated { get; init; }

    /// <summary>Whether a reader must do without it.</summary>
    public bool Optional => When.Count > 0;

    /// <summary>The generated record of a STRUCT or of the elements of an array of them, say <c>FeatureAttribution</c>; null when there is none.</summary>
    public string? RecordType { get; init; }

    /// <summary>The only values of a STRING; empty when any.</summary>
    public IReadOnlyList<AllowedValue> AllowedValues { get; init; } = [];

    /// <summary>The generated enum in namespace Bqml for these values; null when there is none.</summary>
    public string? EnumType { get; init; }

    /// <summary>Whether it tells how the row's call ended: empty or NULL on success.</summary>
    public bool IsStatus { get; init; }

    /// <summary>Whether the documentation contradicts itself on the column.</summary>
    public bool Doubtful { get; init; }

    /// <summary>What it holds, in one sentence, for documentation.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whether <see cref="Name"/> holds a placeholder.</summary>
    public bool IsPattern => Name.IndexOf('{') >= 0;

    /// <inheritdoc/>
    public override string ToString() => Name + " " + Type;
}
