using Bqml.GoogleSql;

namespace Bqml;

/// <summary>The name of a table, view or model: <c>table</c>, <c>dataset.table</c> or <c>project.dataset.table</c>, without quotes.</summary>
/// <param name="Name">The name as one writes it without quotes; parts left out are completed by the client's default dataset and project.</param>
/// <remarks>Page: "Lexical structure and syntax", section "Path expressions".</remarks>
public readonly record struct BigQueryTable(string Name)
{
    /// <summary>The name as a quoted identifier, ready for a statement.</summary>
    /// <exception cref="ArgumentException">The name is not one BigQuery allows; the message says which part and why.</exception>
    public string QuotedName => SqlIdentifier.QuotePath(Name);

    /// <summary>A table by its name.</summary>
    /// <param name="name">The name without quotes.</param>
    public static implicit operator BigQueryTable(string name) => new(name);

    /// <summary>The name as given.</summary>
    public override string ToString() => Name;
}
