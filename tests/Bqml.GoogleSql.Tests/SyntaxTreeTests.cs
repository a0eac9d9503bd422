using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql.Tests;

/// <summary>What trees look like: grouping, names, spans, and the tools that read and change them.</summary>
public class SyntaxTreeTests
{
    /// <summary>The expression with every operator in parentheses, which shows how operators group.</summary>
    private static string Grouped(SqlExpression expression) => expression switch
    {
        BinaryExpression binary => $"({Grouped(binary.Left)} {binary.Operator} {Grouped(binary.Right)})",
        LogicalExpression logical => $"({string.Join(logical.IsAnd ? " AND " : " OR ", logical.Operands.Select(Grouped))})",
        UnaryExpression unary => $"({unary.Operator} {Grouped(unary.Operand)})",
        IsExpression test => $"({Grouped(test.Operand)} IS {test.Test})",
        BetweenExpression between => $"({Grouped(between.Operand)} BETWEEN {Grouped(between.Low)}, {Grouped(between.High)})",
        InExpression membership => $"({Grouped(membership.Operand)} IN)",
        _ => expression.ToString(),
    };

    [Theory]
    [InlineData("a + b * c", "(a Add (b Multiply c))")]
    [InlineData("a * b + c", "((a Multiply b) Add c)")]
    [InlineData("a - b - c", "((a Subtract b) Subtract c)")]
    [InlineData("a / b * c || d", "(((a Divide b) Multiply c) Concatenate d)")]
    [InlineData("a || b + c", "((a Concatenate b) Add c)")]
    [InlineData("a << b + c", "(a ShiftLeft (b Add c))")]
    [InlineData("a & b << c", "(a BitwiseAnd (b ShiftLeft c))")]
    [InlineData("a ^ b & c", "(a BitwiseXor (b BitwiseAnd c))")]
    [InlineData("a | b ^ c", "(a BitwiseOr (b BitwiseXor c))")]
    [InlineData("a = b | c", "(a Equal (b BitwiseOr c))")]
    [InlineData("NOT a = b", "(Not (a Equal b))")]
    [InlineData("NOT a AND b", "((Not a) AND b)")]
    [InlineData("a OR b AND c OR d", "(a OR (b AND c) OR d)")]
    [InlineData("(a OR b) AND c", "((a OR b) AND c)")]
    [InlineData("a AND (b AND c)", "(a AND (b AND c))")]
    [InlineData("- a * b", "((Minus a) Multiply b)")]
    [InlineData("-a.b", "(Minus a.b)")]
    [InlineData("a BETWEEN b + 1 AND c AND d", "((a BETWEEN (b Add 1), c) AND d)")]
    [InlineData("a + 1 IN (b) OR c IS NULL", "(((a Add 1) IN) OR (c IS Null))")]
    [InlineData("a >> b > c", "((a ShiftRight b) Greater c)")]
    [InlineData("a LIKE b || c", "(a Like (b Concatenate c))")]
    public void Operators_group_as_documented(string sql, string expected) => Assert.Equal(expected, Grouped(SqlParser.ParseExpression(sql).Root));

    [Theory]
    [InlineData("( ( a ) )", "a")]
    [InlineData("(a*b)+c", "a * b + c")]
    [InlineData("a*(b+c)", "a * (b + c)")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("not(a and b)", "NOT (a AND b)")]
    [InlineData("-(-1)", "- -1")]
    [InlineData("cast ( a as int64 )", "CAST(a AS int64)")]
    [InlineData("`a` + `b c` + `select`", "a + `b c` + `select`")]
    [InlineData("\"it's\"", "'it\\'s'")]
    [InlineData("'a' /* and */ r'\\b'", "'a\\\\b'")]
    [InlineData("0xff", "255")]
    [InlineData("1e3", "1000.0")]
    [InlineData("current_date", "current_date()")]
    [InlineData("a <> b", "a != b")]
    [InlineData("decimal '1'", "NUMERIC '1'")]
    [InlineData("array[1]", "[1]")]
    [InlineData("a like some ('x')", "a LIKE ANY ('x')")]
    public void Printing_is_canonical(string sql, string expected) => Assert.Equal(expected, SqlParser.ParseExpression(sql).Root.ToString());

    [Theory]
    [InlineData("`p.d`.t", "p|d|t")]
    [InlineData("`p.d.t`", "p|d|t")]
    [InlineData("my-project.d.t", "my-project|d|t")]
    [InlineData("my-project-12.d.t", "my-project-12|d|t")]
    [InlineData("`example.com:p`.d.t", "example.com:p|d|t")]
    [InlineData("d.2020_t", "d|2020_t")]
    [InlineData("t", "t")]
    public void Names_of_tables_split_inside_backticks(string sql, string expected)
    {
        var select = (SelectQuery)SqlParser.ParseQuery($"SELECT * FROM {sql}").Root.Body;
        Assert.Equal(expected, string.Join('|', ((TableReference)select.From!).Path.ResourceParts));
    }

