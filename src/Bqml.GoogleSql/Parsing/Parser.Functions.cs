using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    /// <summary>Reads a name, and the call when a parenthesis follows it.</summary>
    private SqlExpression ParseNameOrCall()
    {
        var start = Current.Start;
        var isBare = Current.Kind is TokenKind.Word;
        var parts = new List<Identifier>(2) { TakeIdentifier() };
        ParsePathTail(parts);
        if (At(TokenKind.OpenParenthesis) && !_panic) return ParseCall(parts, start, isBare);
        if (isBare && parts.Count == 1 && SpecialNames.IsCalledWithoutParentheses(parts[0].Name))
        {
            return new FunctionCall(new SqlPath(ToList(parts)) { Span = SpanFrom(start) }, SqlList<SqlExpression>.Empty) { Span = SpanFrom(start) };
        }
        return new PathExpression(ToList(parts)) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseCall(List<Identifier> parts, int start, bool isBare)
    {
        var isSafe = isBare && parts.Count > 1 && parts[0].Name.Equals("SAFE", StringComparison.OrdinalIgnoreCase);
        if (isSafe) parts.RemoveAt(0);
        var name = new SqlPath(ToList(parts)) { Span = TextSpan.FromBounds(parts[0].Span.Start, PreviousEnd) };
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var isDistinct = TryTake(Keyword.DISTINCT);
        var arguments = new List<SqlExpression>();
        if (isDistinct || !At(TokenKind.CloseParenthesis)) ParseItems(arguments, ParseArgument, close);
        var call = new FunctionCall(name, ToList(arguments))
        {
            IsSafe = isSafe,
            IsDistinct = isDistinct,
            NullTreatment = ParseNullTreatment(),
            Having = ParseHavingExtremum(),
            OrderBy = At(Keyword.ORDER) ? ParseOrderBy() : null,
            Limit = TryTake(Keyword.LIMIT) ? ParseCount("LIMIT") : null,
        };
        ExpectClose(TokenKind.CloseParenthesis, close);
        var over = TryTake(Keyword.OVER) ? ParseWindow() : null;
        return call with { Over = over, Span = SpanFrom(start) };
    }

    private SqlExpression ParseArgument()
    {
        var start = Current.Start;
        if (At(TokenKind.Star) && !_panic)
        {
            _index++;
            return new StarArgument { Span = SpanFrom(start) };
        }
        if (ParseArgumentName() is { } name) return new NamedArgument(name, ParseArgumentValue()) { Span = SpanFrom(start) };
        return ParseArgumentValue();
    }

    private SqlExpression ParseArgumentValue()
    {
        if (AtLambda()) return ParseLambda();
        if (At(Keyword.SELECT) || At(Keyword.WITH)) Report(Current.Span, "A query as an argument needs parentheses of its own: f((SELECT ...)).");
        return ParseExpression();
    }

    /// <summary>Reads <c>name =&gt;</c> if it is there.</summary>
    private Identifier? ParseArgumentName()
    {
        if (_panic || !AtIdentifier() || !NextIs(TokenKind.FatArrow)) return null;
        var name = TakeIdentifier();
        _index++;
        return name;
    }

    private bool AtLambda() => AtIdentifier() && NextIs(TokenKind.Arrow)
        || At(TokenKind.OpenParenthesis) && Current.Match > 0 && _tokens[Math.Min(Current.Match + 1, LastIndex)].Kind is TokenKind.Arrow;

    private SqlExpression ParseLambda()
    {
        var start = Current.Start;
        if (!Enter()) return Missing();
        var parameters = At(TokenKind.OpenParenthesis)
            ? ParseParenthesized(() => ParseIdentifier("the name of a lambda's parameter"), allowEmpty: true)
            : SqlList<Identifier>.Of(TakeIdentifier());
        Expect(TokenKind.Arrow);
        var body = ParseExpression();
        Leave();
        return new LambdaExpression(parameters, body) { Span = SpanFrom(start) };
    }

    private NullTreatment ParseNullTreatment()
    {
        var treatment = TryTake(Keyword.IGNORE) ? NullTreatment.Ignore : TryTake(Keyword.RESPECT) ? NullTreatment.Respect : NullTreatment.Default;
        if (treatment is not NullTreatment.Default) Expect(Keyword.NULLS);
        return treatment;
    }

    private HavingExtremum? ParseHavingExtremum()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.HAVING)) return null;
        var isMax = TryTake(Keyword.MAX);
        if (!isMax && !TryTake(Keyword.MIN)) Unexpected("MAX or MIN");
        return new HavingExtremum(isMax, ParseExpression()) { Span = SpanFrom(start) };
    }

    private Window ParseWindow()
    {
        var start = Current.Start;
        if (!At(TokenKind.OpenParenthesis)) return new WindowReference(ParseIdentifier("the name of a window or '('")) { Span = SpanFrom(start) };
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var name = AtIdentifier() ? TakeIdentifier() : null;
        var partitionBy = SqlList<SqlExpression>.Empty;
        if (TryTake(Keyword.PARTITION))
        {
            Expect(Keyword.BY);
            partitionBy = ParseList(ParseExpression);
        }
        var orderBy = At(Keyword.ORDER) ? ParseOrderBy() : null;
        var frame = Current.Keyword is Keyword.ROWS or Keyword.RANGE ? ParseFrame() : null;
        ExpectClose(TokenKind.CloseParenthesis, close);
        return new WindowSpecification(name, partitionBy, orderBy, frame) { Span = SpanFrom(start) };
    }

    private WindowFrame? ParseFrame()
    {
        if (_panic) return null;
        var start = Current.Start;
        var isRows = At(Keyword.ROWS);
        _index++;
        if (!TryTake(Keyword.BETWEEN)) return new WindowFrame(isRows, ParseFrameBound(), null) { Span = SpanFrom(start) };
        var first = ParseFrameBound();
        Expect(Keyword.AND);
        return new WindowFrame(isRows, first, ParseFrameBound()) { Span = SpanFrom(start) };
    }

    private FrameBound ParseFrameBound()
    {
        var start = Current.Start;
        if (TryTake(Keyword.CURRENT))
        {
            Expect(Keyword.ROW);
            return new FrameBound(FrameBoundKind.CurrentRow, null) { Span = SpanFrom(start) };
        }
        var offset = TryTake(Keyword.UNBOUNDED) ? null : ParseBinary(Precedence.BitwiseOr);
        var isPreceding = TryTake(Keyword.PRECEDING);
        if (!isPreceding && !TryTake(Keyword.FOLLOWING)) Unexpected("PRECEDING or FOLLOWING");
        var kind = (offset is null, isPreceding) switch
        {
            (true, true) => FrameBoundKind.UnboundedPreceding,
            (true, false) => FrameBoundKind.UnboundedFollowing,
            (false, true) => FrameBoundKind.Preceding,
            _ => FrameBoundKind.Following,
        };
        return new FrameBound(kind, offset) { Span = SpanFrom(start) };
    }
}
