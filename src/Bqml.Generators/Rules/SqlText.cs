using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>What all SQL texts in attributes have in common.</summary>
internal static class SqlText
{
    /// <summary>Reports a mistake with its line and column in the text.</summary>
    internal static void ReportError(ModelContext model, DiagnosticDescriptor descriptor, FindingTarget target, SqlDiagnostic error) =>
        model.Report(descriptor, target, Wording.Number(error.Line), Wording.Number(error.Column), Wording.Clause(error.Message));

    /// <summary>The statements are constants, so that nothing gives parameters a value.</summary>
    internal static void CheckParameters<TRoot>(ModelContext model, SqlSyntaxTree<TRoot> tree, string what, FindingTarget target) where TRoot : SqlNode
    {
        foreach (var parameter in new SqlNode[] { tree.Root }.Concat(tree.Root.Descendants()).OfType<ParameterExpression>())
        {
            var (line, column) = tree.GetLineAndColumn(parameter.Span.Start);
            model.Report(SqlDiagnostics.Parameter, target, what, parameter.Name is { } name ? "@" + name : "?", Wording.Number(line), Wording.Number(column));
        }
    }
}
