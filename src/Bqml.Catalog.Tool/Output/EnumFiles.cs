using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The enums of options, arguments and columns, the methods by which readers parse those that results hold, and those by which calls write them.</summary>
internal static class EnumFiles
{
    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        foreach (var type in data.Enums)
            yield return new($"src/Bqml/Generated/Enums/{type.Name}.g.cs", TemplateRenderer.Render("enum", new { type.Name, UsedBy = string.Join(", ", type.UsedBy), type.Members }));
        yield return new("src/Bqml/Generated/Enums/EnumReaders.g.cs", TemplateRenderer.Render("enum-readers", new { Types = data.Enums.Where(type => type.IsRead).ToArray() }));
        yield return new("src/Bqml/Generated/Enums/EnumTexts.g.cs", TemplateRenderer.Render("enum-texts", new { Types = data.Enums.Where(type => type.IsWritten).ToArray() }));
    }
}
