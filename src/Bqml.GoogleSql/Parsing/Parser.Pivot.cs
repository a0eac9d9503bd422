using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    private Pivot ParsePivot(FromItem source, int start)
    {
        Expect(Keyword.PIVOT);
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var aggregates = new List<SelectExpression>();
        ParseItems(aggregates, ParseAliasedExpression, close: -1);
        Expect(Keyword.FOR);
        var input = ParseBinary(Precedence.BitwiseOr);
        Expect(Keyword.IN);
        var columns = ParseParenthesized(ParseAliasedExpression);
        ExpectClose(TokenKind.CloseParenthesis, close);
        var alias = ParseAlias();
        return new Pivot(source, ToList(aggregates), input, columns, alias) { Span = SpanFrom(start) };
    }

    private SelectExpression ParseAliasedExpression()
    {
        var start = Current.Start;
        var expression = ParseExpression();
        return new SelectExpression(expression, ParseAlias()) { Span = SpanFrom(start) };
    }

    private Unpivot ParseUnpivot(FromItem source, int start)
    {
        Expect(Keyword.UNPIVOT);
        var nulls = TryTake(Keyword.INCLUDE) ? NullTreatment.Respect : TryTake(Keyword.EXCLUDE) ? NullTreatment.Ignore : NullTreatment.Default;
        if (nulls is not NullTreatment.Default) Expect(Keyword.NULLS);
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var values = At(TokenKind.OpenParenthesis)
            ? ParseParenthesized(() => ParseIdentifier("the name of a column"))
            : SqlList<Identifier>.Of(ParseIdentifier("the name of a column"));
        Expect(Keyword.FOR);
        var name = ParseIdentifier("the name of a column");
        Expect(Keyword.IN);
        var columns = ParseParenthesized(ParseUnpivotColumn);
        ExpectClose(TokenKind.CloseParenthesis, close);
        var alias = ParseAlias();
        return new Unpivot(source, nulls, values, name, columns, alias) { Span = SpanFrom(start) };
    }

    private UnpivotColumn ParseUnpivotColumn()
    {
        var start = Current.Start;
        var columns = At(TokenKind.OpenParenthesis)
            ? ParseParenthesized(() => ParsePath("the name of a column"))
            : SqlList<SqlPath>.Of(ParsePath("the name of a column"));
        SqlExpression? label = null;
        if (TryTake(Keyword.AS) || Current.Kind is TokenKind.String or TokenKind.Integer)
        {
            if (Current.Kind is TokenKind.String or TokenKind.Integer) label = ParsePrimary();
            else Unexpected("a string or an integer");
        }
        return new UnpivotColumn(columns, label) { Span = SpanFrom(start) };
    }
}
