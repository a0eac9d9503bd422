using System.Diagnostics;
using Bqml.GoogleSql.Syntax;
using CsCheck;

namespace Bqml.GoogleSql.Tests;

/// <summary>No text makes the parser throw, hang, or overflow the stack.</summary>
public class RobustnessTests
{
    private static readonly string[] _tokens =
    [
        "SELECT", "FROM", "WHERE", "GROUP", "BY", "ORDER", "LIMIT", "WITH", "AS", "UNION", "ALL", "DISTINCT", "JOIN", "LEFT", "CROSS", "ON", "USING", "UNNEST", "CASE", "WHEN", "THEN", "ELSE", "END", "CAST", "INTERVAL", "EXTRACT",
        "ARRAY", "STRUCT", "NOT", "AND", "OR", "IN", "IS", "NULL", "LIKE", "BETWEEN", "EXISTS", "OVER", "PARTITION", "ROWS", "RANGE", "CREATE", "MODEL", "TABLE", "VIEW", "OPTIONS", "TRANSFORM", "INPUT", "OUTPUT", "REMOTE", "CONNECTION", "DROP",
        "INSERT", "VALUES", "EXCEPT", "REPLACE", "PIVOT", "UNPIVOT", "FOR", "OFFSET", "QUALIFY", "WINDOW", "HAVING", "ROLLUP", "GROUPING", "SETS", "TABLESAMPLE", "IGNORE", "NULLS", "DATE", "SAFE_CAST", "IF", "ALTER", "EXPORT", "SET",
        "(", ")", "(", ")", "[", "]", "<", ">", ",", ".", ";", "*", "+", "-", "/", "||", "|", "&", "^", "~", "=", "!=", "<=", ">>", "=>", "->", "@", "@@", "?", ":", "{", "}", "|>", "a", "b", "t", "`x y`", "1", "2.5", "'s'", "b'x'", "r'\\'", "'", "`", "\"\"\"",
        "/*", "*/", "--", "#", "\n", "\\", "$", "\0", "😀", "\ud83d",
    ];

    private static readonly Gen<string> _soup = Gen.Int[0, _tokens.Length - 1].Array[0, 60].Select(static picks => string.Join(' ', picks.Select(static pick => _tokens[pick])));

    private static readonly string[] _corpus = [.. Statements.Valid, .. Statements.ValidExpressions.Select(static expression => $"SELECT {expression}")];

    [Fact]
    public void Token_soup_parses_to_something() => _soup.Sample(CheckTotal, iter: 3000);

    [Fact]
    public void Any_characters_parse_to_something() => NastyText.Any.Sample(CheckTotal);

    [Fact]
    public void Damaged_statements_parse_to_something() =>
        Gen.Select(Gen.Int[0, _corpus.Length - 1], Gen.Double.Unit, Gen.Int[0, _tokens.Length - 1], Gen.Int[0, 4]).Sample(
            static (statement, where, token, removed) =>
            {
                var sql = _corpus[statement];
                var at = (int)(where * sql.Length);
                CheckTotal(sql[..at] + " " + _tokens[token] + " " + sql[Math.Min(sql.Length, at + removed)..]);
            },
            iter: 3000);

    [Fact]
    public void Cut_statements_parse_to_something()
    {
        foreach (var sql in _corpus)
        {
            for (var length = 0; length < sql.Length; length++) CheckTotal(sql[..length]);
        }
    }

