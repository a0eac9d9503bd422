namespace Bqml;

/// <summary>The column of the metric that key drivers are looked for: the argument <c>metric_col</c> of AI.KEY_DRIVERS.</summary>
/// <remarks>A number. It means nothing to models.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class MetricAttribute : Attribute;
