using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Writes syntax trees as canonical GoogleSQL: one line, keywords in upper case, backticks and parentheses only where they are needed. Parsing the text gives an equal tree.</summary>
public static class SqlPrinter
{
    /// <summary>The node as GoogleSQL.</summary>
    /// <param name="node">Any node. One that stands for a mistake is written as text that does not parse.</param>
    public static string Print(SqlNode node)
    {
        if (node is null) throw new ArgumentNullException(nameof(node));
        var writer = new SqlWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
