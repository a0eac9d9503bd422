using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <content>Statements over files in Cloud Storage: CREATE EXTERNAL TABLE and LOAD DATA.</content>
internal sealed partial class Parser
{
    private CreateExternalTableStatement ParseCreateExternalTable(CreateDisposition disposition)
    {
        Expect(Keyword.EXTERNAL);
        Expect(Keyword.TABLE);
        disposition = ParseIfNotExists(disposition);
        var name = ParseResourcePath("the name of a table");
        var columns = At(TokenKind.OpenParenthesis) ? ParseParenthesized(ParseTableColumn) : null;
        var connection = ParseConnection();
        if (!At(Keyword.OPTIONS)) Unexpected("OPTIONS");
        return new CreateExternalTableStatement(disposition, name, ParseOptions() ?? SqlList<OptionEntry>.Empty) { Columns = columns, Connection = connection };
    }

    private LoadDataStatement ParseLoadData()
    {
        Expect(Keyword.LOAD);
        Expect(Keyword.DATA);
        var isOverwrite = TryTake(Keyword.OVERWRITE);
        if (!isOverwrite) Expect(Keyword.INTO);
        var table = ParseResourcePath("the name of a table");
        var columns = At(TokenKind.OpenParenthesis) ? ParseParenthesized(ParseTableColumn) : null;
        var (partitionBy, clusterBy) = ParseTableLayout();
        var options = ParseOptions();
        Expect(Keyword.FROM);
        Expect(Keyword.FILES);
        var files = ParseParenthesized(ParseOption, allowEmpty: true);
        return new LoadDataStatement(table, isOverwrite, files) { Columns = columns, PartitionBy = partitionBy, ClusterBy = clusterBy, Options = options, Connection = ParseConnection() };
    }

    /// <summary>Reads <c>WITH CONNECTION path</c> or <c>WITH CONNECTION DEFAULT</c> if it is there.</summary>
    private ConnectionClause? ParseConnection()
    {
        var start = Current.Start;
        if (!TryTake(Keyword.WITH)) return null;
        Expect(Keyword.CONNECTION);
        var path = TryTake(Keyword.DEFAULT) ? null : ParseResourcePath("the name of a connection");
        return new ConnectionClause(path) { Span = SpanFrom(start) };
    }
}
