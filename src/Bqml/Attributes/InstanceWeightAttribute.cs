namespace Bqml;

/// <summary>The column that says how much each row counts in training: the option <c>INSTANCE_WEIGHT_COL</c> of boosted trees and random forests. It is not a feature.</summary>
/// <remarks>A number, not negative.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class InstanceWeightAttribute : Attribute;
