namespace Bqml.Catalog.Tests;

/// <summary>The numbers of the documentation snapshot that the data were taken from.</summary>
public sealed class CountTests
{
    [Fact]
    public void Snapshot_is_the_reference_day() => Assert.Equal("2026-08-22", ModelCatalog.Snapshot);

    [Fact]
    public void There_are_36_model_types_24_of_them_with_a_literal()
    {
        Assert.Equal(36, ModelCatalog.ModelTypes.Count);
        Assert.Equal(24, ModelCatalog.ModelTypes.Count(type => type.SqlModelType is not null));
    }

    [Fact]
    public void There_are_531_options_under_115_names()
    {
        Assert.Equal(531, ModelCatalog.ModelTypes.Sum(type => type.Options.Count));
        Assert.Equal(115, ModelCatalog.ModelTypes.SelectMany(type => type.Options).Select(option => option.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void There_are_85_functions_of_BigQuery_ML_and_VECTOR_SEARCH()
    {
        Assert.Equal(85 + 1, ModelCatalog.Functions.Count);
        Assert.Equal(66, ModelCatalog.Functions.Count(function => function.Name.StartsWith("ML.", StringComparison.Ordinal)));
        Assert.Equal(19, ModelCatalog.Functions.Count(function => function.Name.StartsWith("AI.", StringComparison.Ordinal)));
        Assert.Equal(10, ModelCatalog.Functions.Count(function => function.Preview));
    }

    [Theory]
    [InlineData(FunctionKind.TableValued, 51)]
    [InlineData(FunctionKind.Scalar, 23)]
    [InlineData(FunctionKind.Analytic, 11)]
    [InlineData(FunctionKind.Aggregate, 1)]
    public void Functions_by_kind(FunctionKind kind, int count) => Assert.Equal(count, ModelCatalog.Functions.Count(function => function.Kind == kind));

    [Theory]
    [InlineData("LINEAR_REG", 28)]
    [InlineData("LOGISTIC_REG", 29)]
    [InlineData("BOOSTED_TREE_REGRESSOR", 37)]
    [InlineData("BOOSTED_TREE_CLASSIFIER", 39)]
    [InlineData("RANDOM_FOREST_REGRESSOR", 31)]
    [InlineData("RANDOM_FOREST_CLASSIFIER", 33)]
    [InlineData("DNN_REGRESSOR", 29)]
    [InlineData("DNN_CLASSIFIER", 31)]
    [InlineData("DNN_LINEAR_COMBINED_REGRESSOR", 29)]
    [InlineData("DNN_LINEAR_COMBINED_CLASSIFIER", 31)]
    [InlineData("AUTOML_REGRESSOR", 9)]
    [InlineData("AUTOML_CLASSIFIER", 9)]
    [InlineData("KMEANS", 18)]
    [InlineData("MATRIX_FACTORIZATION", 23)]
    [InlineData("PCA", 9)]
    [InlineData("AUTOENCODER", 21)]
    [InlineData("ARIMA_PLUS", 27)]
    [InlineData("ARIMA_PLUS_XREG", 23)]
    [InlineData("CONTRIBUTION_ANALYSIS", 10)]
    [InlineData("TRANSFORM_ONLY", 4)]
    [InlineData("ONNX", 6)]
    [InlineData("TENSORFLOW", 6)]
    [InlineData("TENSORFLOW_LITE", 6)]
    [InlineData("XGBOOST", 6)]
    [InlineData("REMOTE_LLM", 1)]
    [InlineData("REMOTE_LLM_TUNED", 9)]
    [InlineData("REMOTE_EMBEDDING", 1)]
    [InlineData("REMOTE_OPEN_HUGGING_FACE", 9)]
    [InlineData("REMOTE_OPEN_MODEL_GARDEN", 8)]
    [InlineData("REMOTE_OPEN_ENDPOINT", 1)]
    [InlineData("REMOTE_CUSTOM_ENDPOINT", 1)]
    [InlineData("REMOTE_CLOUD_AI_VISION_V1", 1)]
    [InlineData("REMOTE_CLOUD_AI_NATURAL_LANGUAGE_V1", 1)]
    [InlineData("REMOTE_CLOUD_AI_TRANSLATE_V3", 1)]
    [InlineData("REMOTE_CLOUD_AI_DOCUMENT_V1", 2)]
    [InlineData("REMOTE_CLOUD_AI_SPEECH_TO_TEXT_V2", 2)]
    public void Options_by_model_type(string id, int count) => Assert.Equal(count, ModelCatalog.FindModelType(id)!.Options.Count);

    /// <summary>The matrix after the function pages are taken into account: supported types, and types in doubt.</summary>
    [Theory]
    [InlineData("ML.PREDICT", 20, 0)]
    [InlineData("ML.EXPLAIN_PREDICT", 10, 0)]
    [InlineData("ML.EVALUATE", 24, 5)]
    [InlineData("ML.CONFUSION_MATRIX", 6, 0)]
    [InlineData("ML.ROC_CURVE", 6, 0)]
    [InlineData("ML.ARIMA_COEFFICIENTS", 2, 0)]
    [InlineData("ML.HOLIDAY_INFO", 2, 0)]
    [InlineData("ML.GET_INSIGHTS", 1, 0)]
    [InlineData("ML.FEATURE_IMPORTANCE", 4, 1)]
    [InlineData("ML.PRINCIPAL_COMPONENTS", 1, 0)]
    [InlineData("ML.PRINCIPAL_COMPONENT_INFO", 1, 0)]
    [InlineData("ML.FEATURE_INFO", 17, 0)]
    [InlineData("ML.TRIAL_INFO", 13, 0)]
    [InlineData("ML.ARIMA_EVALUATE", 2, 0)]
    [InlineData("ML.WEIGHTS", 3, 0)]
    [InlineData("ML.ADVANCED_WEIGHTS", 2, 0)]
    [InlineData("ML.CENTROIDS", 1, 0)]
    [InlineData("ML.TRAINING_INFO", 18, 0)]
    [InlineData("ML.GLOBAL_EXPLAIN", 10, 2)]
    [InlineData("ML.FORECAST", 2, 0)]
    [InlineData("ML.EXPLAIN_FORECAST", 2, 0)]
    [InlineData("ML.DETECT_ANOMALIES", 5, 0)]
    [InlineData("ML.RECOMMEND", 1, 0)]
    [InlineData("ML.RECONSTRUCTION_LOSS", 1, 0)]
    [InlineData("ML.TRANSFORM", 14, 0)]
    [InlineData("ML.VALIDATE_DATA_SKEW", 13, 0)]
    [InlineData("AI.GENERATE_TEXT", 5, 0)]
    [InlineData("ML.GENERATE_TEXT", 5, 0)]
    [InlineData("AI.GENERATE_TABLE", 2, 0)]
    [InlineData("AI.GENERATE_EMBEDDING", 7, 0)]
    [InlineData("ML.GENERATE_EMBEDDING", 7, 0)]
    [InlineData("ML.ANNOTATE_IMAGE", 1, 0)]
    [InlineData("ML.PROCESS_DOCUMENT", 1, 0)]
    [InlineData("ML.TRANSCRIBE", 1, 0)]
    [InlineData("ML.TRANSLATE", 1, 0)]
    [InlineData("ML.UNDERSTAND_TEXT", 1, 0)]
    public void Model_types_by_function(string function, int supported, int doubtful)
    {
        Assert.Equal(supported, ModelCatalog.ModelTypes.Count(type => type.Supports(function)));
        Assert.Equal(supported, ModelCatalog.ModelTypes.Count(type => ModelCatalog.Supports(type.Id, function)));
        Assert.Equal(doubtful, ModelCatalog.ModelTypes.Count(type => type.DoubtfulFunctions.Contains(function)));
    }

    [Fact]
    public void Every_function_of_models_is_in_the_matrix() => Assert.Equal(36, ModelCatalog.Functions.Count(function => function.TakesModel));

    [Theory]
    [InlineData("ML.DETECT_ANOMALIES", "LINEAR_REG", false)]
    [InlineData("ML.DETECT_ANOMALIES", "LOGISTIC_REG", false)]
    [InlineData("ML.DETECT_ANOMALIES", "KMEANS", true)]
    [InlineData("ML.CONFUSION_MATRIX", "LINEAR_REG", false)]
    [InlineData("ML.CONFUSION_MATRIX", "LOGISTIC_REG", true)]
    [InlineData("ML.ADVANCED_WEIGHTS", "DNN_REGRESSOR", false)]
    [InlineData("ML.GLOBAL_EXPLAIN", "AUTOML_REGRESSOR", false)]
    [InlineData("ML.WEIGHTS", "MATRIX_FACTORIZATION", true)]
    [InlineData("AI.GENERATE_TABLE", "REMOTE_LLM", true)]
    [InlineData("ml.predict", "LINEAR_REG", true)]
    [InlineData("ML.PREDICT", "NO_SUCH_TYPE", false)]
    [InlineData("ML.NO_SUCH_FUNCTION", "LINEAR_REG", false)]
    public void Support(string function, string id, bool supported) => Assert.Equal(supported, ModelCatalog.Supports(id, function));
}
