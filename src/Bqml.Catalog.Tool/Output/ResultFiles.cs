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
            var columns = record.Columns.Where(column => !column.IsPattern).OrderBy(column => column.Name == "*").Select((column, index) => new ResultColumnView(column, index)).ToArray();
            if (record.HoldsInput)
            {
                yield return File(record, "input-result", new
                {
                    record.Name,
                    record.Summary,
                    Functions = Functions(record, data),
                    TypeParameters = record.HoldsGenerated ? "<TInput, TOutput>" : "<TInput>",
                    Generated = record.Columns.FirstOrDefault(column => column.Name == ResultRecord.Generated),
                    Status = record.Columns.Single(column => column.IsStatus),
                    Columns = columns,
                });
                continue;
            }
            yield return File(record, "result", new
            {
                record.Name,
                record.Summary,
                Functions = Functions(record, data),
                Properties = record.Columns.Select(column => columns.Single(view => view.Column == column)).ToArray(),
                Columns = columns,
                record.IsInput,
                // A row that is one text can be written as such.
                Text = record.IsInput && columns is [{ PropertyType: "string" } text] ? text : null,
            });
        }
    }

    private static GeneratedFile File(ResultRecord record, string template, object model) => new($"src/Bqml/Generated/Results/{record.Name}.g.cs", TemplateRenderer.Render(template, model));

    private static string Functions(ResultRecord record, CatalogData data) =>
        string.Join(", ", data.Functions.Where(function => function.Outputs.Any(output => output.ResultType == record.Name)).Select(function => function.Name));
}
