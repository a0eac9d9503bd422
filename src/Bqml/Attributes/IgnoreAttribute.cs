namespace Bqml;

/// <summary>A property that is no column: neither trained on, nor read, nor written.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class IgnoreAttribute : Attribute;