    [Fact]
    public void Joins_group_from_the_left_and_late_conditions_to_the_right()
    {
        Assert.Equal("((a Inner b) Left c)", Grouped("a JOIN b ON x LEFT JOIN c ON y"));
        Assert.Equal("((a Comma b) Cross c)", Grouped("a, b CROSS JOIN c"));
        Assert.Equal("(a Inner (b Inner c))", Grouped("a JOIN b JOIN c ON x ON y"));
        Assert.Equal("((a Inner (b Inner c)) Inner d)", Grouped("a JOIN b JOIN c ON x ON y JOIN d ON z"));
        Assert.Equal("(a Inner (b Full c))", Grouped("a JOIN (b FULL JOIN c ON x) ON y"));

        static string Grouped(string from) => Show(((SelectQuery)SqlParser.ParseQuery($"SELECT * FROM {from}").Root.Body).From!);
        static string Show(FromItem item) => item is Join join ? $"({Show(join.Left)} {join.Kind} {Show(join.Right)})" : item.ToString();
    }

    [Fact]
    public void CREATE_MODEL_has_typed_parts()
    {
        var tree = SqlParser.Parse(
            """
            CREATE OR REPLACE MODEL `p.ds.m`
            TRANSFORM(ML.STANDARD_SCALER(x) OVER () AS x, y)
            OPTIONS(model_type = 'LINEAR_REG', input_label_cols = ['y'], l2_reg = HPARAM_RANGE(0, 5.5))
            AS SELECT x, y FROM ds.t
            """);
        var create = Assert.IsType<CreateModelStatement>(Assert.Single(tree.Root.Statements));
        Assert.Equal(CreateDisposition.CreateOrReplace, create.Disposition);
        Assert.Equal(["p", "ds", "m"], create.Name.ResourceParts);
        Assert.Equal(2, create.Transform!.Items.Count);
        Assert.Equal(new StringLiteral("LINEAR_REG"), create.Options![0].Value);
        var tuned = Assert.IsType<FunctionCall>(create.Options[2].Value);
        Assert.True(tuned.Name.Is("hparam_range"));
        Assert.Equal([new IntegerLiteral(0), new FloatLiteral(5.5)], tuned.Arguments);
        Assert.Equal("SELECT x, y FROM ds.t", create.Query!.ToString());
    }

    [Fact]
    public void Table_functions_have_typed_arguments()
    {
        var select = (SelectQuery)SqlParser.ParseQuery("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT * FROM UNNEST(@input)), STRUCT(0.5 AS threshold), k => 3, TABLE ds.t)").Root.Body;
        var call = Assert.IsType<TableFunctionCall>(select.From);
        Assert.True(call.Name.Is("ML.PREDICT"));
        Assert.Equal("ds.m", Assert.IsType<ModelArgument>(call.Arguments[0]).Path.FullName);
        Assert.IsType<QueryArgument>(call.Arguments[1]);
        Assert.IsType<StructConstructor>(Assert.IsType<ExpressionArgument>(call.Arguments[2]).Value);
        Assert.Equal("k", call.Arguments[3].Name!.Name);
        Assert.IsType<TableArgument>(call.Arguments[4]);
        var unnest = Assert.IsType<UnnestReference>(((SelectQuery)((QueryArgument)call.Arguments[1]).Query.Body).From);
        Assert.Equal(new ParameterExpression("input", 0), unnest.Array);
    }

    [Fact]
    public void Positional_parameters_are_numbered()
    {
        var parameters = SqlParser.Parse("SELECT ?, f(?) FROM t WHERE a = ?").Root.Descendants().OfType<ParameterExpression>();
        Assert.Equal([0, 1, 2], parameters.Select(static parameter => parameter.Position));
    }

