using Bqml;
using Bqml.Local;

await using BigQueryML bigquery = await OfflineAsync();
var model = new PenguinWeight(bigquery);

await model.CreateAsync(CreateMode.CreateOrReplace);                           // trains
RegressionMetrics metrics = await model.EvaluateAsync(                         // on a query, a table or rows of your own
    $"SELECT * FROM ml_datasets.penguins WHERE body_mass_g IS NOT NULL");
Console.WriteLine($"R2 {metrics.R2Score:F3}");

PenguinWeight.Input[] newcomers = [new() { Species = "Gentoo", FlipperLengthMm = 224, Sex = "MALE" }];
await foreach (PenguinWeight.Prediction p in model.PredictAsync(newcomers))
    Console.WriteLine($"{p.Input.Species}: {p.PredictedBodyMassG:F0} g");

Console.WriteLine(PenguinWeight.Sql.CreateOrReplaceModel);                     // const string: review it, use it in dbt

static async Task<BigQueryML> OfflineAsync()
{
    var local = LocalBigQuery.Create();
    await local.AddCsvAsync("ml_datasets.penguins", Path.Combine(AppContext.BaseDirectory, "penguins.csv"));
    return local;
}

public sealed record Penguin(string? Species, double? FlipperLengthMm, string? Sex, [Label] double? BodyMassG);

[BigQueryModel("ml.penguin_weight")]                                           // which model
[LinearRegression<Penguin>(L2Reg = 0.1)]                                       // its type, its rows, its options
[TrainingTable("ml_datasets.penguins", Where = "body_mass_g IS NOT NULL")]     // what it learns from
public sealed partial class PenguinWeight;
