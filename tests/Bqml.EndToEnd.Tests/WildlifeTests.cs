using Bqml.Local;

namespace Bqml.EndToEnd.Tests;

[ObjectTable("wildlife.pictures", Uris = ["gs://zoo/images/*"], Connection = "us.wildlife")]
public sealed partial class WildlifePictures;

/// <summary>The rows come from the file.</summary>
[BigQueryModel("wildlife.animals")]
[OnnxModel(File = "animals.onnx", ModelPath = "gs://zoo/animals.onnx")]
[ImageInput]
public sealed partial class WildlifeAnimals;

public sealed record AnimalPhoto([PassThrough] string Uri, [PassThrough] long Size);

public sealed record NamedAnimal(long ClassLabel);

/// <summary>The rows are the user's.</summary>
[BigQueryModel("wildlife.sightings")]
[OnnxModel<AnimalPhoto, NamedAnimal>(File = "animals.onnx", ModelPath = "gs://zoo/*")]
[ImageInput("input")]
public sealed partial class WildlifeSightings;

/// <summary>An imported classifier over an object table, from the generated members to the engine.</summary>
public sealed class WildlifeTests : IAsyncLifetime
{
    private static readonly Dictionary<string, long> Classes = new()
    {
        ["black-bear.jpg"] = 295, ["black-swan.jpg"] = 100, ["hippopotamus.jpg"] = 344, ["king-crab.jpg"] = 121, ["lion.jpg"] = 291,
    };

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wildlife");

    private readonly LocalBigQuery _bigquery = LocalBigQuery.Create(new LocalBigQueryOptions { CloudStorage = { ["gs://zoo"] = Folder } });

    public async Task InitializeAsync()
    {
        await new WildlifePictures(_bigquery).CreateAsync();
        await new WildlifeAnimals(_bigquery).CreateAsync();
    }

    public async Task DisposeAsync() => await _bigquery.DisposeAsync();

    [Fact]
    public async Task Every_picture_of_the_object_table_is_named()
    {
        var named = new Dictionary<string, long>();
        await foreach (var row in new WildlifeAnimals(_bigquery).PredictAsync(new WildlifePictures(_bigquery))) named.Add(Path.GetFileName(row.Input.Uri), row.ClassLabel);
        Assert.Equal(Classes.OrderBy(c => c.Key), named.OrderBy(c => c.Key));
    }

    [Fact]
    public async Task A_query_chooses_pictures()
    {
        var ending = "%lion.jpg";
        var row = await new WildlifeAnimals(_bigquery).PredictAsync($"SELECT uri, data FROM {new WildlifePictures(_bigquery)} WHERE uri LIKE {ending}").SingleAsync();
        Assert.Equal(("gs://zoo/images/lion.jpg", 291), (row.Input.Uri, row.ClassLabel));
    }

    [Fact]
    public async Task Pictures_come_from_memory_too()
    {
        var rows = Classes.Keys.Select(name => new WildlifeAnimals.Input { Uri = name, Data = File.ReadAllBytes(Path.Combine(Folder, "images", name)) });
        await foreach (var row in new WildlifeAnimals(_bigquery).PredictAsync(rows)) Assert.Equal(Classes[row.Input.Uri], row.ClassLabel);
    }

    [Fact]
    public async Task Rows_of_ones_own_keep_their_columns()
    {
        var model = new WildlifeSightings(_bigquery);
        await model.CreateAsync();
        var count = 0;
        await foreach (var row in model.PredictAsync(new WildlifePictures(_bigquery)))
        {
            Assert.Equal(Classes[Path.GetFileName(row.Input.Uri)], row.ClassLabel);
            Assert.Equal(new FileInfo(Path.Combine(Folder, "images", Path.GetFileName(row.Input.Uri))).Length, row.Input.Size);
            count++;
        }
        Assert.Equal(Classes.Count, count);
    }

    [Fact]
    public async Task The_objects_are_rows()
    {
        var objects = await new WildlifePictures(_bigquery).QueryAsync().ToListAsync();
        Assert.Equal(Classes.Keys.Order(), objects.Select(found => Path.GetFileName(found.Uri)).Order());
        Assert.All(objects, found => Assert.Equal("image/jpeg", found.ContentType));
        await new WildlifePictures(_bigquery).DropAsync();
        await new WildlifePictures(_bigquery).DropAsync(ifExists: true);
    }

    [Fact]
    public async Task A_bucket_without_a_folder_is_told()
    {
        await using var empty = LocalBigQuery.Create();
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => new WildlifeAnimals(empty).CreateAsync());
        Assert.Contains("set LocalBigQueryOptions.CloudStorage[\"gs://zoo\"]", error.Message, StringComparison.Ordinal);
    }
}
