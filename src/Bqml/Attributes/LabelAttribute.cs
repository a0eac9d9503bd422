namespace Bqml;

/// <summary>The column that the model learns to predict: the option <c>INPUT_LABEL_COLS</c>.</summary>
/// <remarks>A regression's label is a number; a classifier's label is any groupable type (a string, number, bool, date or enum). Training fails on rows whose label is NULL.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class LabelAttribute : Attribute;
