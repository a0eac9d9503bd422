using System.Diagnostics.CodeAnalysis;

namespace Bqml;

/// <summary>The table or view whose rows train the model. The columns read are those of the row type.</summary>
/// <param name="name">
/// <c>table</c>, <c>dataset.table</c> or <c>project.dataset.table</c>, without quotes. What is left out is completed by the client's project and default dataset.
/// </param>
/// <seealso cref="TrainingQueryAttribute"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainingTableAttribute(string name) : Attribute
{
    /// <summary>The table's name, as written.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// A GoogleSQL condition that the rows must meet, without the word WHERE: <c>"body_mass_g IS NOT NULL"</c>. Null (the default) takes all rows.
    /// Training fails on a NULL label, so a label that can be NULL needs a condition.
    /// </summary>
    [StringSyntax(SqlLanguage.Name)]
    public string? Where { get; set; }
}
