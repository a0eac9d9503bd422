using Bqml.Local.Data;

namespace Bqml.Local.Learning;

/// <summary>What a CREATE MODEL statement asks for: the model type and its options, as parsed and type-checked by the caller.</summary>
internal sealed class ModelDefinition
{
    public ModelDefinition(string modelTypeId, IReadOnlyDictionary<string, object?> options) =>
        (ModelTypeId, Options) = (modelTypeId, options);

    /// <summary>The catalogue's id of the model type: LINEAR_REG, LOGISTIC_REG ...</summary>
    public string ModelTypeId { get; }

    /// <summary>
    /// The options by upper-case SQL name. Values are long, double, bool, string or object?[] (of those; CLASS_WEIGHTS: of object?[] {label, weight}),
    /// or a <see cref="HyperparameterRange"/> or <see cref="HyperparameterCandidates"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Options { get; }

    /// <summary>The model that a WARM_START run goes on from; null when there is none.</summary>
    public TrainedModel? PreviousModel { get; init; }

    /// <summary>The training query's rows before the TRANSFORM clause, which ML.FEATURE_INFO describes; null when there is no such clause.</summary>
    public DataTable? RowsBeforeTransform { get; init; }
}

/// <summary>HPARAM_RANGE(min, max): every value between two bounds, both included.</summary>
internal sealed record HyperparameterRange(double Minimum, double Maximum);

/// <summary>HPARAM_CANDIDATES([...]): the values to try, long, double or string.</summary>
internal sealed record HyperparameterCandidates(IReadOnlyList<object> Values);
