namespace Bqml.Catalog;

/// <summary>Whether <c>CREATE MODEL</c> takes a clause for a model type.</summary>
public enum ClauseUse
{
    /// <summary>The documentation leaves no room for the clause.</summary>
    No,
    /// <summary>The documentation neither shows nor excludes the clause.</summary>
    Undocumented,
    /// <summary>The clause is only named in a restriction of another.</summary>
    Implied,
    /// <summary>The clause may be left out.</summary>
    Optional,
    /// <summary>The clause must be there.</summary>
    Required,
}

/// <summary>Which clauses <c>CREATE MODEL</c> takes for a model type.</summary>
public sealed class ModelClauses
{
    /// <summary><c>TRANSFORM (...)</c>.</summary>
    public ClauseUse Transform { get; init; }

    /// <summary><c>INPUT (name type, ...) OUTPUT (name type, ...)</c>.</summary>
    public ClauseUse InputOutput { get; init; }

    /// <summary>The attribute's property that names the connection.</summary>
    public const string ConnectionProperty = "Connection";

    /// <summary><c>REMOTE WITH CONNECTION</c>, set by the attribute's <see cref="ConnectionProperty"/>.</summary>
    public ClauseUse Connection { get; init; }

    /// <summary><c>AS query</c>.</summary>
    public ClauseUse Query { get; init; }

    /// <summary><c>AS (training_data AS (query), custom_holiday AS (query))</c>.</summary>
    public ClauseUse CustomHoliday { get; init; }
}
