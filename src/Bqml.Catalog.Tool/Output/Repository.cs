namespace Bqml.Catalog.Tool.Output;

/// <summary>Finds the repository around a folder.</summary>
public static class Repository
{
    /// <summary>The nearest folder upwards that holds <c>Generators.sln</c>.</summary>
    public static string Find(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Generators.sln"))) return directory.FullName;
        throw new InvalidOperationException($"No folder above {folder} holds Generators.sln.");
    }
}
