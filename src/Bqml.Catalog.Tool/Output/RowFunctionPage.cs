using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The page of functions that need no model.</summary>
internal static class RowFunctionPage
{
    public static GeneratedFile Create(CatalogData data)
    {
        var grouped = data.RowFunctions.SelectMany(group => group.Functions).ToHashSet(StringComparer.Ordinal);
        return new("docs/functions.md", TemplateRenderer.Render("functions-page", new
        {
            data.Snapshot,
            Functions = data.Functions.Where(function => !function.TakesModel && function.MethodName is not null && !grouped.Contains(function.Name) && !RowFunctionFiles.IsSearch(function)).SelectMany(function => Rows(function, null)).ToArray(),
            Searches = data.Functions.Where(RowFunctionFiles.IsSearch).Select(Search).ToArray(),
            Expressions = ExpressionFiles.Functions(data).Select(function => new
            {
                function.Name, Url = function.DocumentationUrl, function.Preview, Method = function.Name[..2] + "." + new ExpressionMethod(function).Name, new ExpressionMethod(function).Arguments, Returns = Documentation.Escape(function.Returns ?? "").Replace("|", "\\|", StringComparison.Ordinal),
            }).ToArray(),
            Parts = data.RowFunctions.SelectMany(group => group.Parts).DistinctBy(part => part.Name).ToArray(),
            Groups = data.RowFunctions.Select(group => new
            {
                Group = group,
                Roles = group.Roles.Select(role => new { Role = role, Count = Count(role), Types = role.ColumnTypes.Count == 0 ? "" : string.Join(", ", role.ColumnTypes.Select(type => type == ModelType.Groupable ? "any groupable type" : type.Replace("<", "&lt;", StringComparison.Ordinal))) }).ToArray(),
                Functions = group.Functions.SelectMany(name => Rows(data.Functions.Single(function => function.Name == name), group)).ToArray(),
            }).ToArray(),
        }));
    }

    private static string Count(RowRole role) =>
        !role.Several ? "one" : (role.Required ? "one or more" : "any number") + (role.MaxColumns is { } most ? $", at most {most}" : "");

    /// <summary>A row of the table for each shape of result.</summary>
    private static IEnumerable<object> Rows(ModelFunction function, RowFunctionGroup? group) => function.Outputs.DefaultIfEmpty().Select(output => new
    {
        function.Name,
        Url = function.DocumentationUrl,
        function.Preview,
        Method = output?.MethodName ?? function.MethodName,
        Arguments = string.Join(", ", function.Signatures.SelectMany(signature => signature.Arguments).SelectMany(argument => argument.Kind == ArgumentKind.Settings ? argument.Fields : [argument])
            .Where(argument => argument.Role is null && !function.Outputs.Any(other => other.When.Any(condition => condition.Name == argument.Name))).Select(argument => $"`{argument.Name}`").Distinct()),
        Result = Result(output, group),
    });

    /// <summary>The row of the table for a search, whose methods are by what is searched for.</summary>
    private static object Search(ModelFunction function) => new
    {
        function.Name,
        Url = function.DocumentationUrl,
        function.Preview,
        Methods = string.Join(", ", function.Signatures.Select(signature => $"`{FunctionMethods.Name(function, signature, function.Outputs[0], null)}{FunctionMethods.Suffix}`{(signature.Variant is { } variant ? " with " + variant : "")}")),
        Arguments = string.Join(", ", function.Signatures.SelectMany(signature => signature.Arguments).Select(argument => $"`{argument.Name}`").Distinct()),
        Result = string.Join(" or ", function.Outputs.Select(output => output.Columns.Count(column => column.Type.StartsWith("STRUCT<{", StringComparison.Ordinal)) > 1 ? "`VectorMatch<TQuery, TBase>`" : "`SearchMatch<TBase>`")),
    };

    private static string Result(FunctionOutput? output, RowFunctionGroup? group) => output switch
    {
        null => "JSON text",
        { ResultType: { } type } => $"`{type}`",
        { RecordName: { } record } => $"`{record}<{FunctionMethod.PartOf(output, group)!.Name}>`",
        _ => "the row type",
    };
}
