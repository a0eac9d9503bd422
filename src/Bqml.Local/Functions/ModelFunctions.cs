using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>Evaluates the ML.* table functions that take a model.</summary>
internal static class ModelFunctions
{
    /// <param name="function">The upper-case name: <c>ML.PREDICT</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="input">The data argument after the model's TRANSFORM clause; null when there is none.</param>
    /// <param name="originalInput">The data argument as given, whose columns are passed through; null when there is no TRANSFORM clause or no data.</param>
    /// <param name="settings">The fields of the STRUCT argument by name.</param>
    /// <param name="thresholds">The thresholds of ML.ROC_CURVE; null for the default ones.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="LocalQueryException">What BigQuery rejects: an unsupported function, a missing column, an unknown setting ...</exception>
    public static DataTable Invoke(
        string function, TrainedModel model, DataTable? input, DataTable? originalInput, IReadOnlyDictionary<string, object?> settings, double[]? thresholds,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        throw new LocalQueryException("invalidQuery", $"{function} is not supported for {model.ModelTypeId} models.");
    }
}
