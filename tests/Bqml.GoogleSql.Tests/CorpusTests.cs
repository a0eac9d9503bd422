namespace Bqml.GoogleSql.Tests;

/// <summary>What is valid parses without a diagnostic, keeps its meaning when printed, and has sound spans; what is invalid gets one diagnostic.</summary>
public class CorpusTests
{
    public static TheoryData<string> Valid => [.. Statements.Valid, .. Statements.ValidExpressions.Select(expression => $"SELECT {expression}")];

    public static TheoryData<string> Invalid => [.. Statements.Invalid, .. Statements.InvalidBeyondGrammar];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Valid_statements_parse_and_print(string sql)
    {
        var tree = SqlParser.Parse(sql);
        Assert.Empty(tree.Diagnostics);

        var printed = tree.Root.ToString();
        var again = SqlParser.Parse(printed);
        Assert.Empty(again.Diagnostics);
        Assert.Equal(tree.Root, again.Root);
        Assert.Equal(printed, again.Root.ToString());
        Assert.DoesNotContain('\n', printed.Replace(";\n", ";", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_statements_get_one_diagnostic(string sql)
    {
        var diagnostic = Assert.Single(SqlParser.Parse(sql).Diagnostics);
        Assert.InRange(diagnostic.Span.Start, 0, sql.Length);
        Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, sql.Length);
        Assert.EndsWith(".", diagnostic.Message, StringComparison.Ordinal);
    }
}
