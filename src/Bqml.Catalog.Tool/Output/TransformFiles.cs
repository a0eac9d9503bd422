using System.Globalization;
using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>One attribute class for each preprocessing function, which puts it into the TRANSFORM clause.</summary>
internal static class TransformFiles
{
    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        foreach (var function in data.Functions.Where(function => function.TransformAttributeName is not null))
        {
            var arguments = function.Signatures[0].Arguments;
            var column = arguments.Single(argument => argument.IsColumn);
            yield return new($"src/Bqml/Generated/Transforms/{function.TransformAttributeName}Attribute.g.cs", TemplateRenderer.Render("transform", new
            {
                Function = function,
                Column = column,
                TakesSeveral = TakesSeveralColumns(column),
                Least = function.CombinedFields?.LeastColumns ?? 1,
                Parameters = arguments.Where(argument => argument.IsConstructorParameter).Select(argument => new { Argument = argument, Default = DefaultOf(argument), IsArray = argument.CSharpType!.EndsWith(']'), Rules = Rules(argument) }).ToArray(),
                Properties = arguments.Where(argument => !argument.IsColumn && !argument.IsConstructorParameter).Select(argument => new { Argument = argument, IsArray = argument.CSharpType!.EndsWith(']') || argument.CSharpType == "string", Rules = Rules(argument) }).ToArray(),
            }));
        }
    }

    /// <summary>Functions over a STRUCT of columns stand on the class and name the columns.</summary>
    public static bool TakesSeveralColumns(FunctionArgument column) => column.Type!.StartsWith("STRUCT", StringComparison.Ordinal);

    private static string? DefaultOf(FunctionArgument argument) => argument.Required ? null : Constant(argument, argument.Default);

    private static string Constant(FunctionArgument argument, object? constant) => constant switch
    {
        string text when argument.EnumType is { } type => $"{type}.{argument.AllowedValues.Single(value => value.SqlValue == text).MemberName}",
        var value => CSharpExpression.Of(value),
    };

    private static IReadOnlyList<string> Rules(FunctionArgument argument)
    {
        var rules = new List<string>();
        if (argument.AllowedValues.Count > 0) rules.Add($"Values: {string.Join(", ", argument.AllowedValues.Select(value => value.MemberName))}.");
        if (argument.Default is { } value) rules.Add($"Default: {(value is object[] array ? string.Join(", ", array) : value is string or bool ? Constant(argument, value) : Convert.ToString(value, CultureInfo.InvariantCulture))}.");
        if (argument.Range is { } range) rules.Add($"Range: {range}.");
        if (argument.AnyTypeValues.Count > 0) rules.Add($"For a column that is no number only {string.Join(" and ", argument.AllowedValues.Where(value => argument.AnyTypeValues.Contains(value.SqlValue)).Select(value => value.MemberName))}.");
        if (argument.Ascending) rules.Add(argument.MayRepeat ? "Finite numbers that do not descend." : "Finite numbers in ascending order.");
        rules.AddRange(argument.Notes.Select(Documentation.Sentence));
        return rules;
    }
}
