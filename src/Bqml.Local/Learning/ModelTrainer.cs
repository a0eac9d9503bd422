using Bqml.Local.Data;

namespace Bqml.Local.Learning;

/// <summary>Trains the model that a CREATE MODEL statement asks for.</summary>
internal static class ModelTrainer
{
    /// <summary>Trains on <paramref name="rows"/>, which are those of the training query after the TRANSFORM clause.</summary>
    /// <exception cref="LocalQueryException">An option, a column or a value that BigQuery rejects, or a model type that is not trained here.</exception>
    public static TrainedModel Train(ModelDefinition definition, DataTable rows, IProgress<IterationInfo>? progress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return definition.ModelTypeId switch
        {
            "LINEAR_REG" or "LOGISTIC_REG" => LinearTrainer.Train(definition, rows, progress, ct),
            _ => throw new LocalQueryException("invalidQuery", $"Models of type {definition.ModelTypeId} cannot be trained by the embedded engine."),
        };
    }
}
