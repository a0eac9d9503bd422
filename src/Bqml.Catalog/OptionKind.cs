namespace Bqml.Catalog;

/// <summary>How an option's value is written in GoogleSQL.</summary>
public enum OptionKind
{
    /// <summary><c>'text'</c>; one of <see cref="ModelOption.AllowedValues"/> where there are any.</summary>
    String,
    /// <summary><c>0.5</c></summary>
    Float64,
    /// <summary><c>5</c></summary>
    Int64,
    /// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
    Bool,
    /// <summary>
    /// <c>['a', 'b']</c>, each one of <see cref="ModelOption.AllowedValues"/> where there are any. With <see cref="ModelOption.ArrayLength"/> one, the
    /// attribute's property holds the single element: <c>HparamTuningObjective = R2Score</c> is written <c>['R2_SCORE']</c>.
    /// </summary>
    StringArray,
    /// <summary><c>[64, 32]</c></summary>
    Int64Array,
    /// <summary><c>(1, 0, 2)</c></summary>
    Int64Tuple,
    /// <summary><c>[STRUCT('label', 0.5), ...]</c>, said by [ClassWeight] attributes.</summary>
    ClassWeights,
    /// <summary><c>INTERVAL 390 MINUTE</c>; the property holds what follows the keyword: <c>"390 MINUTE"</c>.</summary>
    Interval,
}
