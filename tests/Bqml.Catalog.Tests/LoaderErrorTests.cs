using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tests;

/// <summary>Mistakes in the data are named with file, place and what would be right.</summary>
public sealed class LoaderErrorTests
{
    [Theory]
    [InlineData("options.json", "\"FIT_INTERCEPT\": { \"summary\"", "\"FIT_INTERCEPT\": { \"sumary\"", "options.json: options.FIT_INTERCEPT: unknown key 'sumary'")]
    [InlineData("options.json", "\"FIT_INTERCEPT\": { \"summary\": \"Whether the model has an intercept.\", \"type\": \"BOOL\"", "\"FIT_INTERCEPT\": { \"summary\": \"Whether the model has an intercept.\", \"type\": \"BOOLEAN\"", "options.json: options.FIT_INTERCEPT.type: 'BOOLEAN' is no type of an option")]
    [InlineData("options.json", "\"default\": true, \"for\": \"glm\" }", "\"default\": 1, \"for\": \"glm\" }", "options.json: options.FIT_INTERCEPT.default: the default is not of the option's type")]
    [InlineData("options.json", "\"default\": true, \"for\": \"glm\" }", "\"default\": true, \"for\": \"glmm\" }", "options.json: options.FIT_INTERCEPT.for: 'glmm' is no model type, family or group")]
    [InlineData("options.json", "\"default\": true, \"for\": \"glm\" }", "\"default\": true, \"for\": \"glm LINEAR_REG\" }", "options.json: options.FIT_INTERCEPT.for: 'glm LINEAR_REG' names LINEAR_REG twice")]
    [InlineData("options.json", "\"default\": \"AUTO_STRATEGY\"", "\"default\": \"AUTO\"", "options.json: options.OPTIMIZE_STRATEGY.default: 'AUTO' is not among the option's values")]
    [InlineData("options.json", "\"range\": \"[1, 100]\"", "\"range\": \"1 to 100\"", "'1 to 100' is not a range such as [0, 1) or (0, ∞)")]
    [InlineData("options.json", "\"range\": \"[1, 100]\"", "\"range\": \"[100, 1]\"", "'[100, 1]': the lower bound is above the upper")]
    [InlineData("options.json", "\"requires\": [{\"LEARN_RATE_STRATEGY\": \"CONSTANT\"}]", "\"requires\": [{\"LEARN_RATE_STRATEGY\": \"CONSTANTLY\"}]", "options.json: options.LEARN_RATE: refers to LEARN_RATE_STRATEGY = CONSTANTLY, which LINEAR_REG does not allow")]
    [InlineData("options.json", "\"requires\": [{\"LEARN_RATE_STRATEGY\": \"CONSTANT\"}]", "\"requires\": [\"BOOSTER_TYPE\"]", "options.json: options.LEARN_RATE: refers to BOOSTER_TYPE, which LINEAR_REG does not have")]
    [InlineData("options.json", "\"KMEANS++\": \"KMeansPlusPlus\"", "\"KMEANS++\": \"KMeans++\"", "the value 'KMEANS++' needs an entry in members: 'KMeans++' is no name for an enum member")]
    [InlineData("options.json", "\"options\": {", "\"options\": {,", "options.json: line 2: not valid JSON")]
    [InlineData("model-types.json", "\"attribute\": \"LinearRegression\"", "\"attribute\": \"LogisticRegression\"", "model-types.json: the attribute name LogisticRegression is used by LINEAR_REG and LOGISTIC_REG")]
    [InlineData("model-types.json", "\"category\": \"Regression\"", "\"category\": \"Regresion\"", "'Regresion' is not one of Regression, Classification")]
    [InlineData("model-types.json", "\"labels\": \"number\"", "\"labels\": \"numbers\"", "model-types.json: families.glm.types.LINEAR_REG.labels: 'numbers' is not in labelTypes")]
    [InlineData("model-types.json", "\"transform\": \"optional\", \"query\"", "\"transform\": \"maybe\", \"query\"", "'maybe' is not one of No, Undocumented, Implied, Optional, Required")]
    [InlineData("model-types.json", "\"rows\": 1,", "\"rows\": 3,", "0, 1 or 2 row types are possible")]
    [InlineData("results.json", "\"RegressionMetrics\": {", "\"Regression Metrics\": {", "'Regression Metrics' is no name for a record")]
    [InlineData("results.json", "\"name\": \"weight\", \"type\": \"FLOAT64\", \"summary\": \"The weight of a numeric feature; null for a categorical one.\", \"nullable\": true, \"property\": \"Value\"", "\"name\": \"weight\", \"type\": \"FLOAT64\", \"nullable\": true", "the column weight needs another property than Weight, which is the record's name")]
    [InlineData("results.json", "\"type\": \"ARRAY<CategoryWeight>\"", "\"type\": \"ARRAY<CategoryWeigth>\"", "'CategoryWeigth' is neither a GoogleSQL type nor a record of results.json above")]
    [InlineData("functions/evaluation.json", "\"result\": \"RegressionMetrics\"", "\"result\": \"RegresionMetrics\"", "'RegresionMetrics' is not in results.json")]
    [InlineData("functions/evaluation.json", "\"models\": \"glm boosted_tree random_forest dnn wide_and_deep automl\",", "\"models\": \"glm boosted_tree random_forest dnn wide_and_deep automl transform_only\",", "functions/evaluation.json: functions.ML.EVALUATE.signatures: TRANSFORM_ONLY is not in models")]
    [InlineData("functions/evaluation.json", "\"settings\": [\"threshold\", \"trial_id\"]", "\"settings\": [\"treshold\", \"trial_id\"]", "'treshold' is not in arguments.json")]
    [InlineData("functions/evaluation.json", "\"setting perform_aggregation = false\"", "\"seting perform_aggregation = false\"", "'seting perform_aggregation = false' is no condition; write tuned,")]
    [InlineData("arguments.json", "\"conditions\": [\"tuned\"]", "\"conditions\": [\"tuning\"]", "'tuning' is no condition of an argument; binary, tuned and input are")]
    [InlineData("row-functions.json", "\"AI.KEY_DRIVERS\"", "\"AI.KEY_DRIVER\"", "row-functions.json: groups.KeyDrivers.functions: there is no function AI.KEY_DRIVER")]
    [InlineData("row-functions.json", "\"AI.KEY_DRIVERS\"", "\"ML.PREDICT\"", "row-functions.json: groups.KeyDrivers.functions: ML.PREDICT takes a model, or has no 'method'")]
    [InlineData("row-functions.json", "\"nullable\": [\"TimeSeriesData\"]", "\"nullable\": [\"Dimension\"]", "row-functions.json: parts.SeriesPoint.nullable: Dimension is not in roles")]
    [InlineData("row-functions.json", "\"parts\": [\"SeriesKey\", \"SeriesPoint\"]", "\"parts\": [\"Segment\"]", "row-functions.json: groups.TimeSeries.parts: no argument has the role Dimension")]
    [InlineData("arguments.json", "\"role\": \"TimeSeriesData\",", "\"role\": \"TimeSeriesId\",", "row-functions.json: groups.TimeSeries.functions: the functions do not agree on the role TimeSeriesId")]
    [InlineData("management.json", "\"type\": \"TIMESTAMP\",", "", "management.json: alterOptions.expiration_timestamp: 'type' is missing")]
    public void Mistake_is_named(string file, string right, string wrong, string message)
    {
        var folder = CatalogFixture.CopyData();
        try
        {
            var path = Path.Combine(folder, file);
            var text = File.ReadAllText(path);
            var place = text.IndexOf(right, StringComparison.Ordinal);
            Assert.True(place >= 0, $"{file} no longer holds {right}");
            File.WriteAllText(path, string.Concat(text.AsSpan(0, place), wrong, text.AsSpan(place + right.Length)));

            var exception = Assert.Throws<DataException>(() => CatalogData.Load(folder));
            Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("options.json")]
    [InlineData("results.json")]
    [InlineData("arguments.json")]
    [InlineData("model-types.json")]
    [InlineData("management.json")]
    public void Missing_file_is_named(string file)
    {
        var folder = CatalogFixture.CopyData();
        try
        {
            File.Delete(Path.Combine(folder, file));
            Assert.Equal($"{file}: the data file is missing", Assert.Throws<DataException>(() => CatalogData.Load(folder)).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Repeated_key_is_refused()
    {
        var folder = CatalogFixture.CopyData();
        try
        {
            var path = Path.Combine(folder, "management.json");
            File.WriteAllText(path, File.ReadAllText(path).Replace("\"kms_key_name\"", "\"description\"", StringComparison.Ordinal));
            Assert.StartsWith("management.json", Assert.Throws<DataException>(() => CatalogData.Load(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_new_option_is_one_line()
    {
        var folder = CatalogFixture.CopyData();
        try
        {
            var path = Path.Combine(folder, "options.json");
            File.WriteAllText(path, File.ReadAllText(path).Replace(
                "    \"FIT_INTERCEPT\"",
                "    \"NEW_OPTION\": { \"summary\": \"New.\", \"type\": \"INT64\", \"default\": 3, \"range\": \"[1, 9]\", \"for\": \"glm kmeans\" },\n    \"FIT_INTERCEPT\"",
                StringComparison.Ordinal));
            var data = CatalogData.Load(folder);
            Assert.Equal(["LINEAR_REG", "LOGISTIC_REG", "KMEANS"], data.ModelTypes.Where(type => type.Option("NEW_OPTION") is not null).Select(type => type.Id));
            Assert.Equal("NewOption", data.ModelTypes[0].Option("NEW_OPTION")!.PropertyName);
            Assert.Contains(Tool.Output.GeneratedFiles.Create(data), file => file.Path.EndsWith("/KMeansAttribute.g.cs", StringComparison.Ordinal) && file.Content.Contains("public long NewOption { get; set; }", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
