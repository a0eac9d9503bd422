using System.Text.RegularExpressions;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>What all SQL texts in attributes have in common.</summary>
internal static class SqlText
{
    /// <summary>What statements other than queries begin with.</summary>
    private static readonly HashSet<string> s_statements = new(StringComparer.Ordinal)
    {
        "ALTER", "ASSERT", "BEGIN", "CALL", "COMMIT", "CREATE", "DECLARE", "DELETE", "DROP", "EXECUTE", "EXPORT", "GRANT", "IF", "INSERT", "LOAD", "LOOP", "MERGE", "REVOKE", "ROLLBACK", "SET", "TRUNCATE", "UPDATE", "WHILE",
    };

    /// <summary>Reports a mistake with its line and column in the text.</summary>
    internal static void ReportError(ModelContext model, DiagnosticDescriptor descriptor, FindingTarget target, SqlDiagnostic error) =>
        model.Report(descriptor, target, Wording.Number(error.Line), Wording.Number(error.Column), Wording.Clause(error.Message));

    /// <summary>Whether a text cannot be checked, since it holds GoogleSQL that the parser does not read; reports that.</summary>
    internal static bool IsUnchecked<TRoot>(ModelContext model, SqlSyntaxTree<TRoot> tree, string what, FindingTarget target) where TRoot : SqlNode
    {
        if (tree.Unsupported is not { } unsupported) return false;
        model.Report(SqlDiagnostics.NotChecked, target, what, Wording.Number(unsupported.Line), Wording.Number(unsupported.Column), Wording.Clause(unsupported.Message));
        return true;
    }

    /// <summary>What is to be said of functions, and parameters: the statements are constants, so that nothing gives these a value.</summary>
    internal static void CheckParameters<TRoot>(ModelContext model, SqlSyntaxTree<TRoot> tree, string what, FindingTarget target) where TRoot : SqlNode
    {
        foreach (var finding in SqlFunctionRules.Check(tree, static _ => null))
            model.ReportFixable(finding.Descriptor, target with { Part = finding.Part }, finding.Properties(tree.Text), [.. finding.Arguments]);
        foreach (var parameter in new SqlNode[] { tree.Root }.Concat(tree.Root.Descendants()).OfType<ParameterExpression>())
        {
            var (line, column) = tree.GetLineAndColumn(parameter.Span.Start);
            model.Report(SqlDiagnostics.Parameter, target, what, parameter.Name is { } name ? "@" + name : "?", Wording.Number(line), Wording.Number(column));
        }
    }

    /// <summary>What a text is that is no query but other SQL; null when it is a query with a mistake.</summary>
    internal static string? OtherThanQuery(string text)
    {
        var word = Regex.Match(text, @"^\s*([A-Za-z]*)").Groups[1].Value.ToUpperInvariant();
        if (s_statements.Contains(word)) return "a statement that begins with " + word;
        var script = SqlParser.Parse(text);
        return script.HasErrors || script.Root.Statements.Count == 1 ? null
            : script.Root.Statements.Count == 0 ? "empty"
            : "a script of " + Wording.Number(script.Root.Statements.Count) + " statements";
    }

    /// <summary>Whether a query that parses ends with a semicolon, which has no place between the brackets that it is put in.</summary>
    internal static bool EndsWithSemicolon(string query) => query.IndexOf(';') >= 0 && SqlParser.ParseQuery("(" + query + "\n)").HasErrors;
}
