namespace Bqml;

/// <summary>A column whose values form segments: the argument <c>dimension_cols</c> of the functions that explain a metric by segments.</summary>
/// <remarks>A string, number, bool or another type that can be grouped by; key drivers take strings, integers and bools. Up to twelve properties may carry it. It means nothing to models.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class DimensionAttribute : Attribute;
