namespace Bqml.Catalog.Tool.Loading;

/// <summary>The catalogue's data are wrong.</summary>
/// <param name="file">The data file, relative to the data folder.</param>
/// <param name="path">Where in the file: <c>options.L2_REG.for.glm.default</c>.</param>
/// <param name="problem">What is wrong and what would be right.</param>
public sealed class DataException(string file, string path, string problem) : Exception(path.Length == 0 ? $"{file}: {problem}" : $"{file}: {path}: {problem}")
{
    /// <summary>The data file.</summary>
    public string File { get; } = file;

    /// <summary>Where in the file.</summary>
    public string Path { get; } = path;
}
