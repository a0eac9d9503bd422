using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The records of results whose shape does not depend on the declaration, each with its reader.</summary>
internal static class ResultFiles
{
    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        foreach (var record in data.Results)
        {
            // The rest takes what no other column takes, so it comes last.
            var columns = record.Columns.OrderBy(column => column.Name == "*").Select((column, index) => new ResultColumnView(column, index)).ToArray();
            yield return new($"src/Bqml/Generated/Results/{record.Name}.g.cs", TemplateRenderer.Render("result", new
            {
                record.Name,
                record.Summary,
                Functions = string.Join(", ", data.Functions.Where(function => function.Outputs.Any(output => output.ResultType == record.Name)).Select(function => function.Name)),
                Properties = record.Columns.Select(column => columns.Single(view => view.Column == column)).ToArray(),
                Columns = columns,
                record.IsInput,
            }));
        }
    }
}