    [Fact]
    public void Spans_point_at_the_text()
    {
        const string Sql = "SELECT a + f(x, 'y') AS z,\n  (b) FROM `p.d`.t AS u WHERE NOT c ORDER BY 1";
        var tree = SqlParser.Parse(Sql);
        var texts = tree.Root.Descendants().Select(node => (node.GetType().Name, Text: Sql.Substring(node.Span.Start, node.Span.Length))).ToArray();
        Assert.Contains(("SelectExpression", "a + f(x, 'y') AS z"), texts);
        Assert.Contains(("BinaryExpression", "a + f(x, 'y')"), texts);
        Assert.Contains(("FunctionCall", "f(x, 'y')"), texts);
        Assert.Contains(("StringLiteral", "'y'"), texts);
        Assert.Contains(("SelectExpression", "(b)"), texts);
        Assert.Contains(("PathExpression", "b"), texts);
        Assert.Contains(("TableReference", "`p.d`.t AS u"), texts);
        Assert.Contains(("SqlPath", "`p.d`.t"), texts);
        Assert.Contains(("UnaryExpression", "NOT c"), texts);
        Assert.Contains(("OrderByClause", "ORDER BY 1"), texts);
    }

    [Fact]
    public void Children_lie_inside_their_parents_in_the_order_of_the_text()
    {
        foreach (var sql in Statements.Valid.Concat(Statements.ValidExpressions.Select(static expression => $"SELECT {expression}"))) Check(SqlParser.Parse(sql).Root, sql);

        static void Check(SqlNode node, string sql)
        {
            // Parentheses belong to no node, and a PIVOT clause of a join's source stands behind it.
            foreach (var child in node.Children)
            {
                Assert.True(child.Span.Length > 0, $"{child.GetType().Name} in {sql}");
                Assert.True(child.Span.Start >= node.Span.Start && child.Span.End <= node.Span.End, $"{child.GetType().Name} '{child}' in {node.GetType().Name} of {sql}");
                Check(child, sql);
            }
        }
    }

    [Fact]
    public void Nodes_are_equal_when_their_syntax_is()
    {
        var left = SqlParser.Parse("select A.b, 'x'  from t");
        var right = SqlParser.Parse("SELECT /* c */ `A`.`b`,\n\"x\" FROM t");
        Assert.Equal(left.Root, right.Root);
        Assert.Equal(left.Root.GetHashCode(), right.Root.GetHashCode());
        Assert.NotEqual(left.Root, SqlParser.Parse("SELECT A.c, 'x' FROM t").Root);
        Assert.NotEqual(left.Root, SqlParser.Parse("SELECT A.b, 'x' FROM t WHERE x").Root);
        Assert.NotEqual<SqlNode>(new NullLiteral(), new StarArgument());
    }

    [Fact]
    public void A_rewriter_changes_what_it_wants_and_shares_the_rest()
    {
        var tree = SqlParser.Parse("SELECT a, b + 1 FROM t JOIN s USING (k) WHERE a > @p; SELECT 2").Root;
        var renamed = new Renamer().Rewrite(tree)!;
        Assert.Equal("SELECT z, b + 1 FROM t JOIN s USING (k) WHERE z > @p;\nSELECT 2", renamed.ToString());
        Assert.Same(tree.Statements[1], renamed.Statements[1]);
        Assert.Equal("SELECT a, b + 1 FROM t JOIN s USING (k) WHERE a > @p;\nSELECT 2", tree.ToString());

        var untouched = SqlParser.Parse("SELECT b FROM t").Root;
        Assert.Same(untouched, new Renamer().Rewrite(untouched));
    }

    [Fact]
    public void A_rewriter_that_does_nothing_gives_the_same_tree()
    {
        foreach (var sql in Statements.Valid.Concat(Statements.ValidExpressions.Select(static expression => $"SELECT {expression}")))
        {
            var tree = SqlParser.Parse(sql).Root;
            Assert.Same(tree, new Nothing().Rewrite(tree));
            Assert.Equal(tree, new Copier().Rewrite(tree));
        }
    }

    [Fact]
    public void A_node_in_the_wrong_place_is_refused()
    {
        var tree = SqlParser.Parse("SELECT a FROM t").Root;
        Assert.Contains("cannot stand where", Assert.Throws<InvalidOperationException>(() => new Breaker().Rewrite(tree)).Message, StringComparison.Ordinal);
    }

    private sealed class Renamer : SqlRewriter
    {
        protected override SqlNode RewriteNode(SqlNode node) =>
            node is PathExpression { Last.Name: "a" } path ? path with { Parts = SqlList<Identifier>.Of(new Identifier("z")) } : base.RewriteNode(node);
    }

    private sealed class Nothing : SqlRewriter;

    /// <summary>Copies every leaf, so that every node above is made anew.</summary>
    private sealed class Copier : SqlRewriter
    {
        protected override SqlNode RewriteNode(SqlNode node) => node.Children.Count == 0 ? node with { Span = default } : base.RewriteNode(node);
    }

    private sealed class Breaker : SqlRewriter
    {
        protected override SqlNode RewriteNode(SqlNode node) => node is SqlPath ? new NullLiteral() : base.RewriteNode(node);
    }
}
