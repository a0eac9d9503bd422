using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>One attribute class for each function that computes properties of a row; its properties are the arguments that are constants.</summary>
internal static class AiColumnFiles
{
    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        foreach (var function in data.Functions.Where(function => function.ColumnAttributeName is not null))
        {
            var arguments = function.Signatures.SelectMany(signature => signature.Arguments).DistinctBy(argument => argument.Name).ToArray();
            yield return new($"src/Bqml/Generated/Attributes/{function.ColumnAttributeName}Attribute.g.cs", TemplateRenderer.Render("ai-column", new
            {
                Function = function,
                IsAggregate = function.Kind == FunctionKind.Aggregate,
                Inputs = arguments.Where(argument => argument.Kind == ArgumentKind.Positional).Select(argument => new
                {
                    Parameter = Naming.Camel(argument.PropertyName),
                    argument.PropertyName,
                    IsList = argument.Type!.StartsWith("ARRAY", StringComparison.Ordinal),
                    Text = Input(argument, isFirst: argument == arguments.First(other => other.Kind == ArgumentKind.Positional)),
                }).ToArray(),
                Properties = arguments.Where(argument => argument.ColumnPropertyType is not null).Select(argument => new
                {
                    argument.Name,
                    argument.PropertyName,
                    Type = argument.ColumnPropertyType + (argument.ColumnPropertyType == "string" ? "?" : ""),
                    Text = Text(argument),
                }).ToArray(),
            }));
        }
    }

    private static string Input(FunctionArgument argument, bool isFirst) => isFirst
        ? "A text in which {Property} stands for the column of a property: a text, number, bool, date, time, enum, JSON, or a reference to an object. Braces themselves are doubled."
        : argument.Type!.StartsWith("ARRAY", StringComparison.Ordinal) ? "The values to choose from; left out, those of the property's enum." : "What to do with the texts of a group. It is taken as it stands, braces too.";

    private static string Text(FunctionArgument argument)
    {
        var text = argument.Summary.Length > 0 ? argument.Summary : $"The argument {argument.Name}.";
        if (argument.IsColumn) text += " The property of the row with the column, by nameof.";
        if (argument.IsTemplate) text += " {Property} stands for a column, as in the prompt.";
        if (argument.Range is not null) text += $" In {argument.Range}.";
        if (argument.Excludes.Count > 0) text += $" Not together with {string.Join(" or ", argument.Excludes)}.";
        if (argument.Preview) text += " In preview.";
        if (argument.Default is { } value) text += $" Default: {Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)}.";
        else if (argument.DefaultRule is { } rule) text += $" Default: {rule}.";
        return text + string.Concat(argument.Notes.Select(note => " " + Documentation.Sentence(note)));
    }
}
