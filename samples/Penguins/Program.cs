using Bqml;
using Bqml.Local;
using Penguins;
using Spectre.Console;

// Offline by default. `dotnet run --project samples/Penguins -- my-project` runs the same code against BigQuery.
await using BigQueryML bigquery = args is [var project] ? await BigQueryML.CreateAsync(project) : await OfflineAsync();

var allMeasured = new BigQueryTable("bigquery-public-data.ml_datasets.penguins");
var weight = new PenguinWeight(bigquery);
var sex = new PenguinSex(bigquery);

Show.Title("The statements, written at compile time");
Show.Sql(PenguinWeight.Sql.CreateOrReplaceModel);
Show.Sql(PenguinWeight.Sql.Predict);
Show.Sql(PenguinSex.Sql.CreateOrReplaceModel);

Show.Title("Training");
await Show.TrainingAsync("penguin_weight", progress => weight.CreateAsync(CreateMode.CreateOrReplace, progress));
await Show.TrainingAsync("penguin_sex", progress => sex.CreateAsync(CreateMode.CreateOrReplace, progress));

Show.Title("How good is penguin_weight?");
RegressionMetrics regression = await weight.EvaluateAsync($"SELECT * FROM {allMeasured} WHERE body_mass_g IS NOT NULL");
Show.Figures(
    ("mean absolute error", regression.MeanAbsoluteError),
    ("mean squared error", regression.MeanSquaredError),
    ("median absolute error", regression.MedianAbsoluteError),
    ("r2 score", regression.R2Score));

Show.Title("How good is penguin_sex?");
ClassificationMetrics classification = await sex.EvaluateAsync($"SELECT * FROM {allMeasured} WHERE sex IS NOT NULL");
Show.Figures(
    ("accuracy", classification.Accuracy),
    ("f1 score (macro)", classification.F1Score),
    ("roc auc", classification.RocAuc));

Show.Title("Three new penguins");
PenguinWeight.Input[] newcomers =
[
    new() { Species = "Adelie", Island = "Biscoe", CulmenLengthMm = 38.2, CulmenDepthMm = 18.1, FlipperLengthMm = 185, Sex = "FEMALE" },
    new() { Species = "Gentoo", Island = "Biscoe", CulmenLengthMm = 50.2, CulmenDepthMm = 15.6, FlipperLengthMm = 224, Sex = "MALE" },
    new() { Species = "Chinstrap", Island = "Dream", CulmenLengthMm = 49.0, CulmenDepthMm = null, FlipperLengthMm = 196, Sex = null },
];
var predictions = Show.Table("species", "flipper", "sex", "predicted weight");
await foreach (PenguinWeight.Prediction p in weight.PredictAsync(newcomers))
    predictions.AddRow(p.Input.Species ?? "", $"{p.Input.FlipperLengthMm} mm", p.Input.Sex ?? "?", $"{p.PredictedBodyMassG:F0} g");
AnsiConsole.Write(predictions);

Show.Title("Why?");
var explanations = Show.Table("species", "predicted weight", "the three strongest reasons");
await foreach (PenguinWeight.Explanation e in weight.ExplainPredictAsync(newcomers, topKFeatures: 3))
    explanations.AddRow(e.Input.Species ?? "", $"{e.PredictedBodyMassG:F0} g",
        string.Join(", ", e.TopFeatureAttributions.Select(a => $"{a.Feature} {a.Attribution:+0;-0}")));
AnsiConsole.Write(explanations);

Show.Title("Which sex?");
var sexes = Show.Table("species", "weight", "predicted sex", "probability");
await foreach (PenguinSex.Prediction p in sex.PredictAsync(newcomers.Select(n => new PenguinSex.Input
{
    Species = n.Species, Island = n.Island, CulmenLengthMm = n.CulmenLengthMm, CulmenDepthMm = n.CulmenDepthMm,
    FlipperLengthMm = n.FlipperLengthMm, BodyMassG = 4_000,
})))
    sexes.AddRow(p.Input.Species ?? "", $"{p.Input.BodyMassG} g", p.PredictedSex ?? "", $"{p.PredictedSexProbs.Single(c => c.Label == p.PredictedSex).Prob:P1}");
AnsiConsole.Write(sexes);

static async Task<BigQueryML> OfflineAsync()
{
    var local = LocalBigQuery.Create();
    await local.AddCsvAsync("bigquery-public-data.ml_datasets.penguins", Path.Combine(AppContext.BaseDirectory, "data", "penguins.csv"));
    return local;
}
