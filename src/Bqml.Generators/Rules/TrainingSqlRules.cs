using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>The training query or condition: it parses, is one query, and returns the row's columns.</summary>
internal static class TrainingSqlRules
{
    private static readonly FindingTarget s_query = new(FindingTargetKind.Training, "sql");
    private static readonly FindingTarget s_condition = new(FindingTargetKind.Training, "Where");

    internal static void Check(ModelContext model)
    {
        if (model.Spec.Training is not { } training) return;
        if (training.IsQuery) CheckQuery(model, training.Text);
        else if (training.Where is { } condition) CheckCondition(model, condition);
    }

    private static void CheckCondition(ModelContext model, string condition)
    {
        var tree = SqlParser.ParseExpression(condition);
        if (SqlText.IsUnchecked(model, tree, "Where", s_condition)) return;
        if (tree.HasErrors) SqlText.ReportError(model, SqlDiagnostics.ConditionSyntax, s_condition, tree.Diagnostics[0]);
        else SqlText.CheckParameters(model, tree, "Where", s_condition);
    }

    private static void CheckQuery(ModelContext model, string text)
    {
        var tree = SqlParser.ParseQuery(text);
        if (SqlText.IsUnchecked(model, tree, "The training query", s_query)) return;
        if (tree.HasErrors)
        {
            if (SqlText.OtherThanQuery(text) is { } other) model.Report(SqlDiagnostics.NotAQuery, s_query, other);
            else SqlText.ReportError(model, SqlDiagnostics.QuerySyntax, s_query, tree.Diagnostics[0]);
            return;
        }
        if (SqlText.EndsWithSemicolon(text))
        {
            model.Report(SqlDiagnostics.NotAQuery, s_query, "a statement that ends with a semicolon");
            return;
        }
        SqlText.CheckParameters(model, tree, "The training query", s_query);
        if (tree.Root.Descendants().Any(IsExternalQuery)) model.Report(SqlDiagnostics.ExternalQuery, s_query);
        var returned = SqlColumns.ReturnedBy(tree.Root);
        CheckColumns(model, returned);
        QueryColumnRules.CheckReturned(model, returned, s_query);
    }

    private static void CheckColumns(ModelContext model, ColumnList returned)
    {
        var names = returned.Columns.Select(static column => column.Name).OfType<string>().ToList();
        foreach (var column in model.Row?.Columns ?? [])
        {
            // What is ignored or only kept in predictions is not read for training.
            if (column.Roles.Any(static role => role is ColumnRole.Ignore or ColumnRole.PassThrough)) continue;
            var times = names.Count(name => name.Equals(column.Column, StringComparison.OrdinalIgnoreCase));
            if (times > 1) model.Report(SqlDiagnostics.DuplicateQueryColumn, s_query, column.Column, Wording.Number(times));
            if (times == 0 && returned.IsComplete)
                model.Report(SqlDiagnostics.ColumnNotReturned, s_query, Wording.List(names), column.Column, column.Property, Wording.DidYouMean(Spelling.Closest(column.Column, names)));
        }
    }

    private static bool IsExternalQuery(SqlNode node) => node switch
    {
        TableFunctionCall call => call.Name.Is("EXTERNAL_QUERY"),
        FunctionCall call => call.Name.Is("EXTERNAL_QUERY"),
        _ => false,
    };
}
