using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <content>CREATE VECTOR INDEX and DROP VECTOR INDEX, whose words are no keywords elsewhere.</content>
internal sealed partial class Parser
{
    private bool AtVectorIndex() => IsWord(Current, "VECTOR") && IsWord(PeekToken(), "INDEX");

    private CreateVectorIndexStatement ParseCreateVectorIndex(CreateDisposition disposition)
    {
        _index += 2;
        disposition = ParseIfNotExists(disposition);
        var name = ParseResourcePath("the name of an index");
        Expect(Keyword.ON);
        var table = ParseResourcePath("the name of a table");
        Expect(TokenKind.OpenParenthesis);
        var column = ParseIdentifier("the name of a column");
        Expect(TokenKind.CloseParenthesis);
        var storing = SqlList<Identifier>.Empty;
        if (IsWord(Current, "STORING"))
        {
            _index++;
            storing = ParseParenthesized(() => ParseIdentifier("the name of a column"));
        }
        SqlExpression? partitionBy = null;
        if (TryTake(Keyword.PARTITION))
        {
            Expect(Keyword.BY);
            partitionBy = ParseExpression();
        }
        return new CreateVectorIndexStatement(disposition, name, table, column) { Storing = storing, PartitionBy = partitionBy, Options = ParseOptions() };
    }

    private DropVectorIndexStatement ParseDropVectorIndex()
    {
        _index += 2;
        var ifExists = ParseIfExists();
        var name = ParseResourcePath("the name of an index");
        Expect(Keyword.ON);
        return new DropVectorIndexStatement(name, ParseResourcePath("the name of a table"), ifExists);
    }

    private bool IsWord(in Token token, string word) => token.Kind == TokenKind.Word && token.Length == word.Length && string.Compare(_text, token.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
