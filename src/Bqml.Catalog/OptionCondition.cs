using System.Globalization;

namespace Bqml.Catalog;

/// <summary>A condition on another option, or on a clause of the statement.</summary>
public sealed class OptionCondition
{
    /// <summary>The <see cref="Clause"/> of a statement with rows to train on.</summary>
    public const string QueryClause = "AS query";

    /// <summary>The other option; null when the condition is on a clause.</summary>
    public string? Option { get; init; }

    /// <summary>Which element of the array or tuple <see cref="Values"/> are about, from 0; null when they are about the option itself.</summary>
    public int? Element { get; init; }

    /// <summary>The clause that must be there (<c>AS query</c>); null when the condition is on an option.</summary>
    public string? Clause { get; init; }

    /// <summary>The values of which <see cref="Option"/> must have one (string, bool, long or double), its default counting when it is not written; empty: it must be written, whatever its value.</summary>
    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>Whether the condition is that the option is written, whatever its value.</summary>
    public bool IsSet => Option is not null && Values.Count == 0;

    /// <summary>The condition for a message: <c>DATA_SPLIT_METHOD is RANDOM or SEQ</c>.</summary>
    public override string ToString() =>
        Clause is not null ? "the statement has " + Clause
        : IsSet ? Option + " is set"
        : (Element is { } element ? "element " + (element + 1).ToString(CultureInfo.InvariantCulture) + " of " : "") + Option + " is " + string.Join(" or ", Values.Select(value => value is bool flag ? flag ? "TRUE" : "FALSE" : Convert.ToString(value, CultureInfo.InvariantCulture)));
}
