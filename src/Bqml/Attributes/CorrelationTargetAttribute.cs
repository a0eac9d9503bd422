namespace Bqml;

/// <summary>The column that others are compared with: the argument <c>target_col</c> of ML.CORRELATION.</summary>
/// <remarks>A number. It means nothing to models.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class CorrelationTargetAttribute : Attribute;
