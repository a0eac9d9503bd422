using Bqml.Catalog;
using Bqml.Local.Models;

namespace Bqml.Local.Learning;

/// <summary>The options of LINEAR_REG and LOGISTIC_REG, checked, with BigQuery's defaults.</summary>
internal sealed record LinearModelOptions
{
    /// <summary>What the catalogue says of LINEAR_REG or LOGISTIC_REG.</summary>
    public required ModelType Type { get; init; }

    /// <summary>LOGISTIC_REG rather than LINEAR_REG.</summary>
    public bool IsLogistic => IsLogisticType(Type.Id);

    public required string Label { get; init; }

    /// <summary>AUTO_STRATEGY, BATCH_GRADIENT_DESCENT or NORMAL_EQUATION.</summary>
    public required string OptimizeStrategy { get; init; }

    public required GradientDescentOptions Descent { get; init; }

    public required bool FitIntercept { get; init; }

    public required bool DummyEncoding { get; init; }

    public required bool CalculatePValues { get; init; }

    public required bool EnableGlobalExplain { get; init; }

    public required bool AutoClassWeights { get; init; }

    /// <summary>The weight of each class by its label's text; null for none.</summary>
    public required IReadOnlyDictionary<string, double>? ClassWeights { get; init; }

    public required double L1 { get; init; }

    public required double L2 { get; init; }

    public required bool WarmStart { get; init; }

    public required DataSplitOptions Split { get; init; }

    /// <summary>What to tune; null without NUM_TRIALS.</summary>
    public required TuningOptions? Tuning { get; init; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="LocalQueryException">An unknown option, a value out of range or a conflict.</exception>
    public static LinearModelOptions Read(string modelType, IReadOnlyDictionary<string, object?> options)
    {
        var reader = new OptionReader(modelType, options);
        var logistic = IsLogisticType(modelType);
        reader.Find(ModelOptions.ModelTypeName);
        reader.CheckConditions();
        foreach (var registry in (string[])["MODEL_REGISTRY", "VERTEX_AI_MODEL_ID", "VERTEX_AI_MODEL_VERSION_ALIASES"])
            reader.Refuse(registry, "the embedded engine has no Vertex AI model registry.");
        reader.Refuse("KMS_KEY_NAME", "the embedded engine keeps models in memory and encrypts nothing.");

        var labels = reader.Strings("INPUT_LABEL_COLS") ?? [.. ((object[])reader.Facts("INPUT_LABEL_COLS").Default!).Cast<string>()];
        if (labels.Length != 1) throw OptionReader.Error($"INPUT_LABEL_COLS must name one column for {modelType}.");
        var warmStart = reader.Flag("WARM_START");
        var strategy = logistic ? "BATCH_GRADIENT_DESCENT"
            : reader.Word("OPTIMIZE_STRATEGY");
        var tuning = TuningOptions.Read(reader);
        double Regularisation(string name) => tuning?.Spaces.Any(s => s.Name == name) == true ? 0 : reader.NumberOrDefault(name, 0);
        var result = new LinearModelOptions
        {
            Type = reader.Type,
            Label = labels[0],
            OptimizeStrategy = strategy,
            Descent = GradientDescentOptions.Read(reader),
            FitIntercept = reader.Flag("FIT_INTERCEPT"),
            DummyEncoding = reader.Word("CATEGORY_ENCODING_METHOD") == "DUMMY_ENCODING",
            CalculatePValues = reader.Flag("CALCULATE_P_VALUES"),
            EnableGlobalExplain = reader.Flag("ENABLE_GLOBAL_EXPLAIN"),
            AutoClassWeights = logistic && reader.Flag("AUTO_CLASS_WEIGHTS"),
            ClassWeights = logistic ? ReadClassWeights(reader) : null,
            L1 = Regularisation("L1_REG"),
            L2 = Regularisation("L2_REG"),
            WarmStart = warmStart,
            Split = DataSplitOptions.Read(reader, tuning is not null),
            Tuning = tuning,
        };
        reader.RefuseOthers();
        return result;
    }

    private static bool IsLogisticType(string modelType) => modelType == "LOGISTIC_REG";

    private static Dictionary<string, double>? ReadClassWeights(OptionReader reader)
    {
        if (reader.Find("CLASS_WEIGHTS") is not { } value) return null;
        var result = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var element in value as object?[] ?? [value])
        {
            if (element is not object?[] { Length: 2 } pair || pair[0] is not string label || pair[1] is not (double or long or decimal))
                throw OptionReader.Error("CLASS_WEIGHTS must be an ARRAY of STRUCT(label STRING, weight FLOAT64).");
            var weight = SqlNumbers.ToDouble(pair[1]!);
            if (!(weight >= 0) || !double.IsFinite(weight)) throw OptionReader.Error($"The CLASS_WEIGHTS weight of '{label}' must be a finite number of at least 0.");
            if (!result.TryAdd(label, weight)) throw OptionReader.Error($"CLASS_WEIGHTS names the label '{label}' twice.");
        }
        return result;
    }
}
