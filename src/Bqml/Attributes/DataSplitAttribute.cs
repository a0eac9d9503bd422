namespace Bqml;

/// <summary>The column that says which rows are for training and which for evaluation: the option <c>DATA_SPLIT_COL</c>. It is not a feature.</summary>
/// <remarks>With <c>DataSplitMethod.Custom</c> a bool (true or null: evaluation, false: training), or, when hyperparameters are tuned, one of the strings TRAIN, EVAL and TEST. With <c>DataSplitMethod.Seq</c> an orderable column: the largest values are for evaluation.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class DataSplitAttribute : Attribute;
