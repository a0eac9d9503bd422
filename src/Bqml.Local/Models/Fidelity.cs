namespace Bqml.Local;

/// <summary>Which model types the embedded engine takes, and how near its figures come to BigQuery's. A public contract: see docs/local.md.</summary>
public static class Fidelity
{
    private static readonly Dictionary<string, FidelityTier> Tiers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LINEAR_REG"] = FidelityTier.Exact,
        ["LOGISTIC_REG"] = FidelityTier.SameObjective,
        ["ONNX"] = FidelityTier.Exact,
        ["REMOTE_LLM"] = FidelityTier.Delegated,
        ["REMOTE_EMBEDDING"] = FidelityTier.Delegated,
        ["REMOTE_OPEN_HUGGING_FACE"] = FidelityTier.Delegated,
        ["REMOTE_OPEN_MODEL_GARDEN"] = FidelityTier.Delegated,
        ["REMOTE_OPEN_ENDPOINT"] = FidelityTier.Delegated,
    };

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DNN_CLASSIFIER"] = "neural networks are trained by BigQuery only",
        ["DNN_REGRESSOR"] = "neural networks are trained by BigQuery only",
        ["DNN_LINEAR_COMBINED_CLASSIFIER"] = "neural networks are trained by BigQuery only",
        ["DNN_LINEAR_COMBINED_REGRESSOR"] = "neural networks are trained by BigQuery only",
        ["AUTOENCODER"] = "neural networks are trained by BigQuery only",
        ["AUTOML_CLASSIFIER"] = "AutoML is a service",
        ["AUTOML_REGRESSOR"] = "AutoML is a service",
        ["RANDOM_FOREST_CLASSIFIER"] = "random forests are not part of it",
        ["RANDOM_FOREST_REGRESSOR"] = "random forests are not part of it",
        ["REMOTE_LLM_TUNED"] = "Vertex AI tunes models",
        ["REMOTE_CUSTOM_ENDPOINT"] = "it does not call endpoints",
        ["REMOTE_CLOUD_AI_VISION_V1"] = "Cloud AI is a service",
        ["REMOTE_CLOUD_AI_NATURAL_LANGUAGE_V1"] = "Cloud AI is a service",
        ["REMOTE_CLOUD_AI_TRANSLATE_V3"] = "Cloud AI is a service",
        ["REMOTE_CLOUD_AI_DOCUMENT_V1"] = "Cloud AI is a service",
        ["REMOTE_CLOUD_AI_SPEECH_TO_TEXT_V2"] = "Cloud AI is a service",
        ["TENSORFLOW"] = "TensorFlow models need TensorFlow",
        ["TENSORFLOW_LITE"] = "TensorFlow models need TensorFlow",
    };

    /// <summary>The tier of a model type.</summary>
    /// <param name="modelType">The <c>MODEL_TYPE</c>, such as <c>LINEAR_REG</c>, in any case; for remote models, which have none, the catalogue's name, such as <c>REMOTE_LLM</c>.</param>
    /// <returns>The tier; <see cref="FidelityTier.Refused"/> for every type that cannot be created here.</returns>
    public static FidelityTier TierOf(string modelType) => Tiers.GetValueOrDefault(modelType, FidelityTier.Refused);

    /// <summary>The model types that can be created here, by <c>MODEL_TYPE</c>, or for remote models by the catalogue's name.</summary>
    public static IReadOnlyCollection<string> SupportedModelTypes => Tiers.Keys;

    /// <summary>Why a type is refused, to follow the word "because"; null for supported types.</summary>
    internal static string? RefusalReason(string modelType) =>
        Tiers.ContainsKey(modelType) ? null : Reasons.GetValueOrDefault(modelType, "it does not have this model type yet");
}
