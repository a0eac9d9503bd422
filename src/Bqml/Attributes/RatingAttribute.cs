namespace Bqml;

/// <summary>The column of ratings in a matrix factorization: the option <c>RATING_COL</c>.</summary>
/// <remarks>A number.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class RatingAttribute : Attribute;
