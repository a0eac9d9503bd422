using Bqml.GoogleSql;

namespace Bqml.Local.Learning;

/// <summary>A column that a model was trained on.</summary>
internal sealed record ModelColumn(string Name, SqlType Type);

/// <summary>A trained model, immutable: what the model functions read and what the REST resource describes.</summary>
internal abstract class TrainedModel
{
    /// <summary>The catalogue's id of the model type.</summary>
    public abstract string ModelTypeId { get; init; }

    /// <summary>The options given, by upper-case SQL name.</summary>
    public abstract IReadOnlyDictionary<string, object?> Options { get; init; }

    /// <summary>The feature columns in training order.</summary>
    public abstract IReadOnlyList<ModelColumn> Features { get; }

    /// <summary>The label column; null for a model without one.</summary>
    public abstract ModelColumn? Label { get; }

    /// <summary>The iterations of every training run, oldest first; empty when hyperparameters were tuned (BigQuery keeps trials instead).</summary>
    public abstract IReadOnlyList<IterationInfo> Iterations { get; init; }

    /// <summary>What keeps the figures of this one model below the exact tier, a sentence each; empty when nothing does.</summary>
    public abstract IReadOnlyList<string> Differences { get; init; }

    /// <summary>The names of the feature columns in training order.</summary>
    public IReadOnlyList<string> FeatureNames => [.. Features.Select(f => f.Name)];
}
