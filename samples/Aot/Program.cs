using Bqml;

// BIGQUERY_EMULATOR_HOST says where the engine is.
await using var bigquery = await BigQueryML.CreateAsync("local", new BigQueryMLOptions { DefaultDataset = "ml" });

await bigquery.CreateTableAsync<Observation>("observations", new TableOptions { Clustering = ["species"] });
var observations = Enumerable.Range(0, 200).Select(static i => new Observation(i % 2 == 0 ? "Adelie" : "Gentoo", 180 + i % 40, i % 2 == 0 ? 3000 + 10.0 * (i % 40) : 4000 + 10.0 * (i % 40)));
var inserted = await bigquery.InsertAsync("observations", observations, new InsertOptions<Observation> { BatchRows = 64 });
var loaded = await bigquery.LoadRowsAsync("observations", observations);
Console.WriteLine($"{inserted.Inserted} inserted, {loaded.Rows} loaded");

var model = new ObservedWeight(bigquery);
await model.CreateAsync(CreateMode.CreateOrReplace);
Console.WriteLine($"R2 {(await model.EvaluateAsync()).R2Score:F3}");
await foreach (var prediction in model.PredictAsync([new ObservedWeight.Input { Species = "Gentoo", FlipperLengthMm = 200 }]))
    Console.WriteLine($"{prediction.Input.Species}: {prediction.PredictedBodyMassG:F0} g");

var heaviest = 0.0;
await foreach (var row in bigquery.QueryAsync<Observation>($"SELECT * FROM ml.observations WHERE species = {"Gentoo"}")) heaviest = Math.Max(heaviest, row.BodyMassG);
Console.WriteLine($"heaviest {heaviest:F0} g");

[BigQueryRow]
public sealed partial record Observation(string Species, double FlipperLengthMm, [property: Label] double BodyMassG);

[BigQueryModel("ml.observed_weight")]
[LinearRegression<Observation>]
[TrainingTable("ml.observations")]
public sealed partial class ObservedWeight;
