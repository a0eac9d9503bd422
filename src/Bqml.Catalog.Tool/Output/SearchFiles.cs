using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>What the members of searches and vector indexes, which are written by hand, take from the catalogue: names, ranges and words about arguments, and the records of options.</summary>
internal static class SearchFiles
{
    private const string Folder = "src/Bqml/Generated/Search/";

    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        var functions = data.Functions.Where(RowFunctionFiles.IsSearch).ToArray();
        var arguments = functions.SelectMany(function => function.Signatures).SelectMany(signature => signature.Arguments).Where(argument => argument.Kind == ArgumentKind.Named).DistinctBy(argument => argument.Name).ToArray();
        var columns = functions.SelectMany(function => function.Outputs).SelectMany(output => output.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal);
        yield return new(Folder + "SearchNames.g.cs", TemplateRenderer.Render("search-names", new
        {
            Constants = functions.Select(function => new { Name = Naming.Pascal(function.Name), Value = function.Name })
                .Concat(arguments.Select(argument => new { Name = Naming.Pascal(argument.Name), Value = argument.Name }))
                .Concat(columns.Select(column => new { Name = Naming.Pascal(column) + "Column", Value = column })).ToArray(),
            Checks = arguments.Where(argument => argument.Range is not null).Select(argument => new
            {
                argument.PropertyName,
                Type = argument.CSharpType + "?",
                Parameter = Naming.Camel(argument.PropertyName),
                Check = FunctionMethod.RangeCheck(argument, Naming.Camel(argument.PropertyName), Naming.Camel(argument.PropertyName), isRequired: false),
            }).ToArray(),
        }));
        yield return new(Folder + "SearchArguments.xml", TemplateRenderer.Render("search-arguments", new
        {
            Calls = (from function in functions
                     from signature in function.Signatures
                     select new { Function = function.Name, Variant = signature.Variant ?? "", Parameters = signature.Arguments.Select(argument => new { Name = Naming.Camel(argument.PropertyName), Text = FunctionMethod.Text(argument) }).ToArray() }).ToArray(),
        }));
        foreach (var argument in arguments.Where(argument => argument.ObjectType is not null)) yield return Record(argument, functions.First(function => function.Signatures.Any(signature => signature.Arguments.Contains(argument))).DocumentationUrl);
        foreach (var option in data.VectorIndex.Options.Where(option => option.ObjectType is not null)) yield return Record(option, data.VectorIndex.DocumentationUrl);
        yield return new(Folder + "VectorIndex.g.cs", TemplateRenderer.Render("vector-index", new
        {
            data.VectorIndex.DocumentationUrl,
            Options = data.VectorIndex.Options.Where(IsProperty).Select(option => new
            {
                option.Name,
                option.PropertyName,
                Type = IsList(option) ? "IReadOnlyList<string>" : option.CSharpType + "?",
                Initial = IsList(option) ? " = [];" : "",
                Text = FunctionMethod.Text(option, IsList(option) ? "Default" : "Null"),
            }).ToArray(),
            Literals = data.VectorIndex.Options.Select(option => new
            {
                option.Name,
                Value = option.Name == VectorIndexStatement.TypeOption ? "FunctionLiterals.Of(Algorithm)"
                    : option.ObjectType is { } type ? $"FunctionLiterals.Of((this as {type})?.ToJson())"
                    : option.EnumType is not null ? $"FunctionLiterals.Of(EnumTexts.Of({option.PropertyName}))"
                    : $"FunctionLiterals.Of({option.PropertyName})",
            }).ToArray(),
        }));
    }

    /// <summary>The record for an argument that is a JSON object.</summary>
    private static GeneratedFile Record(FunctionArgument argument, string documentationUrl) => new($"{Folder}{argument.ObjectType}.g.cs", TemplateRenderer.Render("json-record", new
    {
        Name = argument.ObjectType,
        argument.Summary,
        DocumentationUrl = documentationUrl,
        Algorithm = VectorIndexStatement.AlgorithmOf(argument),
        Fields = argument.Fields.Select(field => new
        {
            field.Name,
            field.PropertyName,
            Type = field.CSharpType + (IsSwitch(field) ? "" : "?"),
            Value = field.EnumType is not null ? $"JsonOptions.Of(EnumTexts.Of({field.PropertyName}))" : $"JsonOptions.Of({field.PropertyName})",
            Text = FunctionMethod.Text(field, IsSwitch(field) ? "Default" : "Null"),
        }).ToArray(),
        Checks = argument.Fields.Where(field => field.Range is not null).Select(field => FunctionMethod.RangeCheck(field, field.PropertyName, field.PropertyName, isRequired: false))
            .Concat(from field in argument.Fields from other in argument.Fields where field.Excludes.Contains(other.Name + " = true") && IsSwitch(other)
                    select $"if ({other.PropertyName} && {field.PropertyName} is not null) throw new ArgumentException({CSharpExpression.String($"{field.PropertyName} and {other.PropertyName} exclude each other: give one of them.")}, nameof({other.PropertyName}));").ToArray(),
    }));

    private static bool IsProperty(FunctionArgument option) => option.Name != VectorIndexStatement.TypeOption && option.ObjectType is null;

    private static bool IsList(FunctionArgument option) => option.Type == "ARRAY<STRING>";

    /// <summary>Whether left out is as good as false.</summary>
    private static bool IsSwitch(FunctionArgument field) => field is { CSharpType: "bool", Default: false };
}
