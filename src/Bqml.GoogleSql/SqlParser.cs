using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>
/// Reads GoogleSQL. Any text gives a tree: mistakes become diagnostics, and the parser goes on behind them. It never throws because of what a
/// text holds, takes time in proportion to the text's length, and refuses text that is nested too deeply.
/// </summary>
public static class SqlParser
{
    /// <summary>Reads one or more statements separated by semicolons.</summary>
    /// <param name="text">The text.</param>
    public static SqlSyntaxTree<SqlScript> Parse(string text) => Parse(text, static parser => parser.ParseScript());

    /// <summary>Reads one query: what stands behind AS in CREATE MODEL.</summary>
    /// <param name="text">The text; a semicolon at its end is allowed.</param>
    public static SqlSyntaxTree<Query> ParseQuery(string text) => Parse(text, static parser => parser.ParseWholeQuery());

    /// <summary>Reads one expression: a condition of WHERE, the value of an option.</summary>
    /// <param name="text">The text.</param>
    public static SqlSyntaxTree<SqlExpression> ParseExpression(string text) => Parse(text, static parser => parser.ParseWholeExpression());

    /// <summary>Reads a select list: what stands between the parentheses of TRANSFORM.</summary>
    /// <param name="text">The text.</param>
    public static SqlSyntaxTree<TransformClause> ParseTransform(string text) => Parse(text, static parser => parser.ParseWholeTransform());

    /// <summary>Reads one type.</summary>
    /// <param name="text">The text.</param>
    public static SqlSyntaxTree<TypeName> ParseType(string text) => Parse(text, static parser => parser.ParseWholeType());

    /// <summary>Reads a list of columns with their types: what the setting <c>output_schema</c> of generative functions holds.</summary>
    /// <param name="text">The text: <c>title STRING, year INT64 OPTIONS(description = '...')</c>.</param>
    public static SqlSyntaxTree<ColumnDefinitions> ParseColumns(string text) => Parse(text, static parser => parser.ParseWholeColumns());

    private static SqlSyntaxTree<TRoot> Parse<TRoot>(string text, Func<Parser, TRoot> parse) where TRoot : SqlNode
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        var lines = new LineMap(text);
        var diagnostics = new DiagnosticBag(lines);
        var parser = new Parser(text, Lexer.Tokenize(text, diagnostics), diagnostics);
        var root = parse(parser);
        return new SqlSyntaxTree<TRoot>(text, root, diagnostics.ToList(), lines);
    }
}
