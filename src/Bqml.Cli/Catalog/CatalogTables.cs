using System.Globalization;
using Bqml.Catalog;
using static Bqml.Cli.Catalog.CatalogText;

namespace Bqml.Cli.Catalog;

/// <summary>The catalogue as tables for people, and for grep: each row of a table tells what it belongs to.</summary>
internal static class CatalogTables
{
    public static void Write(Terminal terminal, CatalogSelection selection)
    {
        if (selection.ModelTypes.Count > 0)
        {
            terminal.WriteTable("Model types", ["model type", "in C#", "what it is", "for", "row types", "options", "functions", "notes"], ModelTypes(selection));
            terminal.WriteGroups("Options", ["model type", "option", "in C#", "type", "required", "range", "tunable by", "default", "values"], Options(selection));
        }
        terminal.WriteTable("Functions", ["function", "kind", "in C#", "notes", "what it does"], Functions(selection));
        terminal.WriteGroups("Arguments", ["function", "argument", "written", "type", "required", "range", "default", "variant", "only for", "values"], Arguments(selection));
        terminal.WriteGroups("Outputs", ["function", "rows", "record", "when", "only for", "columns"], Outputs(selection));
        terminal.WriteTable("Support", ["function", "model types", "which (? where the documentation leaves it in doubt)"], Support(selection));
        if (selection.Endpoints.Count > 0)
            terminal.WriteTable("Endpoints", ["endpoint", "kind", "for", "released", "retired after", "not before", "recommended instead"], Endpoints(selection));
        terminal.Output.WriteLine(
            $"{Count(selection.ModelTypes.Count)} model types, {Count(selection.OptionCount)} options, {Count(selection.Functions.Count)} functions; documentation of {ModelCatalog.Snapshot}");
    }

    private static IEnumerable<IReadOnlyList<string>> ModelTypes(CatalogSelection selection) => selection.ModelTypes.Select(static type => (string[])
    [
        type.Id, type.AttributeName, type.Title, type.Category.ToString(), Count(type.RowTypeParameterCount), Count(type.Options.Count), Count(type.Functions.Count), type.Preview ? "preview" : "",
    ]);

    private static IEnumerable<IReadOnlyList<string>> Options(CatalogSelection selection) =>
        from type in selection.ModelTypes
        from option in type.Options
        select (string[])[type.Id, option.Name, CSharp(option), Type(option), YesOr(option.Required), Range(option), Tuning(option), Default(option.Default, option.DefaultRule), Values(option)];

    private static IEnumerable<IReadOnlyList<string>> Functions(CatalogSelection selection) => selection.Functions.Select(static function =>
    {
        var notes = new List<string>();
        if (function.Preview) notes.Add("preview");
        if (function.SupersededBy is { } successor) notes.Add($"superseded by {successor}");
        if (function.EnabledBy is { } option) notes.Add($"needs {option}");
        return (string[])[function.Name, function.Kind.ToString(), CSharp(function), List(notes), function.Summary];
    });

    private static IEnumerable<IReadOnlyList<string>> Arguments(CatalogSelection selection) =>
        from function in selection.Functions
        from signature in function.Signatures
        where selection.Applies(signature.ModelTypeIds)
        from argument in signature.Arguments.SelectMany(static argument => argument.Fields.Prepend(argument))
        where selection.Applies(argument.ModelTypeIds)
        select (string[])
        [
            function.Name, argument.Name, Place(argument), argument.Type ?? "", YesOr(argument.Required), argument.Range?.ToString() ?? "", Default(argument.Default, argument.DefaultRule),
            signature.Variant ?? "", List(argument.ModelTypeIds.Count > 0 ? argument.ModelTypeIds : signature.ModelTypeIds), List(argument.AllowedValues.Select(static value => value.SqlValue)),
        ];

    private static IEnumerable<IReadOnlyList<string>> Outputs(CatalogSelection selection)
    {
        foreach (var function in selection.Functions)
        {
            if (function.Returns is { } returns) yield return [function.Name, "", "", "", "", returns];
            foreach (var output in function.Outputs)
                if (selection.Applies(output.ModelTypeIds))
                    yield return [function.Name, output.Rows == RowCount.Single ? "one" : "many", output.ResultType ?? "", When(output.When), List(output.ModelTypeIds), Columns(output)];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Support(CatalogSelection selection)
    {
        var types = selection.ModelType is { } type ? [type] : ModelCatalog.ModelTypes;
        foreach (var function in selection.Functions)
        {
            if (!function.TakesModel) continue;
            var doubtful = types.Where(candidate => candidate.DoubtfulFunctions.Contains(function.Name)).Select(static candidate => candidate.Id + "?");
            var supporting = types.Where(candidate => candidate.Supports(function.Name)).Select(static candidate => candidate.Id).ToArray();
            yield return [function.Name, Count(supporting.Length), List(supporting.Concat(doubtful))];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Endpoints(CatalogSelection selection) => selection.Endpoints.Select(static endpoint => (string[])
    [
        endpoint.Name, endpoint.Family, List(endpoint.ModelTypeIds), endpoint.Released ?? "", endpoint.Retires ?? "", endpoint.StaysUntil ?? "", endpoint.FindReplacement()?.Name ?? "",
    ]);

    private static string YesOr(bool flag) => flag ? "yes" : "";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
