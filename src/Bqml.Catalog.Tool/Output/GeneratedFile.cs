namespace Bqml.Catalog.Tool.Output;

/// <summary>A file that the catalogue decides.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Content">Its text, with line feeds.</param>
public sealed record GeneratedFile(string Path, string Content);
