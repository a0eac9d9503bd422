namespace Bqml.EndToEnd.Tests;

/// <summary>Every generated member of linear regressions, run against the embedded engine.</summary>
public sealed class LinearRegressionTests(Zoo zoo) : IClassFixture<Zoo>
{
    private static readonly PenguinWeight.Input s_gentoo =
        new() { Species = "Gentoo", Island = "Biscoe", CulmenLengthMm = 50.2, CulmenDepthMm = 15.6, FlipperLengthMm = 224, Sex = "MALE" };

    private readonly PenguinWeight _model = new(zoo.BigQuery);

    [Fact]
    public async Task Evaluation_on_all_rows_gives_BigQuerys_published_figures()
    {
        foreach (var metrics in (RegressionMetrics[])
        [
            await _model.EvaluateAsync($"SELECT * FROM zoo.penguins WHERE body_mass_g IS NOT NULL"),
            await _model.EvaluateAsync(),
            await _model.EvaluateAsync(await LabelledAsync()),
        ])
        {
            Zoo.NearRelative(227.012237, metrics.MeanAbsoluteError);
            Zoo.NearRelative(81838.159892, metrics.MeanSquaredError);
            Zoo.NearRelative(0.872377, metrics.R2Score);
            Zoo.NearRelative(173.080816, metrics.MedianAbsoluteError);
        }
    }

    [Fact]
    public async Task Every_form_of_input_gives_the_same_prediction()
    {
        var fromRows = await SingleAsync(_model.PredictAsync([s_gentoo]));
        var fromRecords = await SingleAsync(_model.PredictAsync([new Penguin("Gentoo", "Biscoe", 50.2, 15.6, 224, "MALE", null)]));
        var fromQuery = await SingleAsync(_model.PredictAsync(
            $"SELECT {"Gentoo"} AS species, {"Biscoe"} AS island, {50.2} AS culmen_length_mm, {15.6} AS culmen_depth_mm, {224.0} AS flipper_length_mm, {"MALE"} AS sex"));
        Assert.Equal(s_gentoo, fromRows.Input);
        Assert.Equal(fromRows, fromRecords);
        Assert.Equal(fromRows, fromQuery);
        Assert.InRange(fromRows.PredictedBodyMassG, 5000, 6000);

        var fromTable = await ListAsync(_model.PredictAsync("zoo.penguins"));
        Assert.Equal(344, fromTable.Count);
        Assert.Equal(344, fromTable.Select(p => p.PredictedBodyMassG).Count(double.IsFinite));
    }

    [Fact]
    public async Task An_explanation_adds_up_to_its_prediction()
    {
        var explanation = await SingleAsync(_model.ExplainPredictAsync([s_gentoo], topKFeatures: 6));
        Assert.Equal(6, explanation.TopFeatureAttributions.Count);
        Zoo.Near(explanation.PredictedBodyMassG, explanation.BaselinePredictionValue + explanation.TopFeatureAttributions.Sum(a => a.Attribution), 1e-6);
        Assert.Equal(explanation.TopFeatureAttributions.OrderByDescending(a => Math.Abs(a.Attribution)), explanation.TopFeatureAttributions);
        Assert.Equal(3, (await SingleAsync(_model.ExplainPredictAsync([s_gentoo], topKFeatures: 3))).TopFeatureAttributions.Count);
    }

    [Fact]
    public async Task Weights_reproduce_a_prediction()
    {
        var weights = await ListAsync(_model.WeightsAsync());
        Assert.Equal(["__INTERCEPT__", "culmen_depth_mm", "culmen_length_mm", "flipper_length_mm", "island", "sex", "species"], weights.Select(w => w.ProcessedInput).Order(StringComparer.Ordinal));
        double Of(string input, string category) => weights.Single(w => w.ProcessedInput == input).CategoryWeights.Single(c => c.Category == category).Weight;
        double Number(string input) => weights.Single(w => w.ProcessedInput == input).Value!.Value;
        var byHand = Number("__INTERCEPT__") + Number("culmen_length_mm") * 50.2 + Number("culmen_depth_mm") * 15.6 + Number("flipper_length_mm") * 224
            + Of("species", "Gentoo") + Of("island", "Biscoe") + Of("sex", "MALE");
        Zoo.Near((await SingleAsync(_model.PredictAsync([s_gentoo]))).PredictedBodyMassG, byHand, 1e-6);

        var standardized = await ListAsync(_model.WeightsAsync(standardize: true));
        Assert.NotEqual(Number("flipper_length_mm"), standardized.Single(w => w.ProcessedInput == "flipper_length_mm").Value);
    }

    [Fact]
    public async Task Global_explanation_and_the_models_information()
    {
        var global = await ListAsync(_model.GlobalExplainAsync());
        Assert.Equal(6, global.Count);
        Assert.Equal("species", global.MaxBy(a => a.Attribution)!.Feature);

        var features = await ListAsync(_model.FeatureInfoAsync());
        var flipper = features.Single(f => f.Input == "flipper_length_mm");
        Assert.Equal((172, 231, 0), (flipper.Min!.Value, flipper.Max!.Value, flipper.NullCount ?? 0));
        Assert.Equal(3, features.Single(f => f.Input == "species").CategoryCount);

        var iterations = await ListAsync(_model.TrainingInfoAsync());
        Zoo.NearRelative(81838.159892, Assert.Single(iterations).Loss);
    }

