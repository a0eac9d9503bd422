using System.Text.RegularExpressions;
using Bqml.GoogleSql;

namespace Bqml.Catalog.Tests;

/// <summary>What must hold for each function.</summary>
public sealed class FunctionTests
{
    private static readonly string[] s_placeholders =
    [
        "label", "timestamp", "data", "ids", "user", "item", "rating", "class", "index", "dimensions", "feature", "holiday", "outputs", "transform", "input", "schema",
        "hyperparameters", "objectives", "processor", "features",
    ];

    public static TheoryData<string> FunctionNames => CatalogFixture.FunctionNames;

    public static TheoryData<string, string> Calls
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var type in ModelCatalog.ModelTypes)
                foreach (var function in type.Functions) data.Add(function, type.Id);
            return data;
        }
    }

    [Theory, MemberData(nameof(FunctionNames))]
    public void Is_found_in_any_case(string name) => Assert.Same(ModelCatalog.FindFunction(name), ModelCatalog.FindFunction(name.ToLowerInvariant()));

    [Theory, MemberData(nameof(Calls))]
    public void Has_a_signature_and_an_output_for_each_model_type(string function, string id)
    {
        var found = ModelCatalog.FindFunction(function)!;
        Assert.NotEmpty(found.SignaturesFor(id));
        Assert.NotEmpty(found.OutputsFor(id));
        Assert.All(found.SignaturesFor(id), signature => Assert.Equal(ArgumentKind.Model, signature.Arguments[0].Kind));
        Assert.EndsWith("Async", found.MethodName, StringComparison.Ordinal);
    }

    [Fact]
    public void Method_names_of_models_are_unique() =>
        Assert.All(ModelCatalog.Functions.Where(function => function.TakesModel).GroupBy(function => function.MethodName), methods => Assert.Single(methods));

    [Theory, MemberData(nameof(FunctionNames))]
    public void Output_columns_are_patterns_or_GoogleSQL(string name)
    {
        var function = ModelCatalog.FindFunction(name)!;
        var arguments = function.Signatures.SelectMany(signature => signature.Arguments).Select(argument => argument.Name).ToArray();
        foreach (var column in function.Outputs.SelectMany(output => output.Columns))
        {
            foreach (Match placeholder in Regex.Matches(column.Name + column.Type, @"\{(\w+)\}"))
                Assert.True(s_placeholders.Contains(placeholder.Groups[1].Value) || arguments.Contains(placeholder.Groups[1].Value), $"{column}: {placeholder.Value}");
            Assert.Equal(column.Name.Contains('{', StringComparison.Ordinal), column.IsPattern);
            if (!column.Type.Contains('{', StringComparison.Ordinal) && column.Type is not ("numeric" or "any")) Assert.True(SqlType.TryParse(column.Type, out _), column.ToString());
            Assert.All(column.AlsoAccepts, type => Assert.True(SqlType.TryParse(type, out _), type));
        }
    }

    [Theory, MemberData(nameof(FunctionNames))]
    public void Arguments_are_consistent(string name)
    {
        foreach (var signature in ModelCatalog.FindFunction(name)!.Signatures)
        {
            Assert.Equal(signature.Arguments.Count, signature.Arguments.Select(argument => argument.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.True(signature.Arguments.Count(argument => argument.Kind == ArgumentKind.Settings) <= 1);
            foreach (var argument in signature.Arguments.SelectMany(argument => argument.Fields.Prepend(argument)))
            {
                Assert.True(argument.EnumType is null || argument.AllowedValues.Count > 0, argument.Name);
                Assert.Equal(argument.Kind == ArgumentKind.Settings || argument.ElementType is not null || argument.ObjectType is not null, argument.Fields.Count > 0);
                if (argument is { Default: double or long, Range: { } range }) Assert.True(range.Contains(Convert.ToDouble(argument.Default, System.Globalization.CultureInfo.InvariantCulture)), argument.Name);
            }
        }
    }

    [Fact]
    public void Conditions_name_settings_and_options_that_exist()
    {
        foreach (var function in ModelCatalog.Functions)
            foreach (var condition in function.Outputs.SelectMany(output => output.When.Concat(output.Columns.SelectMany(column => column.When)))
                .Concat(function.Signatures.SelectMany(signature => signature.Arguments).SelectMany(argument => argument.Fields.Prepend(argument)).SelectMany(argument => argument.When.Concat(argument.Unless))))
            {
                if (condition.Kind == OutputConditionKind.Option) Assert.Contains(function.ModelTypeIds, id => ModelCatalog.FindModelType(id)!.Option(condition.Name!) is not null);
                if (condition.Kind == OutputConditionKind.Setting && function.Name != "ML.VALIDATE_DATA_DRIFT")
                    Assert.Contains(function.Signatures, signature => signature.Arguments.SelectMany(argument => argument.Fields.Prepend(argument)).Any(argument => argument.Name == condition.Name));
            }
    }

    [Theory]
    [InlineData("ML.PREDICT", "LINEAR_REG", "trial_id INT64, predicted_{label} FLOAT64")]
    [InlineData("ML.PREDICT", "LOGISTIC_REG", "trial_id INT64, predicted_{label} {label}, predicted_{label}_probs ARRAY<STRUCT<label {label}, prob FLOAT64>>")]
    [InlineData("ML.EXPLAIN_PREDICT", "LINEAR_REG", "predicted_{label} FLOAT64, top_feature_attributions ARRAY<STRUCT<feature STRING, attribution FLOAT64>>, baseline_prediction_value FLOAT64, prediction_value FLOAT64, approximation_error FLOAT64")]
    [InlineData("ML.CONFUSION_MATRIX", "LOGISTIC_REG", "expected_label {label}, {class} INT64")]
    [InlineData("ML.EVALUATE", "LOGISTIC_REG", "trial_id INT64, precision FLOAT64, recall FLOAT64, accuracy FLOAT64, f1_score FLOAT64, log_loss FLOAT64, roc_auc FLOAT64")]
    [InlineData("ML.ADVANCED_WEIGHTS", "LINEAR_REG", "processed_input STRING, category STRING, weight FLOAT64, standard_error FLOAT64, p_value FLOAT64")]
    public void Columns(string function, string id, string columns) =>
        Assert.Equal(columns, string.Join(", ", Assert.Single(ModelCatalog.FindFunction(function)!.OutputsFor(id)).Columns.Select(column => column.ToString())));

    [Theory]
    [InlineData("ML.EVALUATE", "LINEAR_REG", "RegressionMetrics")]
    [InlineData("ML.EVALUATE", "LOGISTIC_REG", "ClassificationMetrics")]
    [InlineData("ML.EVALUATE", "PCA", "PcaMetrics")]
    [InlineData("ML.WEIGHTS", "LOGISTIC_REG", "Weight")]
    [InlineData("ML.WEIGHTS", "MATRIX_FACTORIZATION", "FactorizationWeight")]
    [InlineData("ML.ROC_CURVE", "LOGISTIC_REG", "RocCurvePoint")]
    [InlineData("ML.TRAINING_INFO", "LINEAR_REG", "TrainingIteration")]
    [InlineData("ML.TRAINING_INFO", "KMEANS", "KMeansTrainingIteration")]
    [InlineData("ML.PREDICT", "LINEAR_REG", null)]
    public void Result_type(string function, string id, string? record) => Assert.Equal(record, Assert.Single(ModelCatalog.FindFunction(function)!.OutputsFor(id)).ResultType);

    [Theory]
    [InlineData("ML.GLOBAL_EXPLAIN", "ENABLE_GLOBAL_EXPLAIN")]
    [InlineData("ML.ADVANCED_WEIGHTS", "CALCULATE_P_VALUES")]
    [InlineData("ML.PREDICT", null)]
    public void Option_that_enables_it(string function, string? option) => Assert.Equal(option, ModelCatalog.FindFunction(function)!.EnabledBy);

    [Fact]
    public void Advanced_weights_need_three_options() =>
        Assert.Equal(
            ["CALCULATE_P_VALUES is TRUE", "CATEGORY_ENCODING_METHOD is DUMMY_ENCODING", "L1_REG is 0"],
            ModelCatalog.FindFunction("ML.ADVANCED_WEIGHTS")!.Requires.Select(condition => condition.ToString()));

    [Fact]
    public void Required_options_are_compared_in_their_own_type()
    {
        foreach (var function in ModelCatalog.Functions)
            foreach (var condition in function.Requires.Where(condition => condition.Option is not null))
                foreach (var option in function.ModelTypeIds.Select(id => ModelCatalog.FindModelType(id)!.Option(condition.Option!)).OfType<ModelOption>())
                    Assert.All(condition.Values, value => Assert.Equal(option.Default!.GetType(), value.GetType()));
    }

    [Theory]
    [InlineData("ML.TRIAL_INFO", TunedModels.Required)]
    [InlineData("ML.TRAINING_INFO", TunedModels.Refused)]
    [InlineData("ML.WEIGHTS", TunedModels.Allowed)]
    public void Tuned_models(string function, TunedModels tuned) => Assert.Equal(tuned, ModelCatalog.FindFunction(function)!.TunedModels);

    [Fact]
    public void Threshold_is_for_classifiers_with_input_only()
    {
        var threshold = ModelCatalog.FindFunction("ML.EVALUATE")!.SignaturesFor("LOGISTIC_REG").Single().Settings!.Fields.Single(field => field.Name == "threshold");
        Assert.True(threshold.AppliesTo("LOGISTIC_REG"));
        Assert.False(threshold.AppliesTo("LINEAR_REG"));
        Assert.Equal((ArgumentConditions.BinaryClassification | ArgumentConditions.Input, 0.5, "double"), (threshold.Conditions, threshold.Default, threshold.CSharpType));
    }
}
