namespace Bqml;

/// <summary>The column of users in a matrix factorization: the option <c>USER_COL</c>.</summary>
/// <remarks>Any groupable type.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class UserIdAttribute : Attribute;
