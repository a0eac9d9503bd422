using Bqml;
using Bqml.Local;
using Wildlife;

// Offline by default: `dotnet run --project samples/Wildlife`. With `-- --project my-project` the same code runs against BigQuery.
await using BigQueryML bigquery = args is ["--project", var project] ? await BigQueryML.CreateAsync(project) : Offline();
var pictures = new Pictures(bigquery);
var animals = new Animals(bigquery);
BigQueryTable classes = "wildlife.classes";

await pictures.CreateAsync(CreateMode.CreateOrReplace);
await animals.CreateAsync(CreateMode.CreateOrReplace);
await bigquery.ExecuteAsync(new BigQueryCommand($"LOAD DATA OVERWRITE {classes.QuotedName} FROM FILES (format = 'CSV', uris = ['{Cloud.Folder}/classifier.csv'])"));

// Which animal is in which picture: the prediction keeps the picture's uri.
var names = new Dictionary<long, string>();
await foreach (var known in bigquery.QueryAsync<AnimalClass>($"SELECT * FROM {classes}")) names.Add(known.Id, known.Classification);
await foreach (var picture in animals.PredictAsync(pictures))
    Console.WriteLine($"{Path.GetFileName(picture.Input.Uri)}: {names[picture.ClassLabel + 1]}");

// The same as one statement, which BigQuery can also keep as a table.
Show.Title("As one statement");
await foreach (var picture in bigquery.QueryAsync<NamedPicture>(
    $"""
    SELECT uri, Classification
    FROM ML.PREDICT(MODEL wildlife.animals, (SELECT uri, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 64, 64, FALSE) AS input FROM {pictures})) AS predicted
    JOIN {classes} AS named ON named.ID = predicted.class_label + 1
    ORDER BY uri
    """))
    Console.WriteLine($"{Path.GetFileName(picture.Uri)}: {picture.Classification}");

// The course's statement tells which animals there are, and loses in which picture.
Show.Title("As the course writes it");
await foreach (var seen in bigquery.QueryAsync<AnimalClass>(
    $"""
    SELECT ID, Classification
    FROM {classes} AS named
    WHERE EXISTS (
      SELECT 1
      FROM ML.PREDICT(MODEL wildlife.animals, (SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 64, 64, FALSE) AS input FROM {pictures}))
      WHERE class_label = named.ID - 1)
    ORDER BY ID
    """))
    Console.WriteLine($"{seen.Id} {seen.Classification}");

Show.Title("The statements, written at compile time");
Console.WriteLine(Pictures.Sql.CreateOrReplaceExternalTable);
Console.WriteLine(Animals.Sql.CreateOrReplaceModel);
Console.WriteLine(Animals.Sql.Predict);

static LocalBigQuery Offline() => LocalBigQuery.Create(new LocalBigQueryOptions { CloudStorage = { [Cloud.Folder] = Path.Combine(AppContext.BaseDirectory, "data") } });
