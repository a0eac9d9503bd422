using Bqml.GoogleSql;
using Bqml.Local;

namespace Bqml.EndToEnd.Tests;

/// <summary>Managing generated models against the embedded engine.</summary>
public sealed class ManagementTests
{
    [Fact]
    public async Task A_model_is_altered_copied_updated_and_dropped()
    {
        await using var bigquery = await WithPenguinsAsync();
        var model = new PenguinWeight(bigquery);
        await model.CreateAsync();
        await model.AlterAsync(new() { Description = "it's\nweighed", Labels = new Dictionary<string, string> { ["team"] = "birds" }, ExpirationTimestamp = DateTimeOffset.UtcNow.AddDays(30) });
        var altered = await model.GetAsync();
        Assert.Equal(("it's\nweighed", "birds"), (altered.Description, altered.Labels["team"]));
        Assert.InRange(altered.Expires!.Value, DateTimeOffset.UtcNow.AddDays(29), DateTimeOffset.UtcNow.AddDays(31));

        await model.CopyToAsync("archive.penguin_weight");
        Assert.Equal("duplicate", (await Assert.ThrowsAsync<BigQueryMLException>(() => model.CopyToAsync("archive.penguin_weight"))).Reason);
        await model.CopyToAsync("archive.penguin_weight", CopyMode.Replace);
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => model.CopyToAsync("archive.other", CopyMode.Replace))).Reason);
        var copy = new PenguinWeight(bigquery, "archive.penguin_weight");
        Assert.Equal((await model.EvaluateAsync()).R2Score, (await copy.EvaluateAsync()).R2Score);

        var updated = await copy.UpdateAsync(new() { FriendlyName = "Weights", Expires = null, Labels = new Dictionary<string, string?> { ["team"] = null, ["age"] = "old" } });
        Assert.Equal(("Weights", null, "old", 1), (updated.FriendlyName, updated.Expires, updated.Labels["age"], updated.Labels.Count));
        Assert.Equal("conditionNotMet", (await Assert.ThrowsAsync<BigQueryMLException>(() => copy.UpdateAsync(new() { Description = null }, etag: altered.ETag))).Reason);
        Assert.Null((await copy.UpdateAsync(new() { Description = null }, updated.ETag)).Description);

        Assert.True(await model.DropAsync());
        Assert.False(await model.DropAsync(ifExists: true));
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => model.DropAsync())).Reason);
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => model.GetAsync())).Reason);
    }

    [Fact]
    public async Task Metadata_tell_columns_options_and_runs()
    {
        await using var bigquery = await WithPenguinsAsync();
        var model = new PenguinWeight(bigquery);
        await model.CreateAsync();
        var metadata = await model.GetAsync();
        Assert.Equal(("local.ml.penguin_weight", "LINEAR_REGRESSION", "US"), (metadata.Name, metadata.ModelType, metadata.Location));
        Assert.Contains(new ModelColumn("species", SqlType.String), metadata.FeatureColumns);
        Assert.Contains(new ModelColumn("flipper_length_mm", SqlType.Int64), metadata.FeatureColumns);
        Assert.Equal("predicted_body_mass_g", Assert.Single(metadata.LabelColumns).Name);
        Assert.Equal((DataSplitMethod.NoSplit, true), (metadata.TrainingOptions.DataSplitMethod, metadata.TrainingOptions.EnableGlobalExplain));
        Assert.Equal("NO_SPLIT", metadata.TrainingOptions["DATA_SPLIT_METHOD"]);
        Assert.Equal(["body_mass_g"], metadata.TrainingOptions.InputLabelCols);
        Assert.NotEmpty(Assert.Single(metadata.TrainingRuns).Iterations);
        Assert.NotNull(metadata.ETag);
        Assert.Empty(metadata.Trials);
    }

    [Fact]
    public async Task Metadata_tell_the_trials_of_a_search()
    {
        await using var bigquery = await WithPenguinsAsync();
        var model = new PenguinWeightTuned(bigquery);
        await model.CreateAsync();
        var metadata = await model.GetAsync();
        Assert.Equal([1, 2, 3, 4], metadata.Trials.Select(trial => trial.Id));
        Assert.All(metadata.Trials, trial =>
        {
            Assert.Equal(TrialStatus.Succeeded, trial.Status);
            Assert.InRange(trial.Hyperparameters.L2Reg!.Value, 0, 5);
            Assert.Contains(trial.Hyperparameters.L1Reg!.Value, new[] { 0, 0.1, 1 });
            Assert.NotNull(trial.TrainingLoss);
        });
        Assert.Contains(metadata.DefaultTrialId!.Value, metadata.OptimalTrialIds);
        Assert.Equal(4, metadata.TrainingOptions.NumTrials);
    }

    [Fact]
    public async Task Models_are_listed()
    {
        await using var bigquery = await WithPenguinsAsync();
        await new PenguinWeight(bigquery).CreateAsync();
        await new PenguinSex(bigquery).CreateAsync();
        await bigquery.AlterModelAsync("ml.penguin_sex", new ModelChanges { Labels = new Dictionary<string, string> { ["a"] = "b" } });
        var models = await bigquery.ListModelsAsync("ml").ToListAsync();
        Assert.Equal([("local.ml.penguin_sex", "LOGISTIC_REGRESSION", 1), ("local.ml.penguin_weight", "LINEAR_REGRESSION", 0)], models.Select(model => (model.Name, model.ModelType, model.Labels.Count)));
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(async () => await bigquery.ListModelsAsync("nowhere").ToListAsync())).Reason);
    }

    [Fact]
    public async Task An_export_is_refused_by_name()
    {
        await using var bigquery = await WithPenguinsAsync();
        var model = new PenguinWeight(bigquery);
        await model.CreateAsync();
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => model.ExportAsync("gs://bucket/path/"));
        Assert.Contains("EXPORT MODEL", error.Message, StringComparison.Ordinal);
    }

    private static async Task<LocalBigQuery> WithPenguinsAsync()
    {
        var bigquery = LocalBigQuery.Create();
        await bigquery.AddCsvAsync("zoo.penguins", Zoo.PenguinsCsv);
        return bigquery;
    }
}
