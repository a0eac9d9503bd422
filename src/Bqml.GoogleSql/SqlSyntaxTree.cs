using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>What the parser made of a text.</summary>
/// <typeparam name="TRoot">What was asked for: a script, a query, an expression.</typeparam>
public sealed class SqlSyntaxTree<TRoot> where TRoot : SqlNode
{
    private readonly LineMap _lines;

    internal SqlSyntaxTree(string text, TRoot root, IReadOnlyList<SqlDiagnostic> diagnostics, LineMap lines) =>
        (Text, Root, Diagnostics, _lines) = (text, root, diagnostics, lines);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The root of the tree; when there are diagnostics, parts of it are missing or stand in for what could not be read.</summary>
    public TRoot Root { get; }

    /// <summary>The mistakes, in the order of the text; empty when the text is valid.</summary>
    public IReadOnlyList<SqlDiagnostic> Diagnostics { get; }

    /// <summary>Whether there is a mistake.</summary>
    public bool HasErrors => Diagnostics.Count > 0;

    /// <summary>What this parser does not read where it stopped understanding the text, which BigQuery may take all the same; null when there is nothing, or a mistake comes first.</summary>
    public SqlDiagnostic? Unsupported => Diagnostics is [{ IsUnsupported: true } first, ..] ? first : null;

    /// <summary>The line and column, both from 1, of a position in the text.</summary>
    /// <param name="position">A position, in UTF-16 code units from 0.</param>
    public (int Line, int Column) GetLineAndColumn(int position) => _lines.Locate(position);
}
