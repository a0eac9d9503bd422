using System.Runtime.CompilerServices;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Models;

/// <summary>The production client over the engine: train, evaluate, predict, and BigQuery's published figures.</summary>
public class EndToEndTests
{
    private const string Penguins = "`bigquery-public-data.ml_datasets.penguins`";

    [Fact]
    public async Task Penguin_weights_have_BigQuerys_figures()
    {
        await using var bigquery = await WithPenguinsAsync();
        var progress = new List<TrainingProgress>();
        var result = await bigquery.CreateModelAsync(
            new BigQueryCommand($"CREATE OR REPLACE MODEL `ml.weight` OPTIONS(MODEL_TYPE = 'LINEAR_REG', DATA_SPLIT_METHOD = 'NO_SPLIT', INPUT_LABEL_COLS = ['body_mass_g']) AS SELECT * FROM {Penguins} WHERE body_mass_g IS NOT NULL"),
            "`ml.weight`", new Progress(progress));
        Assert.False(result.AlreadyExisted);
        Assert.NotEmpty(result.Iterations);
        var metrics = await bigquery.QuerySingleAsync(new BigQueryCommand($"SELECT * FROM ML.EVALUATE(MODEL `ml.weight`, (SELECT * FROM {Penguins} WHERE body_mass_g IS NOT NULL))"), RegressionMetrics.Reader);
        Close(227.012237, metrics.MeanAbsoluteError);
        Close(81838.159892, metrics.MeanSquaredError);
        Close(0.872377, metrics.R2Score);
        Close(173.080816, metrics.MedianAbsoluteError);
        Assert.Single(await Reading.TextsAsync(bigquery, "SELECT FORMAT('%.0f', predicted_body_mass_g) AS x FROM ML.PREDICT(MODEL `ml.weight`, (SELECT 'Adelie' AS species, 'Biscoe' AS island, 38.2 AS culmen_length_mm, 18.1 AS culmen_depth_mm, 185 AS flipper_length_mm, 'FEMALE' AS sex))"));
        Assert.Equal("LINEAR_REGRESSION", (await bigquery.GetModelAsync("ml.weight")).ModelType);
        Assert.True((await bigquery.CreateModelAsync(new BigQueryCommand($"CREATE MODEL IF NOT EXISTS `ml.weight` OPTIONS(MODEL_TYPE = 'LINEAR_REG') AS SELECT 1 AS x, 2 AS label"), "`ml.weight`")).AlreadyExisted);
        await bigquery.DeleteModelAsync("ml.weight");
        await Assert.ThrowsAsync<BigQueryMLException>(() => bigquery.GetModelAsync("ml.weight"));
    }

    [Fact]
    public async Task Penguin_sexes_come_close_to_BigQuerys_figures()
    {
        await using var bigquery = await WithPenguinsAsync();
        await bigquery.ExecuteAsync(new BigQueryCommand($"CREATE MODEL ml.sex OPTIONS(MODEL_TYPE = 'LOGISTIC_REG', DATA_SPLIT_METHOD = 'NO_SPLIT', INPUT_LABEL_COLS = ['sex']) AS SELECT * FROM {Penguins} WHERE sex IS NOT NULL"));
        var metrics = await bigquery.QuerySingleAsync(new BigQueryCommand($"SELECT * FROM ML.EVALUATE(MODEL ml.sex, (SELECT * FROM {Penguins} WHERE sex IS NOT NULL))"), Bqml.ClassificationMetrics.Reader);
        Assert.InRange(metrics.Accuracy, 0.92515 - 0.02, 0.92515 + 0.02);
        Assert.InRange(metrics.F1Score, 0.6177 - 0.02, 0.6177 + 0.02);
        Assert.InRange(metrics.RocAuc, 0.9758 - 0.02, 0.9758 + 0.02);
        Assert.Empty(bigquery.Warnings);
    }

