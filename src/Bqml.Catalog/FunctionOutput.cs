namespace Bqml.Catalog;

/// <summary>How many rows a function returns.</summary>
public enum RowCount
{
    /// <summary>One for each input row, or any number.</summary>
    Many,
    /// <summary>Exactly one; on a model trained with NUM_TRIALS, one for each trial when there is no input.</summary>
    Single,
}

/// <summary>Which columns of the input come out again.</summary>
public enum Passthrough
{
    /// <summary>None.</summary>
    None,
    /// <summary>All of them, after the function's own columns.</summary>
    All,
    /// <summary>Those that the model does not use.</summary>
    Unused,
    /// <summary>All of them if the setting keep_original_columns is TRUE.</summary>
    IfKept,
    /// <summary>Those other than the user and item columns, if both are in the input.</summary>
    OtherThanUserAndItem,
}

/// <summary>What a table-valued function returns for certain model types, settings and options.</summary>
public sealed class FunctionOutput
{
    private IReadOnlyList<OutputColumn>? _columns;

    /// <summary>The model types it is for; empty: all of the function's.</summary>
    public IReadOnlyList<string> ModelTypeIds { get; init; } = [];

    /// <summary>Conditions that must all hold for this output; empty: always.</summary>
    public IReadOnlyList<OutputCondition> When { get; init; } = [];

    /// <summary>The generated method, where it is another than the function's: <c>EvaluatePointsAsync</c>; null otherwise.</summary>
    public string? MethodName { get; init; }

    /// <summary>How many rows.</summary>
    public RowCount Rows { get; init; }

    /// <summary>Which input columns come out again.</summary>
    public Passthrough Passthrough { get; init; }

    /// <summary>
    /// The generated record in namespace Bqml with its reader, say <c>RegressionMetrics</c>; null when the columns depend on the declaration. Where the input's columns
    /// come out again (<see cref="Passthrough"/>) it is generic in the type of the rows: <c>GeneratedText&lt;TInput&gt;</c>; if a column has the name <c>{schema}</c>, also
    /// in the type of what is generated.
    /// </summary>
    public string? ResultType { get; init; }

    /// <summary>The generated record where columns depend on the row type or on the model's declaration: <c>ForecastPoint</c>; null for every other.</summary>
    public string? RecordName { get; init; }

    /// <summary>What a row of that record is, in one sentence; empty when there is none.</summary>
    public string RecordSummary { get; init; } = "";

    /// <summary>Whether the documentation advises another function for this.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Makes the columns; called once, when they are first asked for.</summary>
    internal Func<IReadOnlyList<OutputColumn>> ColumnsFactory { get; init; } = static () => [];

    /// <summary>The function's own columns, in order.</summary>
    public IReadOnlyList<OutputColumn> Columns => _columns ??= ColumnsFactory();

    /// <summary>Further facts, each a short sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
