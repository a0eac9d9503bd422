using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql.Tests;

/// <summary>What the messages say, where they point, and what is read behind a mistake.</summary>
public class DiagnosticsTests
{
    [Theory]
    [InlineData("SELECT (1 FROM t", 1, 11, "Expected ')' but found the keyword FROM.")]
    [InlineData("SELECT 1 FROM", 1, 14, "Expected a table, a query in parentheses, UNNEST or a table-valued function but found the end of the text.")]
    [InlineData("SELECT\n  a = b = c", 2, 9, "Comparisons do not chain: put parentheses around the one on the left.")]
    [InlineData("SELECT 1 UNION SELECT 2", 1, 16, "Expected ALL or DISTINCT behind UNION but found the keyword SELECT.")]
    [InlineData("SELECT 'a", 1, 8, "The string is not closed: ' is missing. A string over several lines is written between '''.")]
    [InlineData("SELECT\r\n\r\n`a", 3, 1, "The identifier is not closed: ` is missing.")]
    [InlineData("SELECT '''a\n", 1, 8, "The string is not closed: ''' is missing.")]
    [InlineData("SELECT 1 /* a", 1, 10, "The comment is not closed: '*/' is missing.")]
    [InlineData("SELECT 'a\\q'", 1, 10, "\\q is not a valid escape sequence; a backslash is written \\\\.")]
    [InlineData("SELECT '\\x4'", 1, 9, "\\x is not a valid escape sequence: it needs 2 hexadecimal digits.")]
    [InlineData("SELECT '\\08'", 1, 9, "\\0 is not a valid escape sequence: it needs 3 octal digits.")]
    [InlineData("SELECT '\\uD800'", 1, 9, "The escape is not a Unicode character: surrogates (D800 to DFFF) and values above 10FFFF are not.")]
    [InlineData("SELECT ``", 1, 8, "An identifier cannot be empty.")]
    [InlineData("SELECT a $", 1, 10, "The character '$' has no meaning in GoogleSQL here.")]
    [InlineData("SELECT é", 1, 8, "The character U+00E9 has no meaning in GoogleSQL here.")]
    [InlineData("SELECT 😀", 1, 8, "The character U+1F600 has no meaning in GoogleSQL here.")]
    [InlineData("SELECT 1a", 1, 9, "A space is missing between the number and the word.")]
    [InlineData("SELECT 9223372036854775808", 1, 8, "The integer is greater than 9223372036854775807, the greatest INT64.")]
    [InlineData("SELECT 1 AS select", 1, 13, "Expected an alias but found the keyword SELECT.")]
    [InlineData("SELECT 1 AS group", 1, 13, "Expected an alias but found the keyword GROUP; a keyword is a name only between backticks.")]
    [InlineData("SELECT a IN @p", 1, 13, "Expected '(' or UNNEST behind IN but found '@'.")]
    [InlineData("SELECT f(SELECT 1)", 1, 10, "A query as an argument needs parentheses of its own: f((SELECT ...)).")]
    [InlineData("SELECT f(x).g(y)", 1, 14, "Chained calls, value.function(x), are not supported: write function(value, x).")]
    [InlineData("SELECT 1 FROM t LIMIT x", 1, 23, "Expected a whole number or a parameter behind LIMIT but found 'x'.")]
    [InlineData("SELECT * FROM t |> LIMIT 1", 1, 17, "Pipe syntax (|>) is not supported: write the query with SELECT.")]
    [InlineData("FROM t", 1, 1, "A query begins with SELECT; pipe syntax (FROM ... |> ...) is not supported.")]
    [InlineData("SELECT 1 UNION ALL SELECT 2 UNION DISTINCT SELECT 3", 1, 29, "Different set operations in a row need parentheses.")]
    [InlineData("SELECT * FROM a, b FULL JOIN c ON x", 1, 20, "A RIGHT or FULL JOIN behind a comma needs parentheses around the join.")]
    [InlineData("CREATE MODEL m OPTIONS(a = 1) TRANSFORM(x) AS SELECT 1", 1, 31, "TRANSFORM is in the wrong place or there twice: the clauses of CREATE MODEL are INPUT, OUTPUT, TRANSFORM, REMOTE, OPTIONS, AS, in this order.")]
    [InlineData("CREATE MODEL my-project.ds.m OPTIONS(a = 1)", 1, 16, "The name of a model with a dash in it needs backticks: `my-project.dataset.model`.")]
    [InlineData("CREATE MODEL m INPUT(a INT64)", 1, 14, "INPUT and OUTPUT belong together: one of them is missing.")]
    [InlineData("CREATE MODEL m OPTIONS(l1_reg 1)", 1, 31, "Expected '=' but found '1'.")]
    [InlineData("CREATE MODEL m OPTIONS(a = 1,)", 1, 30, "Expected the name of an option but found ')'.")]
    [InlineData("UPDATE t SET a = 1", 1, 1, "UPDATE is not a statement that is supported here: those are queries, CREATE MODEL, TABLE, EXTERNAL TABLE, VIEW and VECTOR INDEX, ALTER MODEL, EXPORT MODEL, DROP MODEL, TABLE, EXTERNAL TABLE, VIEW and VECTOR INDEX, INSERT, and LOAD DATA.")]
    [InlineData("CREATE FUNCTION f() AS (1)", 1, 1, "CREATE FUNCTION is not a statement that is supported here: those are queries, CREATE MODEL, TABLE, EXTERNAL TABLE, VIEW and VECTOR INDEX, ALTER MODEL, EXPORT MODEL, DROP MODEL, TABLE, EXTERNAL TABLE, VIEW and VECTOR INDEX, INSERT, and LOAD DATA.")]
    [InlineData("SELECT 1 SELECT 2", 1, 10, "Expected ';' or the end of the text but found the keyword SELECT.")]
    [InlineData("", 1, 1, "The text holds no statement.")]
    [InlineData(" -- only a comment", 1, 1, "The text holds no statement.")]
    public void Messages_and_positions(string sql, int line, int column, string message)
    {
        var diagnostic = Assert.Single(SqlParser.Parse(sql).Diagnostics);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal((line, column), (diagnostic.Line, diagnostic.Column));
        Assert.Equal($"{message} (line {line}, column {column})", diagnostic.ToString());
    }

