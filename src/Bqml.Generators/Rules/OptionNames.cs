namespace Bqml.Generators.Rules;

/// <summary>The catalogue's names of the few options and clauses that rules must know by name.</summary>
internal static class OptionNames
{
    internal const string ModelType = "MODEL_TYPE";
    internal const string NumTrials = "NUM_TRIALS";
    internal const string ClassWeights = "CLASS_WEIGHTS";
    internal const string DataSplitMethod = "DATA_SPLIT_METHOD";
    internal const string LabelRole = "Label";
    internal const string QueryClause = "AS query";
}
