namespace Bqml;

/// <summary>A model in a BigQuery project. Classes marked [BigQueryModel] implement it; what can be done with it is in <see cref="BigQueryModelExtensions"/>.</summary>
public interface IBigQueryModel
{
    /// <summary>The client that runs its statements.</summary>
    BigQueryML Client { get; }

    /// <summary>The model's name as its statements write it, between backticks.</summary>
    string QuotedName { get; }
}

/// <summary>A model whose options ALTER MODEL can change.</summary>
/// <typeparam name="TChanges">The options that models of its type have.</typeparam>
public interface IBigQueryModel<TChanges> : IBigQueryModel where TChanges : ModelOptionChanges;

/// <summary>
/// A model that EXPORT MODEL can write: its type can be exported, no feature is an ARRAY, TIMESTAMP or GEOGRAPHY (what TRANSFORM makes another type of is no
/// feature), and an exported model can have every function of its TRANSFORM clause.
/// </summary>
/// <remarks>Page: "The EXPORT MODEL statement".</remarks>
public interface IExportableModel : IBigQueryModel;

/// <summary>A model with tuned hyperparameters, of which each trial can be exported.</summary>
public interface IExportableTunedModel : IExportableModel;
