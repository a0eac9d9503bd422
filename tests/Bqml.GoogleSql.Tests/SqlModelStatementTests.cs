using Bqml.GoogleSql.Syntax;
using Bqml.Testing.GoogleSql;

namespace Bqml.GoogleSql.Tests;

/// <summary>The statements that manage models, as written and as read back.</summary>
public class SqlModelStatementTests
{
    private static readonly string s_name = SqlIdentifier.QuoteModelPath("my-project.ml.m");

    private static readonly KeyValuePair<string, string>[] s_options =
    [
        new("description", SqlLiteral.String("it's; DROP TABLE t")), new("labels", SqlLiteral.Array(["('a', 'b')"])), new("expiration_timestamp", SqlLiteral.Null),
        new("endpoint_idle_ttl", SqlLiteral.Interval(TimeSpan.FromMinutes(400.5))), new("idle", SqlLiteral.Interval(TimeSpan.FromSeconds(-1.5))),
    ];

    private static string[] All =>
    [
        SqlModelStatement.Alter(s_name, s_options), SqlModelStatement.Alter(s_name, s_options, ifExists: true), SqlModelStatement.Drop(s_name), SqlModelStatement.Drop(s_name, ifExists: true),
        SqlModelStatement.Export(s_name, []), SqlModelStatement.Export(s_name, [new("URI", SqlLiteral.String("gs://b/p/")), new("TRIAL_ID", SqlLiteral.Int64(3))]),
    ];

    [Fact]
    public void Statements_are_read_back()
    {
        var statements = All.Select(text =>
        {
            var tree = SqlParser.Parse(text);
            Assert.Empty(tree.Diagnostics);
            return Assert.Single(tree.Root.Statements);
        }).ToArray();
        var alter = Assert.IsType<AlterModelStatement>(statements[1]);
        Assert.True(alter.IfExists);
        Assert.Equal(s_options.Select(static option => option.Key), alter.Options.Select(static option => option.Name.Name));
        Assert.False(Assert.IsType<AlterModelStatement>(statements[0]).IfExists);
        Assert.Equal([false, true], statements[2..4].Cast<DropStatement>().Select(static drop => drop.IfExists));
        Assert.Null(Assert.IsType<ExportModelStatement>(statements[4]).Options);
        Assert.Equal(2, Assert.IsType<ExportModelStatement>(statements[5]).Options!.Count);
    }

    [GoogleSqlFact]
    public async Task Google_accepts_them()
    {
        var google = await GoogleSqlServer.Shared;
        foreach (var text in All) Assert.True(await google.ParseAsync(text) is null, text);
    }

    [Fact]
    public void Altering_nothing_is_refused() => Assert.Contains("set a property", Assert.Throws<ArgumentException>(() => SqlModelStatement.Alter(s_name, [])).Message, StringComparison.Ordinal);
}