    [Theory]
    [InlineData("SELECT * FROM t |> LIMIT 1", true)]
    [InlineData("FROM t", true)]
    [InlineData("SELECT 1 AS a UNION ALL BY NAME SELECT 2 AS a", true)]
    [InlineData("SELECT WITH DIFFERENTIAL_PRIVACY a FROM t", true)]
    [InlineData("SELECT WITH(a AS 1, a + 1)", true)]
    [InlineData("SELECT (f(x)).g(y)", true)]
    [InlineData("SELECT a b c FROM t |> LIMIT 1", false)]
    [InlineData("SELECT 1 UNION SELECT 2", false)]
    public void What_is_not_read_is_told_from_mistakes(string sql, bool isUnsupported) => Assert.Equal(isUnsupported, SqlParser.Parse(sql).Unsupported is not null);

    [Fact]
    public void Each_item_of_a_list_has_its_own_mistake()
    {
        var tree = SqlParser.Parse("SELECT a +, b, c *, d FROM t WHERE x = GROUP BY e");
        Assert.Equal([11, 19, 40], tree.Diagnostics.Select(static diagnostic => diagnostic.Column));
        var select = (SelectQuery)((QueryStatement)tree.Root.Statements[0]).Query.Body;
        Assert.Equal(4, select.Items.Count);
        Assert.Equal("b", select.Items[1].ToString());
        Assert.Equal("d", select.Items[3].ToString());
        Assert.Equal("t", select.From!.ToString());
        Assert.Equal("GROUP BY e", select.GroupBy!.ToString());
    }

