using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>Functions of BigQuery ML in SQL that the user wrote: those that another has superseded, and those in preview.</summary>
internal static class FunctionUseRules
{
    internal static void Check<TRoot>(ModelContext model, SqlSyntaxTree<TRoot> tree, FindingTarget target) where TRoot : SqlNode
    {
        foreach (var node in new SqlNode[] { tree.Root }.Concat(tree.Root.Descendants()))
        {
            if (NameOf(node) is not { Parts.Count: 2 } name || ModelCatalog.FindFunction(name.FullName) is not { } function) continue;
            var (line, column) = tree.GetLineAndColumn(name.Span.Start);
            if (function.SupersededBy is { } successor)
            {
                var corrected = tree.Text.Substring(0, name.Span.Start) + successor + tree.Text.Substring(name.Span.Start + name.Span.Length);
                model.ReportFixable(AvailabilityDiagnostics.Superseded, target, [FixProperties.Text, tree.Text, FixProperties.Replacement, corrected], function.Name, Wording.Number(line), Wording.Number(column), successor);
            }
            if (function.Preview) model.Report(AvailabilityDiagnostics.Preview, target, function.Name, Wording.Number(line), Wording.Number(column));
        }
    }

    private static SqlPath? NameOf(SqlNode node) => node switch
    {
        TableFunctionCall call => call.Name,
        FunctionCall call => call.Name,
        _ => null,
    };
}
