namespace Bqml;

/// <summary>Holds why another, computed property is null: the status of its call, empty when it has succeeded.</summary>
/// <param name="property">The property that <see cref="AiGenerateAttribute"/> or <see cref="AiEmbedAttribute"/> computes, by nameof; other functions give no status.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = true)]
public sealed class AiStatusAttribute(string property) : Attribute
{
    /// <summary>The computed property.</summary>
    public string Property { get; } = property;
}
