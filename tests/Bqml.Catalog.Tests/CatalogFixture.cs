using Bqml.Catalog.Tool.Loading;
using Bqml.Catalog.Tool.Output;

namespace Bqml.Catalog.Tests;

/// <summary>The repository's data, loaded once.</summary>
internal static class CatalogFixture
{
    public static string RepositoryFolder { get; } = Repository.Find(AppContext.BaseDirectory);

    public static string DataFolder { get; } = Path.Combine(RepositoryFolder, "src", "Bqml.Catalog", "data");

    public static CatalogData Data { get; } = CatalogData.Load(DataFolder);

    public static TheoryData<string> ModelTypeIds => new(ModelCatalog.ModelTypes.Select(type => type.Id));

    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var type in ModelCatalog.ModelTypes)
                foreach (var option in type.Options) data.Add(type.Id, option.Name);
            return data;
        }
    }

    public static TheoryData<string> FunctionNames => new(ModelCatalog.Functions.Select(function => function.Name));

    public static TheoryData<string> EnumNames => new(Data.Enums.Select(type => type.Name));

    public static TheoryData<string> RecordNames => new(Data.Results.Select(record => record.Name));

    /// <summary>A copy of the data folder to spoil.</summary>
    public static string CopyData()
    {
        var folder = Directory.CreateTempSubdirectory("bqml-catalog-").FullName;
        foreach (var file in Directory.GetFiles(DataFolder, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(DataFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return folder;
    }
}
