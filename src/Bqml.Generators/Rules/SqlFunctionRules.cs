using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>
/// Functions of BigQuery ML in SQL that the user wrote: whether there is such a one, whether it is current, whether the model can be given to it, and what
/// settings it gets.
/// </summary>
internal static class SqlFunctionRules
{
    private static readonly string[] s_families = ["ML", "AI"];

    /// <summary>What a text has in it that calls such a function: the beginning of its name, or the whole of one that is of no family.</summary>
    private static readonly Lazy<string[]> s_beginnings = new(static () =>
        [.. s_families.Select(static family => family + "."), .. ModelCatalog.Functions.Select(static function => function.Name).Where(static name => name.IndexOf('.') < 0)]);

    /// <summary>Whether a text may call such a function, so that it is worth parsing.</summary>
    internal static bool MayConcern(string text) => Array.Exists(s_beginnings.Value, beginning => text.IndexOf(beginning, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a name is that of a function of BigQuery ML, known or not.</summary>
    internal static bool IsOfFamily(SqlPath name) => name.Parts.Count == 2 && s_families.Contains(name.Parts[0].Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that is to be said of the functions in a tree.</summary>
    /// <param name="tree">The SQL.</param>
    /// <param name="findModel">The model type of a model that is declared under a name; null for every other.</param>
    internal static IEnumerable<SqlFinding> Check<TRoot>(SqlSyntaxTree<TRoot> tree, Func<SqlPath, ModelType?> findModel) where TRoot : SqlNode
    {
        foreach (var node in new SqlNode[] { tree.Root }.Concat(tree.Root.Descendants()))
        {
            if (NameOf(node) is not { Parts.Count: 1 or 2 } name) continue;
            var findings = ModelCatalog.FindFunction(name.FullName) is { } function ? CheckKnown(tree, node, name, function, findModel) : CheckUnknown(tree, name);
            foreach (var finding in findings) yield return finding;
        }
    }

    /// <summary>A finding whose message begins with the part, its line and its column.</summary>
    internal static SqlFinding At<TRoot>(SqlSyntaxTree<TRoot> tree, SqlNode part, DiagnosticDescriptor descriptor, string? replacement, string name, params string[] arguments) where TRoot : SqlNode
    {
        var (line, column) = tree.GetLineAndColumn(part.Span.Start);
        return new SqlFinding(descriptor, part.Span, new[] { name, Wording.Number(line), Wording.Number(column) }.Concat(arguments).ToEquatableArray(), replacement);
    }

    private static IEnumerable<SqlFinding> CheckUnknown<TRoot>(SqlSyntaxTree<TRoot> tree, SqlPath name) where TRoot : SqlNode
    {
        if (!IsOfFamily(name)) yield break;
        var meant = Spelling.Closest(name.FullName, ModelCatalog.Functions.Select(static function => function.Name));
        yield return meant is null
            ? At(tree, name, SqlFunctionDiagnostics.Unknown, null, name.FullName)
            : At(tree, name, SqlFunctionDiagnostics.Misspelt, meant, name.FullName, meant);
    }

    private static IEnumerable<SqlFinding> CheckKnown<TRoot>(SqlSyntaxTree<TRoot> tree, SqlNode call, SqlPath name, ModelFunction function, Func<SqlPath, ModelType?> findModel) where TRoot : SqlNode
    {
        if (function.SupersededBy is { } successor) yield return At(tree, name, AvailabilityDiagnostics.Superseded, successor, function.Name, successor);
        if (function.Preview) yield return At(tree, name, AvailabilityDiagnostics.Preview, null, function.Name);
        var path = (call as TableFunctionCall)?.Arguments.OfType<ModelArgument>().FirstOrDefault()?.Path;
        var model = path is null ? null : findModel(path);
        if (function.TakesModel && model is not null && !model.Supports(function.Name))
            yield return At(tree, name, AvailabilityDiagnostics.NotSupported, null, function.Name, path!.FullName, model.TitleWithArticle, Takers(function));
        foreach (var finding in SqlSettingRules.Check(tree, call, name, function, model)) yield return finding;
    }

    private static string Takers(ModelFunction function) =>
        Wording.List(function.ModelTypeIds.Select(static id => ModelCatalog.FindModelType(id)?.Title).OfType<string>(), most: 5);

    private static SqlPath? NameOf(SqlNode node) => node switch
    {
        TableFunctionCall call => call.Name,
        FunctionCall call => call.Name,
        _ => null,
    };
}
