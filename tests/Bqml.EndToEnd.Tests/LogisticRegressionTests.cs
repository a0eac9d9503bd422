namespace Bqml.EndToEnd.Tests;

/// <summary>Every generated member of logistic regressions, run against the embedded engine.</summary>
public sealed class LogisticRegressionTests(Zoo zoo) : IClassFixture<Zoo>
{
    private readonly PenguinSex _three = new(zoo.BigQuery);
    private readonly PenguinIsMale _two = new(zoo.BigQuery);

    [Fact]
    public async Task Three_classes_come_near_BigQuerys_published_figures()
    {
        var metrics = await _three.EvaluateAsync($"SELECT * FROM zoo.penguins WHERE sex IS NOT NULL");
        Zoo.Near(0.92515, metrics.Accuracy, 0.02);
        Zoo.Near(0.6177, metrics.F1Score, 0.02);
        Zoo.Near(0.9758, metrics.RocAuc, 0.02);
    }

    [Fact]
    public async Task Probabilities_belong_to_the_classes_and_add_up_to_one()
    {
        var predictions = await _three.PredictAsync("zoo.penguins").ToListAsync();
        Assert.Equal(344, predictions.Count);
        Assert.All(predictions, p =>
        {
            Zoo.Near(1, p.PredictedSexProbs.Sum(c => c.Prob), 1e-9);
            Assert.Equal([".", "FEMALE", "MALE"], p.PredictedSexProbs.Select(c => c.Label).Order(StringComparer.Ordinal));
            Assert.Equal(p.PredictedSexProbs.MaxBy(c => c.Prob)!.Label, p.PredictedSex);
        });
    }

    [Fact]
    public async Task An_enum_label_is_an_enum_everywhere()
    {
        var male = new SexedPenguin("Gentoo", 50.2, 15.6, 224, 5500, Sex.Male);
        var prediction = Assert.Single(await _two.PredictAsync([male]).ToListAsync());
        Assert.Equal(Sex.Male, prediction.PredictedSex);
        Assert.Equal([Sex.Female, Sex.Male], prediction.PredictedSexProbs.Select(c => c.Label).Order());

        // A threshold above the probability of the positive class turns the answer.
        var strict = Assert.Single(await _two.PredictAsync([male], threshold: 0.9999999).ToListAsync());
        Assert.Equal(Sex.Female, strict.PredictedSex);
    }

    [Fact]
    public async Task The_confusion_matrix_counts_every_row_once()
    {
        var rows = await _three.ConfusionMatrixAsync($"SELECT * FROM zoo.penguins WHERE sex IS NOT NULL").ToListAsync();
        Assert.Equal([".", "FEMALE", "MALE"], rows.Select(r => r.ExpectedLabel).Order(StringComparer.Ordinal));
        Assert.Equal(334, rows.Sum(r => r.Counts.Values.Sum()));
        Assert.Equal(168, rows.Single(r => r.ExpectedLabel == "MALE").Counts.Values.Sum());
    }

    [Fact]
    public async Task The_roc_curve_falls_from_all_to_none()
    {
        var curve = await _two.RocCurveAsync().ToListAsync();
        var byThreshold = curve.OrderBy(p => p.Threshold).ToList();
        Assert.All(byThreshold.Zip(byThreshold.Skip(1)), p => Assert.True(p.First.Recall >= p.Second.Recall));
        Assert.All(curve, p => Assert.Equal(333, p.TruePositives + p.FalsePositives + p.TrueNegatives + p.FalseNegatives));

        double[] thresholds = [0.25, 0.5, 0.75];
        var chosen = await _two.RocCurveAsync(Males(), thresholds).ToListAsync();
        Assert.Equal(thresholds, chosen.Select(p => p.Threshold).Order());
    }

    [Fact]
    public async Task Evaluation_takes_a_threshold_and_rows()
    {
        var plain = await _two.EvaluateAsync(Males());
        var strict = await _two.EvaluateAsync(Males(), threshold: 0.99);
        Assert.True(plain.Accuracy > 0.85);
        Assert.True(strict.Recall < plain.Recall);
    }

    [Fact]
    public async Task Explanations_name_the_features()
    {
        var explanation = (await _two.ExplainPredictAsync(Males(), topKFeatures: 2).ToListAsync())[0];
        Assert.Equal(2, explanation.TopFeatureAttributions.Count);
        Assert.InRange(explanation.Probability, 0, 1);

        var global = await _two.GlobalExplainAsync().ToListAsync();
        Assert.Equal(["body_mass_g", "culmen_depth_mm", "culmen_length_mm", "flipper_length_mm", "species"], global.Select(a => a.Feature).Order(StringComparer.Ordinal));
        var byClass = await _three.GlobalExplainClassLevelAsync().ToListAsync();
        Assert.Equal([".", "FEMALE", "MALE"], byClass.Select(a => a.Class).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Weights_features_and_iterations()
    {
        Assert.Equal([".", "FEMALE", "MALE"], (await _three.WeightsAsync().ToListAsync()).Select(w => w.ClassLabel!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(await _two.WeightsAsync().ToListAsync(), w => w.ProcessedInput == "__INTERCEPT__");
        Assert.Equal(5, (await _two.FeatureInfoAsync().ToListAsync()).Count);
        var losses = (await _two.TrainingInfoAsync().ToListAsync()).OrderBy(i => i.Iteration).Select(i => i.Loss!.Value).ToList();
        Assert.True(losses.Count > 1);
        Assert.True(losses[^1] < losses[0]);
    }

    private static BigQuerySql Males() =>
        $"SELECT * REPLACE (IF(sex = 'MALE', 'Male', 'Female') AS sex) FROM zoo.penguins WHERE sex IN ('MALE', 'FEMALE')";
}
