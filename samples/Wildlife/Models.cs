using Bqml;

namespace Wildlife;

/// <summary>Where the files are. For a run against BigQuery write your bucket and connection here, and upload the folder data; nothing else changes.</summary>
internal static class Cloud
{
    public const string Folder = "gs://my-bucket/wildlife";
    public const string Connection = "us.wildlife";
}

/// <summary>The pictures.</summary>
[ObjectTable("wildlife.pictures", Uris = [Cloud.Folder + "/images/*"], Connection = Cloud.Connection)]
public sealed partial class Pictures;

/// <summary>The classifier. Its input and output come from the file; [ImageInput] makes the input of a picture.</summary>
[BigQueryModel("wildlife.animals")]
[OnnxModel(File = "animals.onnx", ModelPath = Cloud.Folder + "/animals.onnx")]
[ImageInput]
public sealed partial class Animals;

/// <summary>A row of the table of classes, whose numbers start at 1; those of the classifier start at 0.</summary>
[BigQueryRow]
public sealed partial record AnimalClass([property: Column("ID")] long Id, [property: Column("Classification")] string Classification);

/// <summary>A picture and the name of its class.</summary>
[BigQueryRow]
public sealed partial record NamedPicture(string Uri, [property: Column("Classification")] string Classification);
