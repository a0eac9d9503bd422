using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class Parser
{
    internal SqlScript ParseScript()
    {
        var statements = new List<SqlStatement>();
        while (!At(TokenKind.EndOfText))
        {
            if (TryTake(TokenKind.Semicolon)) continue;
            statements.Add(ParseWholeStatement());
        }
        if (statements.Count == 0 && _diagnostics.Count == 0) _diagnostics.Add(new TextSpan(0, 0), "The text holds no statement.");
        return new SqlScript(ToList(statements)) { Span = new TextSpan(0, _text.Length) };
    }

    private SqlStatement ParseWholeStatement()
    {
        var start = Current.Start;
        var errors = _diagnostics.Count;
        var statement = ParseStatement();
        if (!At(TokenKind.EndOfText) && !At(TokenKind.Semicolon) && _diagnostics.Count == errors) Unexpected("';' or the end of the text");
        SkipStatement();
        _panic = false;
        return IsTooDeep(statement, start) ? new InvalidStatement { Span = SpanFrom(start) } : statement with { Span = SpanFrom(start) };
    }

    private SqlStatement ParseStatement()
    {
        switch (Current.Keyword)
        {
            case Keyword.SELECT or Keyword.WITH or Keyword.FROM: return new QueryStatement(ParseQuery());
            case Keyword.CREATE: return ParseCreate();
            case Keyword.ALTER: return ParseAlter();
            case Keyword.DROP: return ParseDrop();
            case Keyword.EXPORT: return ParseExport();
            case Keyword.INSERT: return ParseInsert();
            case Keyword.LOAD: return ParseLoadData();
        }
        if (At(TokenKind.OpenParenthesis)) return new QueryStatement(ParseQuery());
        if (At(TokenKind.Word)) return Unsupported(Current.Span, _text.Substring(Current.Start, Current.Length).ToUpperInvariant());
        Unexpected("a statement");
        return new InvalidStatement();
    }

    private InvalidStatement Unsupported(TextSpan span, string statement)
    {
        Report(span, $"{(statement.Length > 40 ? statement.Substring(0, 40) : statement)} is not a statement that is supported here: those are queries, CREATE MODEL, TABLE, EXTERNAL TABLE, VIEW and VECTOR INDEX, ALTER MODEL, EXPORT MODEL, DROP MODEL, TABLE, EXTERNAL TABLE, VIEW and VECTOR INDEX, INSERT, and LOAD DATA.");
        return new InvalidStatement();
    }

    private SqlStatement ParseCreate()
    {
        var start = Current.Start;
        Expect(Keyword.CREATE);
        var disposition = CreateDisposition.Create;
        if (TryTake(Keyword.OR))
        {
            Expect(Keyword.REPLACE);
            disposition = CreateDisposition.CreateOrReplace;
        }
        var isTemporary = TryTake(Keyword.TEMP) || TryTake(Keyword.TEMPORARY);
        if (!isTemporary && TryTake(Keyword.MODEL)) return ParseCreateModel(ParseIfNotExists(disposition));
        if (TryTake(Keyword.TABLE)) return ParseCreateTable(ParseIfNotExists(disposition), isTemporary);
        if (!isTemporary && TryTake(Keyword.VIEW)) return ParseCreateView(ParseIfNotExists(disposition));
        if (!isTemporary && AtVectorIndex()) return ParseCreateVectorIndex(disposition);
        if (!isTemporary && At(Keyword.EXTERNAL) && PeekToken().Keyword is Keyword.TABLE) return ParseCreateExternalTable(disposition);
        if (At(TokenKind.Word) && !_panic) return Unsupported(TextSpan.FromBounds(start, Current.End), $"CREATE {_text.Substring(Current.Start, Current.Length).ToUpperInvariant()}");
        Unexpected("MODEL, TABLE or VIEW");
        return new InvalidStatement();
    }

    private CreateDisposition ParseIfNotExists(CreateDisposition disposition)
    {
        var start = Current.Start;
        if (!TryTake(Keyword.IF)) return disposition;
        Expect(Keyword.NOT);
        Expect(Keyword.EXISTS);
        if (disposition is CreateDisposition.CreateOrReplace) ReportAndGoOn(SpanFrom(start), "OR REPLACE and IF NOT EXISTS exclude each other.");
        return CreateDisposition.CreateIfNotExists;
    }

    private bool ParseIfExists()
    {
        if (!TryTake(Keyword.IF)) return false;
        Expect(Keyword.EXISTS);
        return true;
    }

    private CreateTableStatement ParseCreateTable(CreateDisposition disposition, bool isTemporary)
    {
        var name = ParseResourcePath("the name of a table");
        var columns = At(TokenKind.OpenParenthesis) ? ParseParenthesized(ParseTableColumn) : null;
        var (partitionBy, clusterBy) = ParseTableLayout();
        var connection = ParseConnection();
        var options = ParseOptions();
        var query = TryTake(Keyword.AS) ? ParseQuery() : null;
        if (!_panic && columns is null && query is null && connection is null) Unexpected("'(' and the table's columns, or AS and a query");
        return new CreateTableStatement(disposition, name, columns, query) { IsTemporary = isTemporary, PartitionBy = partitionBy, ClusterBy = clusterBy, Connection = connection, Options = options };
    }

    /// <summary>Reads <c>PARTITION BY expression</c> and <c>CLUSTER BY columns</c> if they are there.</summary>
    private (SqlExpression? PartitionBy, SqlList<SqlExpression> ClusterBy) ParseTableLayout()
    {
        SqlExpression? partitionBy = null;
        if (TryTake(Keyword.PARTITION))
        {
            Expect(Keyword.BY);
            partitionBy = ParseExpression();
        }
        if (!TryTake(Keyword.CLUSTER)) return (partitionBy, SqlList<SqlExpression>.Empty);
        Expect(Keyword.BY);
        return (partitionBy, ParseList(ParseExpression));
    }

    private ColumnDefinition ParseTableColumn()
    {
        var start = Current.Start;
        var name = ParseIdentifier("the name of a column");
        var type = ParseType();
        var value = TryTake(Keyword.DEFAULT) ? ParseExpression() : null;
        var isRequired = TryTake(Keyword.NOT);
        if (isRequired) Expect(Keyword.NULL);
        var options = ParseOptions();
        return new ColumnDefinition(name, type) { Default = value, IsRequired = isRequired, Options = options, Span = SpanFrom(start) };
    }

    private CreateViewStatement ParseCreateView(CreateDisposition disposition)
    {
        var name = ParseResourcePath("the name of a view");
        var columns = At(TokenKind.OpenParenthesis) ? ParseParenthesized(() => ParseIdentifier("the name of a column")) : null;
        var options = ParseOptions();
        Expect(Keyword.AS);
        return new CreateViewStatement(disposition, name, columns, options, ParseQuery());
    }

    private SqlStatement ParseDrop()
    {
        var start = Current.Start;
        Expect(Keyword.DROP);
        if (AtVectorIndex()) return ParseDropVectorIndex();
        var isExternal = At(Keyword.EXTERNAL) && PeekToken().Keyword is Keyword.TABLE;
        if (isExternal) _index++;
        DropKind? kind = Current.Keyword switch
        {
            Keyword.TABLE when isExternal => DropKind.ExternalTable,
            Keyword.TABLE => DropKind.Table,
            Keyword.VIEW => DropKind.View,
            Keyword.MODEL => DropKind.Model,
            _ => null,
        };
        if (kind is null) return Unsupported(TextSpan.FromBounds(start, Math.Max(Current.End, start)), $"DROP {_text.Substring(Current.Start, Current.Length).ToUpperInvariant()}".TrimEnd());
        _index++;
        var ifExists = ParseIfExists();
        var name = kind is DropKind.Model ? ParseModelPath() : ParseResourcePath(kind is DropKind.View ? "the name of a view" : "the name of a table");
        return new DropStatement(kind.Value, name, ifExists);
    }

    private InsertStatement ParseInsert()
    {
        Expect(Keyword.INSERT);
        TryTake(Keyword.INTO);
        var table = ParseResourcePath("the name of a table");
        var columns = At(TokenKind.OpenParenthesis) && !IsQueryAhead() ? ParseParenthesized(() => ParseIdentifier("the name of a column")) : SqlList<Identifier>.Empty;
        if (TryTake(Keyword.VALUES)) return new InsertStatement(table, columns, ParseList(ParseInsertRow), null);
        if (!At(Keyword.SELECT) && !At(Keyword.WITH) && !At(TokenKind.OpenParenthesis)) Unexpected("VALUES or a query");
        return new InsertStatement(table, columns, SqlList<InsertRow>.Empty, ParseQuery());
    }

    private InsertRow ParseInsertRow()
    {
        var start = Current.Start;
        return new InsertRow(ParseParenthesized(ParseInsertValue)) { Span = SpanFrom(start) };
    }

    private SqlExpression ParseInsertValue()
    {
        var span = Current.Span;
        return TryTake(Keyword.DEFAULT) ? new DefaultValue { Span = span } : ParseExpression();
    }

    /// <summary>Reads <c>OPTIONS(name = value, ...)</c> if it is there.</summary>
    private SqlList<OptionEntry>? ParseOptions() => TryTake(Keyword.OPTIONS) ? ParseParenthesized(ParseOption, allowEmpty: true) : null;

    private OptionEntry ParseOption()
    {
        var start = Current.Start;
        var name = ParseIdentifier("the name of an option");
        Expect(TokenKind.Equal);
        return new OptionEntry(name, ParseExpression()) { Span = SpanFrom(start) };
    }
}
