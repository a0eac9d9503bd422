using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    private Query MissingQuery() => new(null, new SelectQuery(SqlList<SelectItem>.Empty, null)) { Span = new TextSpan(Current.Start, 0) };

    /// <summary>
    /// Whether the parenthesis here encloses a query rather than an expression or a join. Inner parentheses decide nothing by
    /// themselves: <c>((SELECT 1) UNION ALL SELECT 2)</c> is a query, <c>((SELECT 1) + 2)</c> is not.
    /// </summary>
    private bool IsQueryAhead()
    {
        var index = _index;
        for (var depth = 0; depth <= MaxNesting && _tokens[index].Kind is TokenKind.OpenParenthesis; depth++)
        {
            // In "(x) UNION ..." it is the outer parenthesis that is asked about, so only inner ones are looked behind.
            if (index > _index && _tokens[index].Match is > 0 and var match && !GoesOnAsQuery(_tokens[match + 1])) return false;
            index++;
        }
        return _tokens[index].Keyword is Keyword.SELECT or Keyword.WITH or Keyword.FROM;
    }

    private static bool GoesOnAsQuery(in Token token) =>
        token.Kind is TokenKind.CloseParenthesis or TokenKind.EndOfText || token.Keyword is Keyword.UNION or Keyword.INTERSECT or Keyword.EXCEPT or Keyword.ORDER or Keyword.LIMIT;

    private Query ParseParenthesizedQuery()
    {
        var close = Current.Match;
        if (!Expect(TokenKind.OpenParenthesis)) return MissingQuery();
        _openQueries++;
        var query = ParseQuery();
        _openQueries--;
        ExpectClose(TokenKind.CloseParenthesis, close);
        return query;
    }

    internal Query ParseQuery()
    {
        if (!Enter()) return MissingQuery();
        var start = Current.Start;
        var with = At(Keyword.WITH) ? ParseWith() : null;
        var body = ParseQueryBody();
        RecoverToClause(stopAtComma: false);
        var orderBy = At(Keyword.ORDER) ? ParseOrderBy() : null;
        RecoverToClause(stopAtComma: false);
        var limit = At(Keyword.LIMIT) ? ParseLimit() : null;
        if (At(TokenKind.Pipe)) Unsupported("Pipe syntax (|>) is not supported: write the query with SELECT.");
        Leave();
        return new Query(with, body, orderBy, limit) { Span = SpanFrom(start) };
    }

    private WithClause? ParseWith()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.WITH)) return null;
        var isRecursive = TryTake(Keyword.RECURSIVE);
        var tables = ParseList(() => ParseNamedQuery("the name of a common table expression"));
        return new WithClause(isRecursive, tables) { Span = SpanFrom(start) };
    }

    private NamedQuery ParseNamedQuery(string what)
    {
        var start = Current.Start;
        var name = ParseIdentifier(what);
        Expect(Keyword.AS);
        return new NamedQuery(name, ParseParenthesizedQuery()) { Span = SpanFrom(start) };
    }

    private QueryBody ParseQueryBody()
    {
        var start = Current.Start;
        var first = ParseQueryPrimary();
        if (!AtSetOperator()) return first;
        var inputs = new List<QueryBody> { first };
        (SetOperator Operator, bool IsDistinct)? chain = null;
        while (AtSetOperator())
        {
            var span = Current.Span;
            var operation = ParseSetOperator();
            if (chain is not null && chain != operation) ReportAndGoOn(span, "Different set operations in a row need parentheses.");
            chain ??= operation;
            inputs.Add(ParseQueryPrimary());
        }
        return new SetOperation(chain!.Value.Operator, chain.Value.IsDistinct, ToList(inputs)) { Span = SpanFrom(start) };
    }

    private bool AtSetOperator() => !_panic && Current.Keyword is Keyword.UNION or Keyword.INTERSECT or Keyword.EXCEPT;

    private (SetOperator Operator, bool IsDistinct) ParseSetOperator()
    {
        var keyword = Current.Keyword;
        var op = keyword switch
        {
            Keyword.UNION => SetOperator.Union,
            Keyword.INTERSECT => SetOperator.Intersect,
            _ => SetOperator.Except,
        };
        _index++;
        var isDistinct = TryTake(Keyword.DISTINCT);
        if (!isDistinct && !TryTake(Keyword.ALL)) Unexpected($"ALL or DISTINCT behind {keyword}");
        if (At(Keyword.BY)) Unsupported($"Columns matched by name ({keyword} ... BY NAME) are not supported: select them in the same order.");
        return (op, isDistinct);
    }

    private QueryBody ParseQueryPrimary()
    {
        var start = Current.Start;
        if (At(TokenKind.OpenParenthesis) && !_panic) return new ParenthesizedQuery(ParseParenthesizedQuery()) { Span = SpanFrom(start) };
        if (At(Keyword.FROM))
        {
            Unsupported("A query begins with SELECT; pipe syntax (FROM ... |> ...) is not supported.");
            SkipStatement();
        }
        return ParseSelect();
    }

    private SelectQuery ParseSelect()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.SELECT))
        {
            Unexpected("a query");
            return new SelectQuery(SqlList<SelectItem>.Empty, null) { Span = new TextSpan(start, 0) };
        }
        if (At(Keyword.WITH) && NextIs(TokenKind.Word)) Unsupported("SELECT WITH is not supported.");
        var isDistinct = TryTake(Keyword.DISTINCT);
        if (!isDistinct) TryTake(Keyword.ALL);
        var mode = ParseSelectMode();
        var items = new List<SelectItem>();
        ParseSelectList(items);
        var from = TryTake(Keyword.FROM) ? ParseFrom() : null;
        RecoverToClause(stopAtComma: false);
        var where = ParseCondition(Keyword.WHERE);
        var groupBy = At(Keyword.GROUP) ? ParseGroupBy() : null;
        RecoverToClause(stopAtComma: false);
        var having = ParseCondition(Keyword.HAVING);
        var qualify = ParseCondition(Keyword.QUALIFY);
        var windows = TryTake(Keyword.WINDOW) ? ParseList(ParseWindowDefinition) : SqlList<WindowDefinition>.Empty;
        return new SelectQuery(ToList(items), from)
        {
            Span = SpanFrom(start),
            IsDistinct = isDistinct,
            Mode = mode,
            Where = where,
            GroupBy = groupBy,
            Having = having,
            Qualify = qualify,
            Windows = windows,
        };
    }

    private SelectMode ParseSelectMode()
    {
        if (!TryTake(Keyword.AS)) return SelectMode.Columns;
        if (TryTake(Keyword.STRUCT)) return SelectMode.Struct;
        if (!TryTake(Keyword.VALUE)) Unexpected("STRUCT or VALUE behind SELECT AS");
        return SelectMode.Value;
    }

    private SqlExpression? ParseCondition(Keyword keyword)
    {
        if (!TryTake(keyword)) return null;
        var condition = ParseExpression();
        RecoverToClause(stopAtComma: false);
        return condition;
    }

    private void ParseSelectList(List<SelectItem> items)
    {
        do
        {
            // A comma behind the last item is allowed.
            if (items.Count > 0 && IsClauseEnd()) return;
            items.Add(ParseSelectItem());
            RecoverToClause(stopAtComma: true);
        }
        while (TryTake(TokenKind.Comma));
    }

    private SelectItem ParseSelectItem()
    {
        var start = Current.Start;
        if (TryTake(TokenKind.Star)) return ParseStarTail(null, start);
        var expression = ParseExpression();
        if (At(TokenKind.Dot) && NextIs(TokenKind.Star) && !_panic)
        {
            if (PrecedenceRules.Of(expression) < Precedence.Postfix && _tokens[_index - 1].Kind is not TokenKind.CloseParenthesis) Report(Current.Span, "The star needs a table or a struct before the dot: put parentheses around the expression.");
            _index += 2;
            return ParseStarTail(expression, start);
        }
        return new SelectExpression(expression, ParseAlias()) { Span = SpanFrom(start) };
    }

    private SelectStar ParseStarTail(SqlExpression? qualifier, int start)
    {
        var except = SqlList<Identifier>.Empty;
        var replace = SqlList<SelectExpression>.Empty;
        if (At(Keyword.EXCEPT) && NextIs(TokenKind.OpenParenthesis) && !_panic)
        {
            _index++;
            except = ParseParenthesized(() => ParseIdentifier("the name of a column"));
        }
        if (At(Keyword.REPLACE) && NextIs(TokenKind.OpenParenthesis) && !_panic)
        {
            _index++;
            replace = ParseParenthesized(ParseReplacement);
        }
        return new SelectStar(qualifier, except, replace) { Span = SpanFrom(start) };
    }

    private SelectExpression ParseReplacement()
    {
        var start = Current.Start;
        var expression = ParseExpression();
        Expect(Keyword.AS);
        return new SelectExpression(expression, ParseIdentifier("the name of the column to replace")) { Span = SpanFrom(start) };
    }

    private GroupByClause ParseGroupBy()
    {
        var start = Current.Start;
        Expect(Keyword.GROUP);
        Expect(Keyword.BY);
        if (TryTake(Keyword.ALL)) return new GroupByClause(true, SqlList<GroupingItem>.Empty) { Span = SpanFrom(start) };
        return new GroupByClause(false, ParseList(() => ParseGroupingItem(isNested: false))) { Span = SpanFrom(start) };
    }

    private GroupingItem ParseGroupingItem(bool isNested)
    {
        var start = Current.Start;
        if (!Enter()) return new GroupingSet(SqlList<SqlExpression>.Empty);
        var item = ParseCombination() ?? ParseGroupingSet(isNested);
        Leave();
        return item with { Span = SpanFrom(start) };
    }

    private GroupingItem? ParseCombination()
    {
        if (_panic) return null;
        GroupingKind? kind = Current.Keyword switch
        {
            Keyword.ROLLUP => GroupingKind.Rollup,
            Keyword.CUBE => GroupingKind.Cube,
            Keyword.GROUPING when NextIs(Keyword.SETS) => GroupingKind.GroupingSets,
            _ => null,
        };
        if (kind is null) return null;
        _index += kind is GroupingKind.GroupingSets ? 2 : 1;
        return new GroupingCombination(kind.Value, ParseParenthesized(() => ParseGroupingItem(isNested: true)));
    }

    private GroupingItem ParseGroupingSet(bool isNested)
    {
        if (At(TokenKind.OpenParenthesis))
        {
            // "(a, b)" as a whole item of ROLLUP and the like is a set, "(a + b) * c" is an expression; "()" is a set anywhere.
            var isEmpty = NextIs(TokenKind.CloseParenthesis);
            var isWhole = Current.Match > 0 && _tokens[Current.Match + 1].Kind is TokenKind.Comma or TokenKind.CloseParenthesis;
            if (isEmpty || isNested && isWhole && !IsQueryAhead()) return new GroupingSet(ParseParenthesized(ParseExpression, allowEmpty: true));
        }
        return new GroupingSet(SqlList<SqlExpression>.Of(ParseExpression()));
    }

    private WindowDefinition ParseWindowDefinition()
    {
        var start = Current.Start;
        var name = ParseIdentifier("the name of a window");
        Expect(Keyword.AS);
        return new WindowDefinition(name, ParseWindow()) { Span = SpanFrom(start) };
    }

    private OrderByClause? ParseOrderBy()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.ORDER)) return null;
        Expect(Keyword.BY);
        return new OrderByClause(ParseList(ParseOrderByItem)) { Span = SpanFrom(start) };
    }

    private OrderByItem ParseOrderByItem()
    {
        var start = Current.Start;
        var expression = ParseExpression();
        var collation = TryTake(Keyword.COLLATE) ? ParseExpression() : null;
        var isDescending = TryTake(Keyword.DESC);
        if (!isDescending) TryTake(Keyword.ASC);
        var nulls = NullOrder.Default;
        if (TryTake(Keyword.NULLS))
        {
            nulls = TryTake(Keyword.FIRST) ? NullOrder.First : NullOrder.Last;
            if (nulls is NullOrder.Last && !TryTake(Keyword.LAST)) Unexpected("FIRST or LAST");
        }
        return new OrderByItem(expression, isDescending, nulls, collation) { Span = SpanFrom(start) };
    }

    private LimitClause? ParseLimit()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.LIMIT)) return null;
        var count = ParseCount("LIMIT");
        var offset = TryTake(Keyword.OFFSET) ? ParseCount("OFFSET") : null;
        return new LimitClause(count, offset) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseCount(string clause)
    {
        if (!_panic && Current.Kind is TokenKind.Integer or TokenKind.At or TokenKind.AtAt or TokenKind.Question || Current.Keyword is Keyword.CAST) return ParsePrimary();
        Unexpected($"a whole number or a parameter behind {clause}");
        return Missing();
    }
}
