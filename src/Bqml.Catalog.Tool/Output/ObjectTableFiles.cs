using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The attribute that declares an object table, whose properties are its options.</summary>
internal static class ObjectTableFiles
{
    public static GeneratedFile Create(CatalogData data) => new($"src/Bqml/Generated/Attributes/{ObjectTableStatement.AttributeName}.g.cs", TemplateRenderer.Render("object-table", new
    {
        data.ObjectTable.DocumentationUrl,
        Name = ObjectTableStatement.AttributeName,
        Roles = string.Join(" and ", data.ObjectTable.Roles),
        Options = data.ObjectTable.Options.Where(option => option.PropertyName is not null).Select(option => new
        {
            option.Name,
            option.PropertyName,
            Type = option.PropertyType + (option.EnumType is null ? "?" : ""),
            option.Summary,
            Rules = Documentation.Rules(option),
        }).ToArray(),
    }));
}
