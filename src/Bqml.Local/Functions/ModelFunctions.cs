using Bqml.Catalog;
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
        if (model is not LinearModel linear) throw new LocalQueryException("invalidQuery", $"{function} is not supported for {model.ModelTypeId} models.");
        var call = new FunctionCall(function, linear, input, originalInput, new FunctionSettings(function, model.ModelTypeId, settings), thresholds, ct);
        call.CheckSettings();
        if (thresholds is not null && !Takes(call, static argument => argument is { Kind: ArgumentKind.Positional, Type: "ARRAY<FLOAT64>" })) throw call.Error("takes no array of thresholds.");
        return function switch
        {
            "ML.PREDICT" => Predict.Invoke(call),
            "ML.EVALUATE" => Evaluate.Invoke(call),
            "ML.EXPLAIN_PREDICT" => ExplainPredict.Invoke(call),
            "ML.CONFUSION_MATRIX" => ConfusionMatrix.Invoke(call),
            "ML.ROC_CURVE" => RocCurve.Invoke(call),
            _ when input is not null && !Takes(call, static argument => argument.Kind == ArgumentKind.Input) => throw call.Error("takes no input data."),
            "ML.GLOBAL_EXPLAIN" => GlobalExplain.Invoke(call),
            "ML.WEIGHTS" => Weights.Invoke(call),
            "ML.ADVANCED_WEIGHTS" => AdvancedWeights.Invoke(call),
            "ML.FEATURE_INFO" => TrainingReports.FeatureInfo(call),
            "ML.TRAINING_INFO" => TrainingReports.TrainingInfo(call),
            "ML.TRIAL_INFO" => TrainingReports.TrialInfo(call),
            _ => throw call.Error($"is not supported for {model.ModelTypeId} models."),
        };
    }

    /// <summary>Whether the function takes such an argument for models of the type.</summary>
    private static bool Takes(FunctionCall call, Func<Catalog.FunctionArgument, bool> isSuch) =>
        ModelCatalog.FindFunction(call.Function)?.SignaturesFor(call.Model.ModelTypeId).Any(signature => signature.Arguments.Any(isSuch)) == true;
}
