using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    private static readonly Keyword[] _modelClauses = [Keyword.INPUT, Keyword.OUTPUT, Keyword.TRANSFORM, Keyword.REMOTE, Keyword.OPTIONS, Keyword.AS];

    private CreateModelStatement ParseCreateModel(CreateDisposition disposition)
    {
        var name = ParseModelPath();
        var create = new CreateModelStatement(disposition, name)
        {
            Input = TryTake(Keyword.INPUT) ? ParseParenthesized(ParseModelColumn) : null,
            Output = TryTake(Keyword.OUTPUT) ? ParseParenthesized(ParseModelColumn) : null,
            Transform = At(Keyword.TRANSFORM) ? ParseTransform() : null,
            Remote = ParseRemote(),
            Options = ParseOptions(),
        };
        if ((create.Input is null) != (create.Output is null) && Current.Keyword is not (Keyword.INPUT or Keyword.OUTPUT)) ReportAndGoOn(name.Span, "INPUT and OUTPUT belong together: one of them is missing.");
        create = ParseModelQuery(create);
        if (!_panic && Array.IndexOf(_modelClauses, Current.Keyword) >= 0)
        {
            Report(Current.Span, $"{Current.Keyword} is in the wrong place or there twice: the clauses of CREATE MODEL are INPUT, OUTPUT, TRANSFORM, REMOTE, OPTIONS, AS, in this order.");
        }
        return create;
    }

    private ColumnDefinition ParseModelColumn()
    {
        var start = Current.Start;
        var name = ParseIdentifier("the name of a column");
        return new ColumnDefinition(name, ParseType()) { Span = SpanFrom(start) };
    }

    private TransformClause? ParseTransform()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.TRANSFORM)) return null;
        var close = Current.Match;
        Expect(TokenKind.OpenParenthesis);
        var items = new List<SelectItem>();
        if (!_panic) ParseItems(items, ParseSelectItem, close);
        ExpectClose(TokenKind.CloseParenthesis, close);
        return new TransformClause(ToList(items)) { Span = SpanFrom(start) };
    }

    private RemoteClause? ParseRemote()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.REMOTE)) return null;
        Expect(Keyword.WITH);
        Expect(Keyword.CONNECTION);
        var connection = TryTake(Keyword.DEFAULT) ? null : ParseResourcePath("the name of a connection");
        return new RemoteClause(connection) { Span = SpanFrom(start) };
    }

    private CreateModelStatement ParseModelQuery(CreateModelStatement create)
    {
        if (!TryTake(Keyword.AS)) return create;
        var isNamed = At(TokenKind.OpenParenthesis) && IsIdentifier(PeekToken()) && PeekToken(2).Keyword is Keyword.AS;
        return isNamed
            ? create with { NamedQueries = ParseParenthesized(() => ParseNamedQuery("training_data or custom_holiday")) }
            : create with { Query = ParseQuery() };
    }

    private SqlStatement ParseAlter()
    {
        var start = Current.Start;
        Expect(Keyword.ALTER);
        if (!At(Keyword.MODEL)) return Unsupported(TextSpan.FromBounds(start, Math.Max(Current.End, start)), $"ALTER {_text.Substring(Current.Start, Current.Length).ToUpperInvariant()}".TrimEnd());
        _index++;
        var ifExists = ParseIfExists();
        var name = ParseModelPath();
        Expect(Keyword.SET);
        if (!At(Keyword.OPTIONS)) Unexpected("OPTIONS");
        return new AlterModelStatement(name, ifExists, ParseOptions() ?? SqlList<OptionEntry>.Empty);
    }

    private SqlStatement ParseExport()
    {
        var start = Current.Start;
        Expect(Keyword.EXPORT);
        if (!At(Keyword.MODEL)) return Unsupported(TextSpan.FromBounds(start, Math.Max(Current.End, start)), $"EXPORT {_text.Substring(Current.Start, Current.Length).ToUpperInvariant()}".TrimEnd());
        _index++;
        var name = ParseModelPath();
        return new ExportModelStatement(name, ParseOptions());
    }
}