    [Fact]
    public void Each_option_has_its_own_mistake()
    {
        var tree = SqlParser.Parse("CREATE MODEL m OPTIONS(a = , b = 2, c 3, d = f(1 2), e = 5) AS SELECT 1");
        Assert.Equal(3, tree.Diagnostics.Count);
        var create = (CreateModelStatement)tree.Root.Statements[0];
        Assert.Equal(["a", "b", "c", "d", "e"], create.Options!.Select(static option => option.Name.Name));
        Assert.Equal(new IntegerLiteral(5), create.Options![4].Value);
        Assert.Equal("SELECT 1", create.Query!.ToString());
    }

    [Fact]
    public void Each_statement_has_its_own_mistake()
    {
        var tree = SqlParser.Parse("SELECT 1 FROM;\nfoo;\nSELECT 2;\nSELECT (;\nDROP TABLE t");
        Assert.Equal([(1, 14), (2, 1), (4, 9)], tree.Diagnostics.Select(static diagnostic => (diagnostic.Line, diagnostic.Column)));
        Assert.Equal(5, tree.Root.Statements.Count);
        Assert.IsType<InvalidStatement>(tree.Root.Statements[1]);
        Assert.Equal("SELECT 2", tree.Root.Statements[2].ToString());
        Assert.Equal("DROP TABLE t", tree.Root.Statements[4].ToString());
    }

    [Fact]
    public void A_mistake_in_a_subquery_does_not_spoil_what_follows()
    {
        var tree = SqlParser.Parse("SELECT * FROM (SELECT a b c FROM t) AS x WHERE x.a = ");
        Assert.Equal([27, 54], tree.Diagnostics.Select(static diagnostic => diagnostic.Column));
        var select = (SelectQuery)((QueryStatement)tree.Root.Statements[0]).Query.Body;
        Assert.Equal("x", Assert.IsType<SubqueryReference>(select.From).Alias!.Name);
    }

    [Fact]
    public void Diagnostics_come_in_the_order_of_the_text()
    {
        var tree = SqlParser.Parse("SELECT (; SELECT '\\q'; SELECT $");
        Assert.Equal([9, 19, 31], tree.Diagnostics.Select(static diagnostic => diagnostic.Column));
    }

    [Fact]
    public void Garbage_gives_a_bounded_number_of_diagnostics() =>
        Assert.InRange(SqlParser.Parse(string.Concat(Enumerable.Repeat("foo;", 10_000))).Diagnostics.Count, 1, 100);

    [Theory]
    [InlineData("SELECT 1", true)]
    [InlineData("SELECT 1;", true)]
    [InlineData("SELECT 1; SELECT 2", false)]
    [InlineData("DROP TABLE t", false)]
    [InlineData("", false)]
    public void A_query_alone(string sql, bool isValid) => Assert.Equal(isValid, !SqlParser.ParseQuery(sql).HasErrors);

    [Theory]
    [InlineData("a + 1", true)]
    [InlineData("a AS b", false)]
    [InlineData("a, b", false)]
    [InlineData("a;", false)]
    [InlineData("", false)]
    public void An_expression_alone(string sql, bool isValid) => Assert.Equal(isValid, !SqlParser.ParseExpression(sql).HasErrors);

    [Theory]
    [InlineData("a, b + 1 AS c, * EXCEPT (d), ML.STANDARD_SCALER(e) OVER () AS e", true)]
    [InlineData("a FROM t", false)]
    [InlineData("", false)]
    public void A_select_list_alone(string sql, bool isValid) => Assert.Equal(isValid, !SqlParser.ParseTransform(sql).HasErrors);

    [Fact]
    public void Positions_map_to_lines()
    {
        var tree = SqlParser.Parse("SELECT\n1\r\n,2\r,3");
        Assert.Equal((1, 1), tree.GetLineAndColumn(0));
        Assert.Equal((1, 7), tree.GetLineAndColumn(6));
        Assert.Equal((2, 1), tree.GetLineAndColumn(7));
        Assert.Equal((3, 1), tree.GetLineAndColumn(10));
        Assert.Equal((4, 2), tree.GetLineAndColumn(14));
        Assert.Equal((4, 3), tree.GetLineAndColumn(15));
    }
}
