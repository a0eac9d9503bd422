using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The page of all model types with the support matrix, and a page for each type with its options and functions.</summary>
internal static class DocumentationFiles
{
    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        yield return new("docs/model-types.md", TemplateRenderer.Render("model-types-index", new
        {
            data.Snapshot,
            Types = data.ModelTypes.Select(type => new
            {
                type.AttributeName, type.SqlModelType, type.Title, type.RowTypeParameterCount, Page = Page(type), OptionCount = type.Options.Count, FunctionCount = type.Functions.Count,
            }).ToArray(),
            Functions = data.Functions.Where(function => function.TakesModel).Select(function => new
            {
                function.Name,
                Url = function.DocumentationUrl,
                Cells = data.ModelTypes.Select(type => type.Supports(function.Name) ? "x" : type.DoubtfulFunctions.Contains(function.Name) ? "?" : "").ToArray(),
            }).ToArray(),
        }));
        foreach (var type in data.ModelTypes)
            yield return new($"docs/model-types/{Page(type)}.md", TemplateRenderer.Render("model-type-page", new
            {
                Type = type,
                data.Snapshot,
                TypeParameters = type.RowTypeParameterCount switch { 0 => "", 1 => "<TRow>", _ => "<TInput, TOutput>" },
                Facts = Facts(type, data),
                Options = type.OptionsAndParts.Select(option => new { Name = option.PartOf ?? option.Name, Expression = Expression(option), Rules = Cell($"{option.Summary} {Values(option)}{string.Join(" ", Documentation.Rules(option))}") }).ToArray(),
                Functions = data.Functions.Where(function => type.Supports(function.Name)).Select(function => new
                {
                    function.Name,
                    Url = function.DocumentationUrl,
                    function.Preview,
                    Methods = string.Join(", ", FunctionMethods.Names(function, type.Id).Distinct().Select(name => $"`{name}`")),
                    Settings = string.Join(", ", function.SignaturesFor(type.Id).SelectMany(signature => signature.Settings?.Fields ?? []).Where(field => field.AppliesTo(type.Id) && !field.Doubtful).Select(field => $"`{field.Name}`").Distinct()),
                    Result = Cell(string.Join("; or ", function.OutputsFor(type.Id).Select(Result).Distinct())),
                }).ToArray(),
            }));
    }

    private static string Page(ModelType type) => type.Id.ToLowerInvariant().Replace('_', '-');

    private static IReadOnlyList<string> Facts(ModelType type, CatalogData data)
    {
        var facts = new List<string> { $"Clauses: {string.Join(", ", Clauses(type.Clauses))}." };
        if (type.LabelTypes.Count > 0) facts.Add($"Label: {(type.LabelTypes is [ModelType.Groupable] ? "any groupable type" : string.Join(", ", type.LabelTypes))}{(type.MaxLabelClasses is { } classes ? $", at most {classes} classes" : "")}.");
        facts.AddRange(Documentation.InputsAndOutputs(type).Select(fact => fact.Replace("<", "&lt;", StringComparison.Ordinal)));
        facts.AddRange(Documentation.Rules(type));
        facts.AddRange(type.ExactlyOneOf.Select(group => $"Exactly one of {string.Join(" and ", group)}."));
        facts.Add(type.ExportFormat is { } format ? $"EXPORT MODEL writes {format}." : "Cannot be exported.");
        facts.Add($"ALTER MODEL changes {string.Join(", ", data.AlterOptions.Where(option => option.AppliesTo(type.Id)).Select(option => $"`{option.PropertyName}`"))} (`{data.ChangeSets.Single(set => set.ModelTypeIds.Contains(type.Id)).Name}`); see [managing models](../management.md).");
        facts.Add(type.CanRegister ? type.CanDeploy ? "Can be registered in the Vertex AI Model Registry and deployed." : "Can be registered in the Vertex AI Model Registry, but not deployed." : "Cannot be registered in the Vertex AI Model Registry.");
        facts.AddRange(type.Notes.Select(Documentation.Sentence));
        return facts;
    }

    private static IEnumerable<string> Clauses(ModelClauses clauses)
    {
        if (clauses.Transform != ClauseUse.No) yield return $"TRANSFORM ({clauses.Transform.ToString().ToLowerInvariant()})";
        if (clauses.InputOutput != ClauseUse.No) yield return $"INPUT and OUTPUT ({clauses.InputOutput.ToString().ToLowerInvariant()})";
        if (clauses.Connection != ClauseUse.No) yield return $"REMOTE WITH CONNECTION ({clauses.Connection.ToString().ToLowerInvariant()})";
        yield return "OPTIONS";
        if (clauses.Query != ClauseUse.No) yield return $"AS query ({clauses.Query.ToString().ToLowerInvariant()})";
        if (clauses.CustomHoliday != ClauseUse.No) yield return $"AS training_data, custom_holiday ({clauses.CustomHoliday.ToString().ToLowerInvariant()})";
    }

    private static string Expression(ModelOption option) =>
        option.PropertyName is { } property ? $"`{property}` ({option.PropertyType})"
        : option.Role is { } role ? $"`[{role}]` on a property"
        : option.Kind == OptionKind.ClassWeights ? "`[ClassWeight]`"
        : $"the attribute (`'{option.Fixed}'`)";

    private static string Result(FunctionOutput output) =>
        output.ResultType is { } type ? $"`{type}`"
        : output.Columns.Count == 0 ? "not documented"
        : string.Join(", ", output.Columns.Select(Column)) + (output.Passthrough == Passthrough.None ? "" : ", input columns");

    private static string Column(OutputColumn column) =>
        column.Name == column.Type ? $"`{column.Name}`"
        : column.RecordType is { } record ? $"`{column.Name}` {(column.Type.StartsWith("ARRAY", StringComparison.Ordinal) ? $"ARRAY of `{record}`" : $"`{record}`")}"
        : $"`{column.Name}` {column.Type}";

    private static string Values(ModelOption option) =>
        option.AllowedValues.Count == 0 || option.PropertyName is null ? "" : $"Values: {string.Join(", ", option.AllowedValues.Select(value => $"`{value.MemberName}`"))}. ";

    private static string Cell(string text) => text.Trim().Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
