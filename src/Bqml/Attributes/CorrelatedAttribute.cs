namespace Bqml;

/// <summary>A column that is compared with the target: the argument <c>target_correlation_cols</c> of ML.CORRELATION.</summary>
/// <remarks>A number. Several properties may carry it. It means nothing to models.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class CorrelatedAttribute : Attribute;
