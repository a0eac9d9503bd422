using System.Globalization;
using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    /// <summary>Reads an expression without operators.</summary>
    private SqlExpression ParsePrimary()
    {
        var isBehindMinus = _isBehindMinus;
        _isBehindMinus = false;
        if (_panic) return Missing();
        switch (Current.Kind)
        {
            case TokenKind.Integer: return ParseInteger(isBehindMinus);
            case TokenKind.Float: return ParseFloat();
            case TokenKind.String: return ParseString();
            case TokenKind.Bytes: return ParseBytes();
            case TokenKind.At: return ParseNamedParameter();
            case TokenKind.AtAt: return ParseSystemVariable();
            case TokenKind.Question: return ParsePositionalParameter();
            case TokenKind.OpenParenthesis: return ParseParenthesizedExpression();
            case TokenKind.OpenBracket: return ParseArrayElements(type: null, Current.Start);
            case TokenKind.QuotedIdentifier: return ParseNameOrCall();
            case TokenKind.Word: return ParseWordExpression();
            default:
                Unexpected("an expression");
                return Missing();
        }
    }

    private SqlExpression ParseWordExpression()
    {
        var start = Current.Start;
        switch (Current.Keyword)
        {
            case Keyword.NULL:
                _index++;
                return new NullLiteral { Span = SpanFrom(start) };
            case Keyword.TRUE or Keyword.FALSE:
                var value = At(Keyword.TRUE);
                _index++;
                return new BoolLiteral(value) { Span = SpanFrom(start) };
            case Keyword.CASE: return ParseCase();
            case Keyword.CAST: return ParseCast();
            case Keyword.SAFE_CAST when NextIs(TokenKind.OpenParenthesis): return ParseCast();
            case Keyword.EXTRACT: return ParseExtract();
            case Keyword.INTERVAL: return ParseInterval();
            case Keyword.ARRAY: return ParseArray();
            case Keyword.STRUCT: return ParseStruct();
            case Keyword.RANGE when NextIs(TokenKind.Less): return ParseRangeLiteral();
            case Keyword.EXISTS:
                _index++;
                var query = ParseParenthesizedQuery();
                return new ExistsExpression(query) { Span = SpanFrom(start) };
            case Keyword.DATE or Keyword.TIME or Keyword.DATETIME or Keyword.TIMESTAMP or Keyword.NUMERIC or Keyword.DECIMAL or Keyword.BIGNUMERIC or Keyword.BIGDECIMAL or Keyword.JSON when NextIs(TokenKind.String):
                return ParseTypedLiteral();
        }
        if (AtIdentifier() || NextIs(TokenKind.OpenParenthesis) && SpecialNames.IsReservedFunction(_text.Substring(start, Current.Length))) return ParseNameOrCall();
        if (Current.Keyword is Keyword.SELECT) Report(Current.Span, "A query in the place of an expression needs parentheses around it.");
        else if (Current.Keyword is Keyword.WITH && NextIs(TokenKind.OpenParenthesis)) Unsupported("WITH(...) in an expression is not supported: write a subquery, or its value.");
        else if (Current.Keyword is Keyword.NOT) Report(Current.Span, "NOT binds weaker than the operator before it: put parentheses around it.");
        else Unexpected("an expression");
        return Missing();
    }

    private SqlExpression ParseInteger(bool isBehindMinus)
    {
        var span = Current.Span;
        var isHexadecimal = span.Length > 2 && _text[span.Start + 1] is 'x' or 'X';
        var digits = isHexadecimal ? _text.Substring(span.Start + 2, span.Length - 2) : _text.Substring(span.Start, span.Length);
        var isRead = ulong.TryParse(digits, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        var limit = isBehindMinus ? 1UL << 63 : long.MaxValue;
        if (!isRead || value > limit) ReportAndGoOn(span, isBehindMinus ? "The integer is less than -9223372036854775808, the least INT64." : "The integer is greater than 9223372036854775807, the greatest INT64.");
        EndNumber();
        return new IntegerLiteral(Math.Min(value, limit)) { Span = span };
    }

    private SqlExpression ParseFloat()
    {
        var span = Current.Span;
        _ = double.TryParse(_text.Substring(span.Start, span.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        // .NET Framework fails where .NET gives infinity.
        if (double.IsInfinity(value)) ReportAndGoOn(span, "The number is too great for FLOAT64.");
        EndNumber();
        return new FloatLiteral(double.IsInfinity(value) ? double.MaxValue : value) { Span = span };
    }

    private void EndNumber()
    {
        _index++;
        if (Current.Kind is TokenKind.Word && Current.Start == PreviousEnd) ReportAndGoOn(Current.Span, "A space is missing between the number and the word.");
    }

    private StringLiteral ParseString()
    {
        var start = Current.Start;
        if (!At(TokenKind.String) || _panic)
        {
            Unexpected("a string");
            return new StringLiteral("") { Span = new TextSpan(start, 0) };
        }
        return new StringLiteral(ReadAdjacent(TokenKind.String)) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseBytes()
    {
        var start = Current.Start;
        var text = ReadAdjacent(TokenKind.Bytes);
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return new BytesLiteral(SqlList<byte>.Wrap(bytes)) { Span = SpanFrom(start) };
    }

    /// <summary>Strings one behind the other are one string.</summary>
    private string ReadAdjacent(TokenKind kind)
    {
        var text = QuotedText.Decode(_text, Current.Span, kind is TokenKind.Bytes, _diagnostics);
        _index++;
        if (!At(kind)) return text;
        var parts = new List<string> { text };
        while (At(kind))
        {
            if (Current.Start == PreviousEnd) ReportAndGoOn(Current.Span, "A space is missing between the strings.");
            parts.Add(QuotedText.Decode(_text, Current.Span, kind is TokenKind.Bytes, _diagnostics));
            _index++;
        }
        return string.Concat(parts);
    }

    private SqlExpression ParseTypedLiteral()
    {
        var start = Current.Start;
        var type = SqlType.FromName(_text.Substring(start, Current.Length))!;
        _index++;
        return new TypedLiteral(type, ParseString().Value) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseRangeLiteral()
    {
        var start = Current.Start;
        var type = ParseType();
        if (!_panic && type.ToSqlType() is not { Element.Kind: SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Timestamp }) ReportAndGoOn(type.Span, "A range is of DATE, DATETIME or TIMESTAMP.");
        var value = ParseString().Value;
        return new TypedLiteral(type.ToSqlType() ?? SqlType.Range(SqlType.Date), value) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseNamedParameter()
    {
        var start = Current.Start;
        _index++;
        if (Current.Kind is not (TokenKind.Word or TokenKind.QuotedIdentifier))
        {
            Unexpected("the name of a parameter behind @");
            return Missing();
        }
        var name = TakeIdentifier().Name;
        return new ParameterExpression(name, 0) { Span = SpanFrom(start) };
    }

    private SqlExpression ParsePositionalParameter()
    {
        var span = Current.Span;
        _index++;
        return new ParameterExpression(null, _positionalParameters++) { Span = span };
    }

    private SqlExpression ParseSystemVariable()
    {
        var start = Current.Start;
        _index++;
        var path = ParsePath("the name of a system variable behind @@");
        return new SystemVariable(path) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseParenthesizedExpression()
    {
        var start = Current.Start;
        if (IsQueryAhead()) return new SubqueryExpression(ParseParenthesizedQuery()) { Span = SpanFrom(start) };
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var first = ParseExpression();
        RecoverInList(close);
        if (!At(TokenKind.Comma))
        {
            ExpectClose(TokenKind.CloseParenthesis, close);
            return first;
        }
        var elements = new List<SqlExpression> { first };
        while (TryTake(TokenKind.Comma))
        {
            elements.Add(ParseExpression());
            RecoverInList(close);
        }
        ExpectClose(TokenKind.CloseParenthesis, close);
        return new TupleExpression(ToList(elements)) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseArray()
    {
        var start = Current.Start;
        if (NextIs(TokenKind.OpenParenthesis))
        {
            _index++;
            return new ArraySubquery(ParseParenthesizedQuery()) { Span = SpanFrom(start) };
        }
        if (NextIs(TokenKind.OpenBracket))
        {
            _index++;
            return ParseArrayElements(type: null, start);
        }
        return ParseArrayElements(ParseType() as ArrayTypeName, start);
    }

    private SqlExpression ParseArrayElements(ArrayTypeName? type, int start)
    {
        var close = Current.Match;
        Expect(TokenKind.OpenBracket);
        var elements = new List<SqlExpression>();
        if (!At(TokenKind.CloseBracket)) ParseItems(elements, ParseExpression, close);
        ExpectClose(TokenKind.CloseBracket, close);
        return new ArrayConstructor(type, ToList(elements)) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseStruct()
    {
        var start = Current.Start;
        StructTypeName? type = null;
        if (NextIs(TokenKind.OpenParenthesis)) _index++;
        else type = ParseStructType();
        var fields = ParseParenthesized(ParseStructField, allowEmpty: true);
        return new StructConstructor(type, fields) { Span = SpanFrom(start) };
    }

    private StructField ParseStructField()
    {
        var start = Current.Start;
        var value = ParseExpression();
        var alias = TryTake(Keyword.AS) ? ParseIdentifier("the name of a field") : null;
        return new StructField(value, alias) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseCase()
    {
        var start = Current.Start;
        Expect(Keyword.CASE);
        var operand = At(Keyword.WHEN) ? null : ParseExpression();
        if (!At(Keyword.WHEN)) Unexpected("WHEN");
        var branches = new List<CaseBranch>();
        while (At(Keyword.WHEN) && !_panic)
        {
            var branchStart = Current.Start;
            _index++;
            var condition = ParseExpression();
            Expect(Keyword.THEN);
            branches.Add(new CaseBranch(condition, ParseExpression()) { Span = SpanFrom(branchStart) });
        }
        var otherwise = TryTake(Keyword.ELSE) ? ParseExpression() : null;
        Expect(Keyword.END);
        return new CaseExpression(operand, ToList(branches), otherwise) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseCast()
    {
        var start = Current.Start;
        var isSafe = At(Keyword.SAFE_CAST);
        _index++;
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var operand = ParseExpression();
        Expect(Keyword.AS);
        var type = ParseType();
        var format = TryTake(Keyword.FORMAT) ? ParseExpression() : null;
        var timeZone = ParseTimeZone();
        ExpectClose(TokenKind.CloseParenthesis, close);
        return new CastExpression(operand, type, isSafe, format, timeZone) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseExtract()
    {
        var start = Current.Start;
        Expect(Keyword.EXTRACT);
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var part = ParseExpression();
        Expect(Keyword.FROM);
        var operand = ParseExpression();
        var timeZone = ParseTimeZone();
        ExpectClose(TokenKind.CloseParenthesis, close);
        return new ExtractExpression(part, operand, timeZone) { Span = SpanFrom(start) };
    }

    private SqlExpression? ParseTimeZone()
    {
        if (!TryTake(Keyword.AT)) return null;
        Expect(Keyword.TIME);
        Expect(Keyword.ZONE);
        return ParseExpression();
    }

    private SqlExpression ParseInterval()
    {
        var start = Current.Start;
        Expect(Keyword.INTERVAL);
        var value = ParseExpression();
        var from = ParseIdentifier("a date part such as DAY");
        var to = TryTake(Keyword.TO) ? ParseIdentifier("a date part such as DAY") : null;
        return new IntervalExpression(value, from, to) { Span = SpanFrom(start) };
    }
}