    [Fact]
    public async Task Advanced_weights_tell_what_matters()
    {
        var weights = await ListAsync(new PenguinWeightPValues(zoo.BigQuery).AdvancedWeightsAsync());
        Assert.True(weights.Single(w => w.ProcessedInput == "flipper_length_mm").PValue < 0.001);
        // Dummy encoding drops one category of each feature; the others' weights count from it.
        var dropped = weights.Where(w => w.PValue is { } p && double.IsNaN(p)).ToList();
        Assert.Equal(["island", "sex", "species"], dropped.Select(w => w.ProcessedInput).Order(StringComparer.Ordinal));
        Assert.All(dropped, w => Assert.Equal(0, w.Weight));
        Assert.All(weights.Except(dropped).Where(w => w.PValue is not null), w => Assert.InRange(w.PValue!.Value, 0, 1));
        Assert.Contains(weights, w => w is { ProcessedInput: "sex", Category: "MALE" or "FEMALE" });
    }

    [Fact]
    public async Task Tuning_reports_its_trials_and_predicts_by_any_of_them()
    {
        var model = new PenguinWeightTuned(zoo.BigQuery);
        var trials = await ListAsync(model.TrialInfoAsync());
        Assert.Equal([1, 2, 3, 4], trials.Select(t => t.TrialId));
        Assert.All(trials, t => Assert.Equal(TrialStatus.Succeeded, t.Status));
        Assert.All(trials, t => Assert.InRange(t.Hyperparameters!.L2Reg!.Value, 0, 5));
        Assert.All(trials, t => Assert.Contains(t.Hyperparameters!.L1Reg!.Value, (double[])[0, 0.1, 1]));
        var best = Assert.Single(trials, t => t.IsOptimal);
        Assert.Equal(trials.Max(t => t.HparamTuningEvaluationMetrics!.R2Score), best.HparamTuningEvaluationMetrics!.R2Score);

        Assert.Equal(4, (await ListAsync(model.EvaluateAsync())).Count);
        PenguinWeightTuned.Input input = (PenguinWeightTuned.Input)new Penguin("Gentoo", "Biscoe", 50.2, 15.6, 224, "MALE", null);
        var byBest = await SingleAsync(model.PredictAsync([input]));
        Assert.Equal(byBest.PredictedBodyMassG, (await SingleAsync(model.PredictAsync([input], trialId: best.TrialId))).PredictedBodyMassG);
    }

    [Fact]
    public async Task A_transform_is_applied_again_to_raw_rows()
    {
        var model = new PenguinWeightTransformed(zoo.BigQuery);
        var metrics = await model.EvaluateAsync($"SELECT * FROM zoo.penguins WHERE body_mass_g IS NOT NULL");
        Assert.InRange(metrics.R2Score, 0.8, 0.95);
        var weights = await ListAsync(model.WeightsAsync());
        Assert.Contains(weights, w => w.ProcessedInput == "island_in_capitals" && w.CategoryWeights.Any(c => c.Category == "BISCOE"));
        var prediction = await SingleAsync(model.PredictAsync([new MeasuredPenguin("Gentoo", 50.2, 224, "Biscoe", "MALE", null)]));
        Assert.InRange(prediction.PredictedBodyMassG, 5000, 6200);
    }

    [Fact]
    public async Task A_split_column_holds_rows_back_and_a_pass_through_column_comes_back()
    {
        var model = new PenguinWeightSplit(zoo.BigQuery);
        var held = await model.EvaluateAsync();
        var byHand = await model.EvaluateAsync($"SELECT * FROM zoo.penguins WHERE body_mass_g IS NOT NULL AND MOD(CAST(flipper_length_mm AS INT64), 5) = 0");
        Zoo.NearRelative(byHand.MeanAbsoluteError, held.MeanAbsoluteError);
        Assert.DoesNotContain(await ListAsync(model.WeightsAsync()), w => w.ProcessedInput is "island" or "is_evaluation");
        var prediction = await SingleAsync(model.PredictAsync([new PenguinWeightSplit.Input { Species = "Adelie", FlipperLengthMm = 190, Island = "Dream" }]));
        Assert.Equal("Dream", prediction.Input.Island);
    }

    private async Task<List<Penguin>> LabelledAsync()
    {
        var lines = await File.ReadAllLinesAsync(Zoo.PenguinsCsv);
        return [.. lines.Skip(1).Select(l => l.Split(',')).Where(f => f[5].Length > 0).Select(f => new Penguin(Text(f[0]), Text(f[1]), Number(f[2]), Number(f[3]), Number(f[4]), Text(f[6]), Number(f[5])))];

        static string? Text(string field) => field.Length == 0 ? null : field;
        static double? Number(string field) => field.Length == 0 ? null : double.Parse(field, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<T> SingleAsync<T>(IAsyncEnumerable<T> rows) => Assert.Single(await ListAsync(rows));

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows) => await rows.ToListAsync();
}
