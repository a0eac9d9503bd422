using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>All files that the catalogue decides, and their comparison with those in the repository.</summary>
public static class GeneratedFiles
{
    /// <summary>Folders in which every file ending so is one of ours: what is there and no longer generated is stale too.</summary>
    private static readonly (string Folder, string Pattern)[] s_owned =
    [
        ("src/Bqml.Catalog/Generated", "*.g.cs"),
        ("src/Bqml/Generated", "*.g.cs"),
        ("src/Bqml/Generated", "*.xml"),
        ("docs/model-types", "*.md"),
    ];

    /// <summary>Every file, generated from the data.</summary>
    public static IReadOnlyList<GeneratedFile> Create(CatalogData data) =>
        [.. TableFiles.Create(data), .. AttributeFiles.Create(data), .. EnumFiles.Create(data), .. TransformFiles.Create(data), .. ResultFiles.Create(data), .. ManagementFiles.Create(data), .. RowFunctionFiles.Create(data), .. ExpressionFiles.Create(data), ObjectTableFiles.Create(data), .. SearchFiles.Create(data), .. AiColumnFiles.Create(data), .. DocumentationFiles.Create(data), RowFunctionPage.Create(data), EndpointPage.Create(data)];

    /// <summary>The files that differ from the repository, are missing there or should not be there, each with the reason.</summary>
    public static IReadOnlyList<string> Stale(string repository, IReadOnlyList<GeneratedFile> files)
    {
        var stale = new List<string>();
        foreach (var file in files)
        {
            var path = Path.Combine(repository, file.Path);
            if (!File.Exists(path)) stale.Add($"{file.Path}: missing");
            else if (File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) != file.Content) stale.Add($"{file.Path}: differs");
        }
        stale.AddRange(Left(repository, files).Select(path => $"{path}: no longer generated"));
        return stale;
    }

    /// <summary>Writes the files that differ and deletes those no longer generated.</summary>
    /// <returns>How many files changed.</returns>
    public static int Write(string repository, IReadOnlyList<GeneratedFile> files)
    {
        var changed = 0;
        foreach (var file in files)
        {
            var path = Path.Combine(repository, file.Path);
            if (File.Exists(path) && File.ReadAllText(path) == file.Content) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Content);
            changed++;
        }
        foreach (var path in Left(repository, files).ToArray())
        {
            File.Delete(Path.Combine(repository, path));
            changed++;
        }
        return changed;
    }

    private static IEnumerable<string> Left(string repository, IReadOnlyList<GeneratedFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return from owned in s_owned
               let folder = Path.Combine(repository, owned.Folder)
               where Directory.Exists(folder)
               from file in Directory.GetFiles(folder, owned.Pattern, SearchOption.AllDirectories)
               let path = Path.GetRelativePath(repository, file).Replace('\\', '/')
               where !paths.Contains(path)
               orderby path
               select path;
    }
}
