using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The prompts of computed properties: braces, the properties they name, and their types.</summary>
internal static class PromptRules
{
    /// <param name="context">Where findings go.</param>
    /// <param name="row">The row whose properties the prompt names.</param>
    /// <param name="column">The computed property.</param>
    /// <param name="text">The prompt.</param>
    /// <param name="isPrompt">Whether it is the prompt itself, rather than another text with properties in it.</param>
    internal static void Check(RuleContext context, RowSpec row, ColumnSpec column, string text, bool isPrompt)
    {
        var prompt = PromptText.Parse(text);
        if (prompt.Problem is { } problem)
        {
            context.Report(AiDiagnostics.PromptBraces, AiColumnRules.At(column, isPrompt ? prompt.ProblemPlace : null), column.Property, problem);
            return;
        }
        var given = AiSelect.Given(row).ToList();
        foreach (var piece in prompt.Pieces.Where(static piece => piece.IsHole)) CheckHole(context, row, given, column, text, piece, isPrompt);
        if (!isPrompt || prompt.Pieces.Any(static piece => piece.IsHole)) return;
        context.Report(AiDiagnostics.PromptWithoutColumn, AiColumnRules.At(column), column.Property, given.FirstOrDefault(PromptExpression.IsAllowed)?.Property ?? "Property");
    }

    private static void CheckHole(RuleContext context, RowSpec row, List<ColumnSpec> given, ColumnSpec column, string text, PromptText.Piece hole, bool isPrompt)
    {
        var target = AiColumnRules.At(column, isPrompt ? hole.Place : null);
        if (PromptExpression.Find(given, hole.Text) is { } named)
        {
            if (named.Type is not null && !PromptExpression.IsAllowed(named))
                context.Report(AiDiagnostics.PromptType, target, column.Property, hole.Text, "which is " + named.Type, "use a text, number, bool, date, time, enum or JSON, a list of texts, or an ObjectRef");
            else if (!isPrompt && PromptExpression.IsObject(named))
                context.Report(AiDiagnostics.PromptType, target, column.Property, hole.Text, "which is an object", "use a text there");
            return;
        }
        if (PromptExpression.Find([.. row.Columns], hole.Text) is { } other)
        {
            context.Report(AiDiagnostics.PromptType, target, column.Property, hole.Text, other.Ai is not null || other.StatusOf is not null ? "which is computed too" : "which is no column", "a prompt reads columns of the table: compute in two steps, or name another property");
            return;
        }
        if (Spelling.Closest(hole.Text, given.Select(static candidate => candidate.Property)) is not { } suggestion)
        {
            context.Report(AiDiagnostics.PromptProperty, target, row.Name, hole.Text, column.Property, "; it has " + Wording.List(given.Select(static candidate => candidate.Property)));
            return;
        }
        var corrected = text.Substring(0, hole.Place.Start) + suggestion + text.Substring(hole.Place.End);
        context.ReportFixable(AiDiagnostics.PromptProperty, target, [FixProperties.Text, text, FixProperties.Replacement, corrected], row.Name, hole.Text, column.Property, Wording.DidYouMean(suggestion));
    }
}
