using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    private MissingExpression Missing() => new() { Span = new TextSpan(Current.Start, 0) };

    internal SqlExpression ParseExpression()
    {
        if (!Enter()) return Missing();
        var expression = ParseLogical(isAnd: false);
        Leave();
        return expression;
    }

    /// <summary>Reads operands joined by OR, or by AND one level below.</summary>
    private SqlExpression ParseLogical(bool isAnd)
    {
        var start = Current.Start;
        var first = isAnd ? ParseNot() : ParseLogical(isAnd: true);
        var keyword = isAnd ? Keyword.AND : Keyword.OR;
        if (!At(keyword) || _panic) return first;
        var operands = new List<SqlExpression> { first };
        while (TryTake(keyword)) operands.Add(isAnd ? ParseNot() : ParseLogical(isAnd: true));
        return new LogicalExpression(isAnd, ToList(operands)) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseNot()
    {
        if (!At(Keyword.NOT)) return ParseComparison();
        if (!Enter()) return Missing();
        var start = Current.Start;
        Expect(Keyword.NOT);
        var operand = ParseNot();
        Leave();
        return new UnaryExpression(UnaryOperator.Not, operand) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseComparison()
    {
        var start = Current.Start;
        var left = ParseBinary(Precedence.BitwiseOr);
        if (!AtComparison()) return left;
        var comparison = ParseComparisonTail(left) with { Span = SpanFrom(start) };
        if (AtComparison()) Report(Current.Span, "Comparisons do not chain: put parentheses around the one on the left.");
        return comparison;
    }

    private bool AtComparison() => !_panic && (Current.Kind is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual
        || Current.Keyword is Keyword.LIKE or Keyword.IN or Keyword.BETWEEN or Keyword.IS
        || At(Keyword.NOT) && PeekToken().Keyword is Keyword.LIKE or Keyword.IN or Keyword.BETWEEN);

    private SqlExpression ParseComparisonTail(SqlExpression left)
    {
        BinaryOperator? op = Current.Kind switch
        {
            TokenKind.Equal => BinaryOperator.Equal,
            TokenKind.NotEqual => BinaryOperator.NotEqual,
            TokenKind.Less => BinaryOperator.Less,
            TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
            TokenKind.Greater => BinaryOperator.Greater,
            TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
            _ => null,
        };
        if (op is not null)
        {
            _index++;
            return new BinaryExpression(left, op.Value, ParseBinary(Precedence.BitwiseOr));
        }
        if (TryTake(Keyword.IS)) return ParseIs(left);
        var isNegated = TryTake(Keyword.NOT);
        if (TryTake(Keyword.LIKE)) return ParseLike(left, isNegated);
        if (TryTake(Keyword.IN)) return new InExpression(left, ParseValueSet("IN"), isNegated);
        Expect(Keyword.BETWEEN);
        var low = ParseBinary(Precedence.BitwiseOr);
        Expect(Keyword.AND);
        return new BetweenExpression(left, low, ParseBinary(Precedence.BitwiseOr), isNegated);
    }

    private SqlExpression ParseIs(SqlExpression left)
    {
        var isNegated = TryTake(Keyword.NOT);
        if (TryTake(Keyword.DISTINCT))
        {
            Expect(Keyword.FROM);
            return new BinaryExpression(left, isNegated ? BinaryOperator.IsNotDistinctFrom : BinaryOperator.IsDistinctFrom, ParseBinary(Precedence.BitwiseOr));
        }
        IsTest? test = Current.Keyword switch
        {
            Keyword.NULL => IsTest.Null,
            Keyword.TRUE => IsTest.True,
            Keyword.FALSE => IsTest.False,
            Keyword.UNKNOWN => IsTest.Unknown,
            _ => null,
        };
        if (test is null) Unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
        else _index++;
        return new IsExpression(left, test ?? IsTest.Null, isNegated);
    }

    private SqlExpression ParseLike(SqlExpression left, bool isNegated)
    {
        if (Current.Keyword is not (Keyword.ANY or Keyword.SOME or Keyword.ALL))
        {
            return new BinaryExpression(left, isNegated ? BinaryOperator.NotLike : BinaryOperator.Like, ParseBinary(Precedence.BitwiseOr));
        }
        var isAll = At(Keyword.ALL);
        _index++;
        return new QuantifiedLikeExpression(left, isAll, ParseValueSet("LIKE ANY"), isNegated);
    }

    private ValueSet ParseValueSet(string context)
    {
        var start = Current.Start;
        if (TryTake(Keyword.UNNEST))
        {
            Expect(TokenKind.OpenParenthesis);
            var array = ParseExpression();
            Expect(TokenKind.CloseParenthesis);
            return new ValueUnnest(array) { Span = SpanFrom(start) };
        }
        if (!At(TokenKind.OpenParenthesis))
        {
            Unexpected($"'(' or UNNEST behind {context}");
            return new ValueList(SqlList<SqlExpression>.Empty) { Span = SpanFrom(start) };
        }
        if (IsQueryAhead()) return new ValueQuery(ParseParenthesizedQuery()) { Span = SpanFrom(start) };
        return new ValueList(ParseParenthesized(ParseExpression)) { Span = SpanFrom(start) };
    }

    /// <summary>Reads operators that bind at least as strongly as the given level, which is one of those between comparison and unary.</summary>
    private SqlExpression ParseBinary(Precedence minimum)
    {
        var start = Current.Start;
        var left = ParseUnary();
        while (!_panic && FindBinaryOperator(out var length) is { } op && PrecedenceRules.Of(op) is var precedence && precedence >= minimum)
        {
            _index += length;
            var right = ParseBinary(precedence + 1);
            left = new BinaryExpression(left, op, right) { Span = SpanFrom(start) };
            _chained++;
        }
        return left;
    }

    private BinaryOperator? FindBinaryOperator(out int length)
    {
        length = 1;
        switch (Current.Kind)
        {
            case TokenKind.Star: return BinaryOperator.Multiply;
            case TokenKind.Slash: return BinaryOperator.Divide;
            case TokenKind.Concatenate: return BinaryOperator.Concatenate;
            case TokenKind.Plus: return BinaryOperator.Add;
            case TokenKind.Minus: return BinaryOperator.Subtract;
            case TokenKind.ShiftLeft: return BinaryOperator.ShiftLeft;
            case TokenKind.Ampersand: return BinaryOperator.BitwiseAnd;
            case TokenKind.Caret: return BinaryOperator.BitwiseXor;
            case TokenKind.Bar: return BinaryOperator.BitwiseOr;
            case TokenKind.Greater when NextIs(TokenKind.Greater) && PeekToken().Start == Current.End:
                length = 2;
                return BinaryOperator.ShiftRight;
            default: return null;
        }
    }

    private SqlExpression ParseUnary()
    {
        UnaryOperator? op = Current.Kind switch
        {
            TokenKind.Minus => UnaryOperator.Minus,
            TokenKind.Plus => UnaryOperator.Plus,
            TokenKind.Tilde => UnaryOperator.BitwiseNot,
            _ => null,
        };
        if (op is null || _panic) return ParsePostfix();
        if (!Enter()) return Missing();
        var start = Current.Start;
        _index++;
        _isBehindMinus = op is UnaryOperator.Minus;
        var operand = ParseUnary();
        Leave();
        return new UnaryExpression(op.Value, operand) { Span = SpanFrom(start) };
    }

    private SqlExpression ParsePostfix()
    {
        var start = Current.Start;
        var expression = ParsePrimary();
        while (!_panic)
        {
            if (At(TokenKind.OpenBracket))
            {
                expression = ParseSubscript(expression) with { Span = SpanFrom(start) };
            }
            else if (At(TokenKind.Dot) && !NextIs(TokenKind.Star))
            {
                _index++;
                if (Current.Kind is not (TokenKind.Word or TokenKind.QuotedIdentifier))
                {
                    Unexpected("a field behind the dot");
                    break;
                }
                expression = new FieldAccess(expression, TakeIdentifier()) { Span = SpanFrom(start) };
                if (At(TokenKind.OpenParenthesis)) Unsupported("Chained calls, value.function(x), are not supported: write function(value, x).");
            }
            else
            {
                break;
            }
            _chained++;
        }
        return expression;
    }

    private SqlExpression ParseSubscript(SqlExpression operand)
    {
        Expect(TokenKind.OpenBracket);
        var kind = Current.Kind is TokenKind.Word && NextIs(TokenKind.OpenParenthesis) ? SpecialNames.FindSubscriptKind(_text.Substring(Current.Start, Current.Length)) : null;
        if (kind is not null) _index += 2;
        var index = ParseExpression();
        if (kind is not null) Expect(TokenKind.CloseParenthesis);
        Expect(TokenKind.CloseBracket);
        return new SubscriptExpression(operand, kind ?? SubscriptKind.Plain, index);
    }
}
