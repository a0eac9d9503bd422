namespace Bqml;

/// <summary>
/// Writes an option into CREATE MODEL's OPTIONS clause by its GoogleSQL name: for options that BigQuery has added since this version.
/// Options that this version knows are properties of the type attribute; an analyzer reports their use here.
/// </summary>
/// <param name="name">The option's name: <c>"NEW_OPTION"</c>. Letters, digits and underscores.</param>
/// <param name="value">A string, bool, number or an array of them; written as a GoogleSQL literal.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ModelOptionAttribute(string name, object value) : Attribute
{
    /// <summary>The option's name.</summary>
    public string Name { get; } = name;

    /// <summary>The option's value.</summary>
    public object Value { get; } = value;
}
