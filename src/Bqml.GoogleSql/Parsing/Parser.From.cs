using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    /// <summary>A join as it stands in the text: several conditions may follow one another, for joins further left.</summary>
    private sealed record JoinStep(JoinKind Kind, TextSpan Operator, FromItem Right, List<(SqlExpression? On, SqlList<Identifier> Using, int End)> Conditions);

    private FromItem ParseFrom() => ParseJoins(allowComma: true);

    private FromItem ParseJoins(bool allowComma)
    {
        if (!Enter()) return MissingTable();
        var first = ParseFromPrimary();
        var steps = new List<JoinStep>();
        while (!_panic && FindJoin(allowComma, out var length) is { } kind)
        {
            var span = Current.Span;
            _index += length;
            if (kind is JoinKind.Right or JoinKind.Full && steps.Exists(static step => step.Kind is JoinKind.Comma)) ReportAndGoOn(span, "A RIGHT or FULL JOIN behind a comma needs parentheses around the join.");
            var right = ParseFromPrimary();
            steps.Add(new JoinStep(kind, span, right, ParseJoinConditions(kind)));
            _chained++;
        }
        Leave();
        return CombineJoins(first, steps);
    }

    /// <summary>Which join begins here, and how many tokens name it.</summary>
    private JoinKind? FindJoin(bool allowComma, out int length)
    {
        length = 1;
        if (At(TokenKind.Comma)) return allowComma ? JoinKind.Comma : null;
        JoinKind? kind = Current.Keyword switch
        {
            Keyword.JOIN or Keyword.INNER => JoinKind.Inner,
            Keyword.CROSS => JoinKind.Cross,
            Keyword.LEFT => JoinKind.Left,
            Keyword.RIGHT => JoinKind.Right,
            Keyword.FULL => JoinKind.Full,
            _ => null,
        };
        if (kind is null || At(Keyword.JOIN)) return kind;
        if (kind is JoinKind.Left or JoinKind.Right or JoinKind.Full && NextIs(Keyword.OUTER)) length++;
        if (PeekToken(length).Keyword is not Keyword.JOIN)
        {
            _index += length;
            Unexpected("JOIN");
            return null;
        }
        length++;
        return kind;
    }

    private List<(SqlExpression? On, SqlList<Identifier> Using, int End)> ParseJoinConditions(JoinKind kind)
    {
        var conditions = new List<(SqlExpression?, SqlList<Identifier>, int)>();
        while (!_panic && Current.Keyword is Keyword.ON or Keyword.USING)
        {
            if (kind is JoinKind.Comma or JoinKind.Cross) Report(Current.Span, $"A {(kind is JoinKind.Comma ? "comma" : "CROSS")} join has no condition.");
            if (TryTake(Keyword.ON)) conditions.Add((ParseExpression(), SqlList<Identifier>.Empty, PreviousEnd));
            else if (TryTake(Keyword.USING)) conditions.Add((null, ParseParenthesized(() => ParseIdentifier("the name of a column")), PreviousEnd));
        }
        return conditions;
    }

    private FromItem CombineJoins(FromItem first, List<JoinStep> steps)
    {
        var isDeferred = steps.Exists(static step => step.Conditions.Count > 1);
        return isDeferred ? CombineDeferred(first, steps) : CombineInOrder(first, steps);
    }

    private static FromItem CombineInOrder(FromItem first, List<JoinStep> steps)
    {
        var result = first;
        foreach (var step in steps)
        {
            var (on, columns, end) = step.Conditions.Count > 0 ? step.Conditions[0] : (null, SqlList<Identifier>.Empty, step.Right.Span.End);
            result = new Join(result, step.Kind, step.Right, on, columns) { Span = TextSpan.FromBounds(result.Span.Start, Math.Max(end, result.Span.Start)) };
        }
        return result;
    }

    /// <summary><c>a JOIN b JOIN c ON x ON y</c> is <c>a JOIN (b JOIN c ON x) ON y</c>: each condition belongs to the last join that has none yet.</summary>
    private FromItem CombineDeferred(FromItem first, List<JoinStep> steps)
    {
        var operands = new Stack<FromItem>();
        var pending = new Stack<JoinStep>();
        operands.Push(first);
        foreach (var step in steps)
        {
            operands.Push(step.Right);
            if (step.Kind is JoinKind.Comma or JoinKind.Cross)
            {
                Reduce(operands, step.Kind, null, SqlList<Identifier>.Empty, step.Right.Span.End);
                continue;
            }
            pending.Push(step);
            foreach (var (on, columns, end) in step.Conditions)
            {
                if (pending.Count > 0) Reduce(operands, pending.Pop().Kind, on, columns, end);
                else ReportAndGoOn(step.Operator, "There are more conditions than joins.");
            }
        }
        while (pending.Count > 0)
        {
            var step = pending.Pop();
            ReportAndGoOn(step.Operator, "The join has no condition: ON or USING is missing.");
            Reduce(operands, step.Kind, null, SqlList<Identifier>.Empty, operands.Peek().Span.End);
        }
        return operands.Pop();
    }

    private static void Reduce(Stack<FromItem> operands, JoinKind kind, SqlExpression? on, SqlList<Identifier> columns, int end)
    {
        var right = operands.Pop();
        var left = operands.Pop();
        operands.Push(new Join(left, kind, right, on, columns) { Span = TextSpan.FromBounds(left.Span.Start, Math.Max(end, left.Span.Start)) });
    }

    private TableReference MissingTable() => new(new SqlPath(SqlList<Identifier>.Of(new Identifier(""))), null) { Span = new TextSpan(Current.Start, 0) };

    private FromItem ParseFromPrimary()
    {
        var start = Current.Start;
        FromItem item;
        if (_panic) return MissingTable();
        if (At(TokenKind.OpenParenthesis)) item = IsQueryAhead() ? ParseSubqueryReference() : ParseParenthesizedJoin();
        else if (At(Keyword.UNNEST)) item = ParseUnnest();
        else item = ParseTableOrFunction();
        while (!_panic && AtPivot())
        {
            item = At(Keyword.PIVOT) ? ParsePivot(item, start) : ParseUnpivot(item, start);
            _chained++;
        }
        return item;
    }

    private FromItem ParseSubqueryReference()
    {
        var start = Current.Start;
        var query = ParseParenthesizedQuery();
        var alias = ParseAlias();
        var sample = ParseSample();
        return new SubqueryReference(query, alias) { Sample = sample, Span = SpanFrom(start) };
    }

    private FromItem ParseParenthesizedJoin()
    {
        var start = Current.Start;
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var item = ParseJoins(allowComma: false);
        if (!_panic && item is not Join) Report(TextSpan.FromBounds(start, PreviousEnd), "Parentheses in FROM enclose a query or a join.");
        ExpectClose(TokenKind.CloseParenthesis, close);
        return item with { Span = SpanFrom(start) };
    }

    private FromItem ParseUnnest()
    {
        var start = Current.Start;
        Expect(Keyword.UNNEST);
        Expect(TokenKind.OpenParenthesis);
        var array = ParseExpression();
        Expect(TokenKind.CloseParenthesis);
        var alias = ParseAlias();
        var offset = ParseWithOffset();
        return new UnnestReference(array, alias, offset) { Span = SpanFrom(start) };
    }

    private WithOffset? ParseWithOffset()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.WITH)) return null;
        Expect(Keyword.OFFSET);
        var alias = ParseAlias();
        return new WithOffset(alias) { Span = SpanFrom(start) };
    }

    private FromItem ParseTableOrFunction()
    {
        var start = Current.Start;
        var path = ParseResourcePath("a table, a query in parentheses, UNNEST or a table-valued function");
        if (At(TokenKind.OpenParenthesis) && !_panic) return ParseTableFunction(path, start);
        var alias = ParseAlias();
        var offset = ParseWithOffset();
        var time = ParseSystemTime();
        var sample = ParseSample();
        return new TableReference(path, alias) { WithOffset = offset, SystemTime = time, Sample = sample, Span = SpanFrom(start) };
    }

    private SqlExpression? ParseSystemTime()
    {
        if (!TryTake(Keyword.FOR)) return null;
        Expect(Keyword.SYSTEM_TIME);
        Expect(Keyword.AS);
        Expect(Keyword.OF);
        return ParseExpression();
    }

    private TableSample? ParseSample()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.TABLESAMPLE)) return null;
        var method = ParseIdentifier("a sampling method: SYSTEM");
        Expect(TokenKind.OpenParenthesis);
        var size = ParseUnary();
        var isPercent = TryTake(Keyword.PERCENT);
        if (!isPercent && !TryTake(Keyword.ROWS)) Unexpected("PERCENT or ROWS");
        Expect(TokenKind.CloseParenthesis);
        return new TableSample(method, size, isPercent) { Span = SpanFrom(start) };
    }

    private FromItem ParseTableFunction(SqlPath name, int start)
    {
        var arguments = ParseParenthesized(ParseTableFunctionArgument, allowEmpty: true);
        var alias = ParseAlias();
        var sample = ParseSample();
        return new TableFunctionCall(name, arguments, alias) { Sample = sample, Span = SpanFrom(start) };
    }

    private TableFunctionArgument ParseTableFunctionArgument()
    {
        var start = Current.Start;
        var name = ParseArgumentName();
        if (At(Keyword.MODEL) && IsObjectAhead() && TryTake(Keyword.MODEL)) return new ModelArgument(name, ParseModelPath()) { Span = SpanFrom(start) };
        if (At(Keyword.TABLE) && IsObjectAhead() && TryTake(Keyword.TABLE)) return new TableArgument(name, ParseResourcePath("the name of a table")) { Span = SpanFrom(start) };
        if (At(TokenKind.OpenParenthesis) && IsQueryAhead() && IsWholeArgument()) return new QueryArgument(name, ParseParenthesizedQuery()) { Span = SpanFrom(start) };
        return new ExpressionArgument(name, ParseArgumentValue()) { Span = SpanFrom(start) };
    }

    /// <summary>Whether MODEL or TABLE, which may be the name of a column too, is followed by the name of an object.</summary>
    private bool IsObjectAhead() => IsIdentifier(PeekToken());

    /// <summary>Whether the parentheses here are a whole argument: behind <c>(SELECT 1)</c> an operator may follow.</summary>
    private bool IsWholeArgument() => Current.Match < 0 || _tokens[Current.Match + 1].Kind is TokenKind.Comma or TokenKind.CloseParenthesis or TokenKind.EndOfText;
}
