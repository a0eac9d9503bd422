using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The methods of functions that need no model: extensions of the client, and a class for each group that reads certain columns of a row type.</summary>
internal static class RowFunctionFiles
{
    /// <summary>The type parameter that stands for the row type.</summary>
    public const string RowParameter = "TRow";

    private const string Folder = "src/Bqml/Generated/Functions/";

    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        var grouped = data.RowFunctions.SelectMany(group => group.Functions).ToHashSet(StringComparer.Ordinal);
        var others = data.Functions.Where(function => !function.TakesModel && function.MethodName is not null && !grouped.Contains(function.Name) && !IsSearch(function));
        yield return new(Folder + "DataFunctions.g.cs", TemplateRenderer.Render("data-functions", new { Methods = others.SelectMany(function => Methods(data, function, null)).ToArray() }));
        foreach (var group in data.RowFunctions)
            yield return new($"{Folder}{group.Name}.g.cs", TemplateRenderer.Render("row-functions", new
            {
                Group = group,
                TypeParameters = new[] { RowParameter }.Concat(group.Parts.Select(part => "T" + part.PropertyName)).ToArray(),
                Parts = group.Parts.Select(part => new { Part = part, Type = "T" + part.PropertyName, Field = PartField(part), Parameter = Naming.Camel(part.Name) }).ToArray(),
                Roles = group.Roles.Select(role => new { Role = role, Type = role.Several ? "IReadOnlyList<string>" : "string", Field = "_" + Naming.Camel(Naming.Pascal(role.Argument)), Parameter = Naming.Camel(Naming.Pascal(role.Argument)) }).ToArray(),
                Methods = group.Functions.SelectMany(name => Methods(data, data.Functions.Single(function => function.Name == name), group)).ToArray(),
            }));
        foreach (var group in data.RowFunctions)
        {
            foreach (var output in group.Functions.SelectMany(name => data.Functions.Single(function => function.Name == name).Outputs).Where(output => output.RecordName is not null))
            {
                var part = FunctionMethod.PartOf(output, group)!;
                var columns = output.Columns.Where(column => !column.IsPattern).Select((column, index) => new ResultColumnView(column, index)).ToArray();
                yield return new($"src/Bqml/Generated/Results/{output.RecordName}.g.cs", TemplateRenderer.Render("row-result", new
                {
                    Name = output.RecordName,
                    Summary = output.RecordSummary,
                    Function = group.Functions.Single(name => data.Functions.Single(function => function.Name == name).Outputs.Contains(output)),
                    Part = part,
                    Property = part.PropertyName,
                    Columns = columns,
                }));
            }
        }
    }

    /// <summary>Whether the result holds rows of the table that is searched: these have members written by hand.</summary>
    public static bool IsSearch(ModelFunction function) => function.Outputs.Any(output => output.Columns.Any(column => column.Type == "STRUCT<{input}>"));

    /// <summary>The field that holds the reader of a part.</summary>
    public static string PartField(RowPart part) => "_" + Naming.Camel(part.Name);

    /// <summary>The field that holds the columns with a role.</summary>
    public static string RoleField(FunctionArgument argument) => "_" + Naming.Camel(argument.PropertyName);

    private static IEnumerable<string[]> Methods(CatalogData data, ModelFunction function, RowFunctionGroup? group) =>
        function.Signatures.SelectMany(signature => function.Outputs.DefaultIfEmpty().Select(output => new FunctionMethod(function, signature, output, group, data.Enums).Write().ToArray()));
}