    /// <summary>Spans nest and stay inside the text; whatever has no mistake survives printing.</summary>
    private static void CheckTotal(string sql)
    {
        var tree = SqlParser.Parse(sql);
        CheckSpans(tree.Root, sql.Length);
        foreach (var diagnostic in tree.Diagnostics)
        {
            Assert.InRange(diagnostic.Span.Start, 0, sql.Length);
            Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, sql.Length);
        }
        var printed = tree.Root.ToString();
        if (tree.HasErrors) return;
        var again = SqlParser.Parse(printed);
        Assert.Empty(again.Diagnostics);
        Assert.Equal(tree.Root, again.Root);
    }

    private static void CheckSpans(SqlNode root, int length)
    {
        Assert.InRange(root.Span.Start, 0, length);
        Assert.InRange(root.Span.End, root.Span.Start, length);
        foreach (var child in root.Children) CheckSpans(child, length);
    }

    public static TheoryData<string, string> Nested => new()
    {
        { "(", "SELECT " }, { "[", "SELECT " }, { "- ", "SELECT " }, { "NOT ", "SELECT " }, { "f(", "SELECT " }, { "(SELECT ", "" }, { "CASE WHEN ", "SELECT " }, { "STRUCT(", "SELECT " }, { "a[", "SELECT " }, { "CAST(", "SELECT " },
        { "(SELECT * FROM ", "" }, { "SELECT * FROM (", "" }, { "(", "SELECT * FROM " }, { "WITH a AS (", "" }, { "EXISTS(SELECT ", "SELECT " }, { "ARRAY(SELECT ", "SELECT " }, { "a IN (", "SELECT " }, { "INTERVAL ", "SELECT " }, { "ARRAY<", "SELECT CAST(a AS " },
        { "STRUCT<a ", "SELECT CAST(a AS " }, { "a BETWEEN (", "SELECT " }, { "ROLLUP(", "SELECT 1 FROM t GROUP BY " }, { "f(x) OVER (ORDER BY ", "SELECT " }, { "EXTRACT(", "SELECT " },
        { "(((SELECT 1) UNION ALL ", "" }, { "~+-", "SELECT " }, { "f((SELECT * FROM ", "SELECT * FROM " }, { "IF(", "SELECT " }, { "a LIKE ANY (", "SELECT " },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Deep_nesting_is_an_error_not_a_crash(string piece, string prefix)
    {
        var sql = prefix + string.Concat(Enumerable.Repeat(piece, 50_000));
        OnSmallStack(() =>
        {
            var diagnostics = SqlParser.Parse(sql).Diagnostics;
            Assert.Contains(diagnostics, static diagnostic => diagnostic.Message.Contains("nested too deeply", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("SELECT ", "1", " + 1")]
    [InlineData("SELECT ", "a", " || 'x'")]
    [InlineData("SELECT ", "f()", ".a")]
    [InlineData("SELECT ", "a", "[0]")]
    [InlineData("SELECT * FROM ", "t", " JOIN t USING (a)")]
    [InlineData("SELECT * FROM ", "t", ", t")]
    [InlineData("SELECT * FROM ", "t", " PIVOT(SUM(a) FOR b IN (1))")]
    public void A_long_chain_is_an_error_not_a_crash(string prefix, string first, string more)
    {
        var sql = prefix + first + string.Concat(Enumerable.Repeat(more, 20_000)) + "; SELECT 2";
        OnSmallStack(() =>
        {
            var tree = SqlParser.Parse(sql);
            Assert.Contains("too complex", Assert.Single(tree.Diagnostics).Message, StringComparison.Ordinal);
            Assert.IsType<InvalidStatement>(tree.Root.Statements[0]);
            Assert.Equal("SELECT 2", tree.Root.Statements[1].ToString());
        });
    }

    [Theory]
    [InlineData("a = 1", " OR a = 1")]
    [InlineData("a", " AND a")]
    [InlineData("a IN (1", ", 1")]
    public void Long_conditions_are_fine(string first, string more)
    {
        var sql = $"SELECT 1 FROM t WHERE {first}{string.Concat(Enumerable.Repeat(more, 20_000))}{(first.Contains('(') ? ")" : "")}";
        OnSmallStack(() => CheckTotal(sql));
    }

    [Fact]
    public void Trees_at_the_limit_can_be_read_and_printed()
    {
        var nested = $"SELECT {new string('(', 140)}1{string.Concat(Enumerable.Repeat(" + 1)", 140))}";
        var chained = $"SELECT 1{string.Concat(Enumerable.Repeat(" + 1", 450))}";
        var union = $"SELECT 1{string.Concat(Enumerable.Repeat(" UNION ALL SELECT 1", 5000))}";
        OnSmallStack(() =>
        {
            CheckTotal(nested);
            CheckTotal(chained);
            CheckTotal(union);
            Assert.Empty(SqlParser.Parse(nested).Diagnostics);
            Assert.Empty(SqlParser.Parse(chained).Diagnostics);
            Assert.Empty(SqlParser.Parse(union).Diagnostics);
        });
    }

    [Fact]
    public void Time_grows_with_the_length_of_the_text()
    {
        // Each of these would take minutes if some look-ahead were quadratic.
        string[] texts =
        [
            string.Concat(Enumerable.Repeat("(", 500_000)),
            string.Concat(Enumerable.Repeat("()", 250_000)),
            "SELECT " + string.Concat(Enumerable.Repeat("((((1)))), ", 50_000)),
            "SELECT " + string.Concat(Enumerable.Repeat("((a, ", 100_000)),
            "SELECT f(" + string.Concat(Enumerable.Repeat("a b, ", 100_000)) + ")",
            string.Concat(Enumerable.Repeat("(]", 100_000)),
            string.Concat(Enumerable.Repeat("'\n", 200_000)),
            string.Concat(Enumerable.Repeat("/* ", 200_000)),
            string.Concat(Enumerable.Repeat("SELECT 1 WHERE ", 50_000)),
        ];
        foreach (var text in texts)
        {
            var clock = Stopwatch.StartNew();
            _ = SqlParser.Parse(text).Diagnostics;
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed} for {text[..20]}... is too slow.");
        }
    }

    /// <summary>Runs on half the stack that the main thread of a Windows process has.</summary>
    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException(failure.Message, failure);
    }
}
