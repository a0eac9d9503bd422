namespace Bqml.Catalog;

/// <summary>What the query <c>custom_holiday</c> of <c>AS (training_data AS (query), custom_holiday AS (query))</c> returns and what it needs.</summary>
public sealed class CustomHolidayClause
{
    /// <summary>The columns of the query, one row for each day on which a holiday falls.</summary>
    public required IReadOnlyList<HolidayColumn> Columns { get; init; }

    /// <summary>The greatest number of rows.</summary>
    public required int MaxRows { get; init; }

    /// <summary>The greatest number of different holiday names.</summary>
    public required int MaxNames { get; init; }

    /// <summary>The greatest number of days before and after a holiday on which it has an effect, which are the same whenever it falls.</summary>
    public required int MaxWindowDays { get; init; }

    /// <summary>Conditions on options that must all hold.</summary>
    public IReadOnlyList<OptionCondition> Requires { get; init; } = [];

    /// <summary>Clauses that the statement cannot have besides: <c>TRANSFORM</c>.</summary>
    public IReadOnlyList<string> ExcludesClauses { get; init; } = [];

    /// <summary>The column with this name; null when there is none.</summary>
    public HolidayColumn? Column(string name) => Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column of the query <c>custom_holiday</c>.</summary>
/// <param name="Name">GoogleSQL's name: <c>holiday_name</c>.</param>
/// <param name="PropertyName">The property or parameter of [CustomHoliday]: <c>HolidayName</c>.</param>
/// <param name="Type">GoogleSQL's type.</param>
/// <param name="Required">Whether the query must return it.</param>
/// <param name="Default">What BigQuery uses in its place; null when it is required.</param>
/// <param name="Range">The numbers allowed; null when it is none.</param>
/// <param name="RefusedCharacters">Characters that its texts cannot have; null when any.</param>
/// <param name="Summary">What it holds, in one sentence.</param>
public sealed record HolidayColumn(string Name, string PropertyName, string Type, bool Required, long? Default, NumericRange? Range, string? RefusedCharacters, string Summary);
