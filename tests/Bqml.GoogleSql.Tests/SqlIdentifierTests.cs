using System.Globalization;
using Bqml.GoogleSql.Syntax;
using CsCheck;

namespace Bqml.GoogleSql.Tests;

public class SqlIdentifierTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("body_mass_g")]
    [InlineData("_x")]
    [InlineData("1st")]
    [InlineData("select")]
    [InlineData("größe")]
    [InlineData("体重")]
    [InlineData("a b")]
    [InlineData("a-b")]
    [InlineData("it's")]
    [InlineData("a&b%c=d+e:f<g>h#i|j")]
    [InlineData("𝒳")]
    [InlineData("_field_1")]
    public void Column_names_that_BigQuery_allows(string name)
    {
        Assert.True(SqlIdentifier.IsValidColumnName(name, out var error));
        Assert.Null(error);
        Assert.Equal($"`{name}`", SqlIdentifier.Quote(name));
        var path = Assert.IsType<PathExpression>(SqlParser.ParseExpression(SqlIdentifier.Quote(name)).Root);
        Assert.Equal(name, path.Last.Name);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a.b", "'.' (U+002E) at position 2")]
    [InlineData("a`b", "'`' (U+0060) at position 2")]
    [InlineData("a\\", "'\\' (U+005C) at position 2")]
    [InlineData("a\"b", "U+0022")]
    [InlineData("!", "U+0021")]
    [InlineData("$x", "U+0024")]
    [InlineData("f(x)", "U+0028")]
    [InlineData("a*", "U+002A")]
    [InlineData("a,b", "U+002C")]
    [InlineData("a/b", "U+002F")]
    [InlineData("a;b", "U+003B")]
    [InlineData("a?", "U+003F")]
    [InlineData("a@b", "U+0040")]
    [InlineData("a[0]", "U+005B")]
    [InlineData("a^b", "U+005E")]
    [InlineData("{a}", "U+007B")]
    [InlineData("~a", "U+007E")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\0", "U+0000")]
    [InlineData("a\u2028b", "U+2028")]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("😀", "U+1F600 at position 1")]
    [InlineData("_TABLE_x", "_TABLE_")]
    [InlineData("_table_suffix", "_TABLE_")]
    [InlineData("_FILE_NAME", "_FILE_")]
    [InlineData("_PARTITIONTIME", "_PARTITION")]
    [InlineData("_row_timestamp", "_ROW_TIMESTAMP")]
    [InlineData("__root__x", "__ROOT__")]
    [InlineData("_ColIdentifier", "_COLIDENTIFIER")]
    [InlineData("_CHANGE_TYPE", "_CHANGE_TYPE")]
    public void Column_names_that_BigQuery_forbids_are_refused(string name, string reason)
    {
        Assert.False(SqlIdentifier.IsValidColumnName(name, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
        Assert.StartsWith(error!, Assert.Throws<ArgumentException>(() => SqlIdentifier.Quote(name)).Message, StringComparison.Ordinal);
    }

    // Lone surrogates do not survive in attributes.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.False(SqlIdentifier.IsValidColumnName("a\ud83d", out var error));
        Assert.Contains("lone surrogate U+D83D at position 2", error, StringComparison.Ordinal);
        Assert.False(SqlIdentifier.IsValidTableName("\ude00", out _));
    }

    [Fact]
    public void Column_names_have_at_most_300_characters()
    {
        Assert.True(SqlIdentifier.IsValidColumnName(new string('a', 300), out _));
        Assert.True(SqlIdentifier.IsValidColumnName(string.Concat(Enumerable.Repeat("𝒳", 300)), out _));
        Assert.False(SqlIdentifier.IsValidColumnName(new string('a', 301), out var error));
        Assert.Contains("300", error, StringComparison.Ordinal);
        Assert.True(error!.Length < 200);
    }

    [Fact]
    public void A_column_name_is_refused_or_comes_back() => NastyText.Any.Sample(static name =>
    {
        if (!SqlIdentifier.IsValidColumnName(name, out var error))
        {
            Assert.NotEmpty(error!);
            Assert.Throws<ArgumentException>(() => SqlIdentifier.Quote(name));
            return;
        }
        var tree = SqlParser.Parse($"SELECT 1 AS {SqlIdentifier.Quote(name)}");
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(name, SqlColumns.ReturnedBy(((QueryStatement)tree.Root.Statements[0]).Query).Columns[0].Name);
    });

    [Theory]
    [InlineData("t")]
    [InlineData("ds.t")]
    [InlineData("my-project.ds.t")]
    [InlineData("example.com:my-project.ds.t")]
    [InlineData("bigquery-public-data.ml_datasets.penguins")]
    [InlineData("ds.table 01")]
    [InlineData("ds.ग्राहक")]
    [InlineData("ds.00_お客様")]
    [InlineData("ds.étudiant-01")]
    [InlineData("p.ds.events_*")]
    [InlineData("ds.INFORMATION_SCHEMA.TABLES")]
    [InlineData("my-project.region-us.INFORMATION_SCHEMA.JOBS")]
    [InlineData("region-eu.information_schema.JOBS")]
    [InlineData("_hidden.t")]
    public void Table_paths_that_BigQuery_allows(string path)
    {
        Assert.True(SqlIdentifier.TryQuotePath(path, out var quoted, out var error));
        Assert.Null(error);
        Assert.Equal($"`{path}`", quoted);
        Assert.Equal(quoted, SqlIdentifier.QuotePath(path));
        Assert.Empty(SqlParser.Parse($"SELECT * FROM {quoted}").Diagnostics);
    }

    [Theory]
    [InlineData("us.c")]
    [InlineData("europe-west1.my-connection_1")]
    [InlineData("my-project.US.c")]
    [InlineData("example.com:my-project.eu.c")]
    [InlineData("123456789012.us.__default_cloudresource_connection__")]
    public void Connection_paths_that_can_exist(string path)
    {
        Assert.Equal($"`{path}`", SqlIdentifier.QuoteConnectionPath(path));
        Assert.Empty(SqlParser.Parse($"CREATE MODEL m REMOTE WITH CONNECTION `{path}` OPTIONS(ENDPOINT = 'e')").Diagnostics);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(null, "empty")]
    [InlineData("c", "1 part;")]
    [InlineData("DEFAULT", "1 part;")]
    [InlineData("a.b.c.d", "4 parts")]
    [InlineData("us.", "empty")]
    [InlineData(".c", "empty")]
    [InlineData(".us.c", "empty")]
    [InlineData("us_east.c", "a location")]
    [InlineData("us.c d", "a connection's name")]
    [InlineData("us.c`", "a connection's name")]
    [InlineData("us.c\n", "a connection's name")]
    [InlineData("us.ç", "a connection's name")]
    [InlineData("1a.us.c", "starts with a lower-case letter")]
    public void Connection_paths_that_cannot_exist(string? path, string reason)
    {
        Assert.False(SqlIdentifier.TryQuoteConnectionPath(path, out var quoted, out var error));
        Assert.Empty(quoted);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SqlIdentifier.QuoteConnectionPath(path!));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(null, "empty")]
    [InlineData(".", "empty")]
    [InlineData("ds.", "empty")]
    [InlineData("ds..t", "empty")]
    [InlineData("a.b.c.d", "4 parts")]
    [InlineData("my-ds.t", "a dataset name")]
    [InlineData("My_Project.ds.t", "a project id")]
    [InlineData("1project.ds.t", "starts with a lower-case letter")]
    [InlineData("project-.ds.t", "end with a hyphen")]
    [InlineData("a123456789012345678901234567890.ds.t", "30 characters")]
    [InlineData("ds.a`b", "U+0060")]
    [InlineData("ds.a'b", "U+0027")]
    [InlineData("ds.t;", "U+003B")]
    [InlineData("ds.t$20200101", "U+0024")]
    [InlineData("ds.a*b", "U+002A")]
    [InlineData("*", "U+002A")]
    [InlineData("Exa_mple.com:p.ds.t", "domain")]
    [InlineData("ds.x\n", "U+000A")]
    [InlineData("a.b.c.INFORMATION_SCHEMA.T", "INFORMATION_SCHEMA")]
    [InlineData("a.INFORMATION_SCHEMA.b.T", "INFORMATION_SCHEMA")]
    public void Table_paths_that_BigQuery_forbids_are_refused(string? path, string reason)
    {
        Assert.False(SqlIdentifier.TryQuotePath(path, out var quoted, out var error));
        Assert.Empty(quoted);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SqlIdentifier.QuotePath(path!));
    }

    [Theory]
    [InlineData("m", true)]
    [InlineData("ds.Model_1", true)]
    [InlineData("my-project.ds._m", true)]
    [InlineData("ds.my-model", false)]
    [InlineData("ds.größe", false)]
    [InlineData("ds.m*", false)]
    [InlineData("ds.m ", false)]
    [InlineData("a.b.c.d", false)]
    public void Models_have_stricter_names_than_tables(string path, bool isValid)
    {
        Assert.Equal(isValid, SqlIdentifier.TryQuoteModelPath(path, out _, out var error));
        Assert.Equal(isValid, error is null);
        if (isValid) Assert.Equal($"`{path}`", SqlIdentifier.QuoteModelPath(path));
        else Assert.Throws<ArgumentException>(() => SqlIdentifier.QuoteModelPath(path));
    }

    [Fact]
    public void Names_have_limits()
    {
        Assert.True(SqlIdentifier.IsValidModelName(new string('m', 1024), out _));
        Assert.False(SqlIdentifier.IsValidModelName(new string('m', 1025), out _));
        Assert.True(SqlIdentifier.IsValidDatasetName(new string('d', 1024), out _));
        Assert.False(SqlIdentifier.IsValidDatasetName("a-b", out _));
        Assert.True(SqlIdentifier.IsValidTableName(new string('é', 512), out _));
        Assert.False(SqlIdentifier.IsValidTableName(new string('é', 513), out _));
        Assert.True(SqlIdentifier.IsValidProjectId("google.com:my-project", out _));
        Assert.False(SqlIdentifier.IsValidProjectId("", out _));
    }

    [Fact]
    public void A_path_is_refused_or_comes_back() => Gen.Select(NastyText.Any, NastyText.Any, static (left, right) => $"{left}.{right}").Sample(static path =>
    {
        if (!SqlIdentifier.TryQuotePath(path, out var quoted, out _)) return;
        var tree = SqlParser.Parse($"SELECT * FROM {quoted}");
        Assert.Empty(tree.Diagnostics);
        var select = (SelectQuery)((QueryStatement)tree.Root.Statements[0]).Query.Body;
        Assert.Equal(path, Assert.IsType<TableReference>(select.From).Path.FullName);
    });

    [Fact]
    public void Keywords_do_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.True(SqlIdentifier.IsReservedKeyword("if"));
            Assert.True(SqlIdentifier.IsReservedKeyword("LIMIT"));
            Assert.False(SqlIdentifier.IsReservedKeyword("\u0131f"));
            Assert.Equal(SqlType.Int64, SqlType.Parse("int"));
            Assert.Equal("1.5", SqlParser.ParseExpression("1.5").Root.ToString());
            Assert.Empty(SqlParser.Parse("insert into t values (1)").Diagnostics);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("select", true)]
    [InlineData("GROUPING", true)]
    [InlineData("assert_rows_modified", true)]
    [InlineData("within", true)]
    [InlineData("model", false)]
    [InlineData("offset", false)]
    [InlineData("date", false)]
    [InlineData("", false)]
    [InlineData("selec", false)]
    [InlineData("None", false)]
    public void Reserved_keywords(string word, bool isReserved) => Assert.Equal(isReserved, SqlIdentifier.IsReservedKeyword(word));
}
