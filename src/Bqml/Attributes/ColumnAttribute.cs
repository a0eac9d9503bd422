namespace Bqml;

/// <summary>
/// Names the column that a property stands for, in place of the property's name in snake_case.
/// On a member of an enum it is the text that stands for the member, in place of the member's name.
/// </summary>
/// <param name="name">
/// The column's name in BigQuery, without quotes: at most 300 letters, digits and underscores (or other characters where BigQuery allows flexible names).
/// For a member of an enum any text.
/// </param>
/// <seealso href="https://cloud.google.com/bigquery/docs/schemas#column_names"/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, AllowMultiple = false, Inherited = false)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The column's name, or the enum member's text.</summary>
    public string Name { get; } = name;
}
