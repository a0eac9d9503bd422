namespace Bqml.Catalog;

/// <summary>
/// Functions without a model that read the same columns of a row. A type marked [BigQueryRow] that has these columns gets a static property of the group's name,
/// through which they are called.
/// </summary>
public sealed class RowFunctionGroup
{
    /// <summary>The static property and the class in namespace Bqml that holds the methods: <c>TimeSeries</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the functions are for, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The functions' names: <c>AI.FORECAST</c>.</summary>
    public required IReadOnlyList<string> Functions { get; init; }

    /// <summary>The arguments that name columns of the row, each with its role.</summary>
    public IReadOnlyList<RowRole> Roles { get; init; } = [];

    /// <summary>The columns that the row must have under these very names; empty when roles tell them.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; init; } = [];

    /// <summary>The parts of the row that results hold.</summary>
    public IReadOnlyList<RowPart> Parts { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An argument that names one or several columns of the row.</summary>
public sealed class RowRole
{
    /// <summary>The role's name, which is the attribute's: <c>TimeSeriesData</c> for [TimeSeriesData].</summary>
    public required string Role { get; init; }

    /// <summary>The argument: <c>data_col</c>.</summary>
    public required string Argument { get; init; }

    /// <summary>Whether it takes several columns.</summary>
    public bool Several { get; init; }

    /// <summary>Whether the row must have such a column.</summary>
    public bool Required { get; init; }

    /// <summary>The types that the column may have; empty when nothing is stated.</summary>
    public IReadOnlyList<string> ColumnTypes { get; init; } = [];

    /// <summary>How many columns it takes at most; null when nothing is stated.</summary>
    public int? MaxColumns { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Role;
}

/// <summary>A record made of some columns of the row, which results hold.</summary>
public sealed class RowPart
{
    /// <summary>The record's name: <c>SeriesKey</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The property that holds it in results: <c>Series</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>What it is, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The roles of its columns.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The roles whose columns can be NULL in results even where the row's cannot.</summary>
    public IReadOnlyList<string> NullableRoles { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
