namespace Bqml;

/// <summary>The column that tells rows of interest (true) from those they are compared with (false): the argument <c>interest_label_col</c> of AI.KEY_DRIVERS.</summary>
/// <remarks>A bool. It means nothing to models.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class InterestLabelAttribute : Attribute;