    [Theory]
    [InlineData("DATA_SPLIT_METHOD = 'NO_SPLIT'", "LINEAR_REG")]
    [InlineData("DATA_SPLIT_METHOD = 'NO_SPLIT', OPTIMIZE_STRATEGY = 'BATCH_GRADIENT_DESCENT'", "LINEAR_REG", "gradient descent")]
    [InlineData("DATA_SPLIT_METHOD = 'NO_SPLIT', L1_REG = 0.1", "LINEAR_REG", "gradient descent")]
    [InlineData("DATA_SPLIT_METHOD = 'RANDOM', DATA_SPLIT_EVAL_FRACTION = 0.2", "LINEAR_REG", "held back")]
    [InlineData("DATA_SPLIT_METHOD = 'NO_SPLIT', NUM_TRIALS = 2, L2_REG = HPARAM_RANGE(0, 1)", "LINEAR_REG", "hyperparameters")]
    [InlineData("DATA_SPLIT_METHOD = 'NO_SPLIT', NUM_TRIALS = 2, HPARAM_TUNING_ALGORITHM = 'GRID_SEARCH', L2_REG = HPARAM_CANDIDATES([0.1, 1])", "LINEAR_REG")]
    [InlineData("DATA_SPLIT_METHOD = 'RANDOM', DATA_SPLIT_EVAL_FRACTION = 0.2", "LOGISTIC_REG", "held back")]
    public async Task A_model_below_its_tier_says_why(string options, string type, params string[] differences)
    {
        await using var bigquery = await WithPenguinsAsync();
        var label = type == "LINEAR_REG" ? "body_mass_g" : "sex";
        await bigquery.ExecuteAsync(new BigQueryCommand($"CREATE MODEL ml.m OPTIONS(MODEL_TYPE = '{type}', INPUT_LABEL_COLS = ['{label}'], {options}) AS SELECT * FROM {Penguins} WHERE {label} IS NOT NULL"));
        Assert.Equal(differences.Length, bigquery.Warnings.Count);
        Assert.All(differences.Zip(bigquery.Warnings), pair => Assert.Contains(pair.First, pair.Second.Message, StringComparison.Ordinal));
        Assert.All(bigquery.Warnings, warning => Assert.Equal(FidelityTier.SameObjective, warning.Tier));
    }

    [Fact]
    public async Task Errors_reach_the_user_once_and_clearly()
    {
        await using var bigquery = await WithPenguinsAsync();
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => bigquery.ExecuteAsync(new BigQueryCommand($"CREATE MODEL ml.m OPTIONS(MODEL_TYPE = 'LINEAR_REG', INPUT_LABEL_COLS = ['body_mass_g']) AS SELECT body_mass, island FROM {Penguins}")));
        Assert.Contains("Unrecognized name: body_mass; Did you mean body_mass_g? at [1:100]", error.Message);
        Assert.Equal("invalidQuery", error.Reason);
    }

    [Fact]
    public async Task Cancelling_the_token_ends_the_statement()
    {
        await using var bigquery = LocalBigQuery.Create();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bigquery.ExecuteAsync(
            new BigQueryCommand("SELECT COUNT(*) AS n FROM UNNEST(GENERATE_ARRAY(1, 3000000)) AS a, UNNEST(GENERATE_ARRAY(1, 3000000)) AS b WHERE MOD(a * b, 7) = 3"), cancellation.Token));
    }

    private static async Task<LocalBigQuery> WithPenguinsAsync()
    {
        var bigquery = LocalBigQuery.Create();
        await bigquery.AddCsvAsync("bigquery-public-data.ml_datasets.penguins", Path.Combine(RepositoryRoot(), "samples", "Penguins", "data", "penguins.csv"));
        return bigquery;
    }

    private static void Close(double expected, double actual) => Assert.InRange(actual, expected * (1 - 1e-6), expected * (1 + 1e-6));

    private static string RepositoryRoot([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    private sealed class Progress(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            lock (reports) reports.Add(value);
        }
    }
}
