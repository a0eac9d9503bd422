namespace Bqml;

/// <summary>The column of items in a matrix factorization: the option <c>ITEM_COL</c>.</summary>
/// <remarks>Any groupable type.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ItemIdAttribute : Attribute;
