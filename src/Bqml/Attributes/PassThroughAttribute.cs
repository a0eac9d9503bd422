namespace Bqml;

/// <summary>A column that the model is not trained on, but that comes back with each prediction, say a key.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class PassThroughAttribute : Attribute;
