using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>[CustomHolidayTable] and [CustomHolidayQuery]: a name that can exist, or one query that returns the holidays' columns.</summary>
internal static class HolidaySourceRules
{
    private static readonly FindingTarget s_query = new(FindingTargetKind.HolidaySource, "sql");
    private static readonly FindingTarget s_condition = new(FindingTargetKind.HolidaySource, "Where");

    internal static void Check(ModelContext model, CustomHolidayClause clause, TrainingSource source)
    {
        if (source.IsQuery)
        {
            CheckQuery(model, clause, source.Text);
            return;
        }
        if (!SqlIdentifier.TryQuotePath(source.Text, out _, out var error)) model.Report(SqlDiagnostics.InvalidTableName, s_query with { Name = "name" }, Wording.Clause(error));
        if (source.Where is not { } condition) return;
        var tree = SqlParser.ParseExpression(condition);
        if (SqlText.IsUnchecked(model, tree, "Where", s_condition)) return;
        if (tree.HasErrors) SqlText.ReportError(model, SqlDiagnostics.ConditionSyntax, s_condition, tree.Diagnostics[0]);
        else SqlText.CheckParameters(model, tree, "Where", s_condition);
    }

    private static void CheckQuery(ModelContext model, CustomHolidayClause clause, string text)
    {
        var tree = SqlParser.ParseQuery(text);
        if (SqlText.IsUnchecked(model, tree, "The query of custom holidays", s_query)) return;
        var fault = tree.HasErrors ? SqlText.OtherThanQuery(text) is { } other ? "is " + other : Fault(tree.Diagnostics[0])
            : SqlText.EndsWithSemicolon(text) ? "ends with a semicolon"
            : null;
        if (fault is not null)
        {
            model.Report(SqlDiagnostics.HolidayQuery, s_query, fault);
            return;
        }
        SqlText.CheckParameters(model, tree, "The query of custom holidays", s_query);
        var returned = SqlColumns.ReturnedBy(tree.Root);
        if (!returned.IsComplete) return;
        var names = returned.Columns.Select(static column => column.Name).OfType<string>().ToList();
        foreach (var column in clause.Columns)
        {
            if (column.Required && !names.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
                model.Report(SqlDiagnostics.HolidayColumn, s_query, Wording.List(names), column.Name, column.Type, Wording.DidYouMean(Spelling.Closest(column.Name, names)));
        }
    }

    private static string Fault(SqlDiagnostic error) => "does not parse at line " + Wording.Number(error.Line) + ", column " + Wording.Number(error.Column) + ": " + Wording.Clause(error.Message);
}
