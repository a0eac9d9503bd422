using System.Globalization;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Objects;

/// <summary>Classes marked [ObjectTable]: their statements, members and rules.</summary>
public class ObjectTableTests
{
    private const string Cinema = """
        [ObjectTable("cinema.posters", Uris = ["gs://my-bucket/posters/*", "gs://other/it's/*.png"], Connection = "us.my_connection", MaxStaleness = "4 HOUR",
            MetadataCacheMode = MetadataCacheMode.Automatic, Description = "Posters\nof films", ExpirationTimestamp = "2027-01-01 00:00:00 UTC")]
        """;

    [Fact]
    public void The_statement_has_every_option() => Assert.Equal(
        """
        CREATE EXTERNAL TABLE `cinema.posters`
        WITH CONNECTION `us.my_connection`
        OPTIONS(
          object_metadata = 'SIMPLE',
          uris = ['gs://my-bucket/posters/*', 'gs://other/it\'s/*.png'],
          max_staleness = INTERVAL 4 HOUR,
          metadata_cache_mode = 'AUTOMATIC',
          description = 'Posters\nof films',
          expiration_timestamp = '2027-01-01 00:00:00 UTC'
        )
        """, Statements(Cinema)["CreateExternalTable"]);

    [Fact]
    public void Without_a_connection_it_is_the_default_one()
    {
        var statements = Statements("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"])]""");
        const string definition = "\nWITH CONNECTION DEFAULT\nOPTIONS(\n  object_metadata = 'SIMPLE',\n  uris = ['gs://my-bucket/*']\n)";
        Assert.Equal("CREATE EXTERNAL TABLE IF NOT EXISTS `posters`" + definition, statements["CreateExternalTableIfNotExists"]);
        Assert.Equal("CREATE OR REPLACE EXTERNAL TABLE `posters`" + definition, statements["CreateOrReplaceExternalTable"]);
        Assert.Equal("DROP EXTERNAL TABLE `posters`", statements["DropExternalTable"]);
        Assert.Equal("SELECT * FROM `posters`", statements["Select"]);
    }

    [GoogleSqlTheory]
    [InlineData(Cinema)]
    [InlineData("""[ObjectTable("my-project.cinema.posters", Uris = ["gs://my-bucket/*"])]""")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MaxStaleness = "7 DAY", MetadataCacheMode = MetadataCacheMode.Manual, Connection = "my-project.us.c")]""")]
    public async Task Google_accepts_the_statements(string attribute)
    {
        var server = await GoogleSqlServer.Shared;
        foreach (var (name, statement) in Statements(attribute))
        {
            if (name != "TableName") Assert.True(await server.ParseAsync(statement) is null, statement);
        }
    }

    private const string Program = """
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Zoo;

        [ObjectTable("cinema.posters", Uris = ["gs://my-bucket/*"])] public sealed partial class Posters;
        [BigQueryModel("cinema.gemini")] [RemoteLanguageModel(Endpoint = "gemini-3.5-flash")] public sealed partial class Gemini;
        [BigQueryModel("cinema.vision")] [CloudAiVision] public sealed partial class Vision;

        public static class Program
        {
            public static async Task<object?> RunAsync(BigQueryML bigquery, string name)
            {
                var posters = new Posters(bigquery);
                switch (name)
                {
                    case "rows": return await posters.QueryAsync().FirstAsync();
                    case "query": return await bigquery.QueryAsync<StoredObject>($"SELECT * FROM {posters} WHERE size < {10L}").FirstAsync();
                    case "create": return await posters.CreateAsync();
                    case "replace": return await new Posters(bigquery, "test.posters").CreateAsync(CreateMode.CreateOrReplace);
                    case "drop": return await posters.DropAsync(ifExists: true);
                    case "text": return await new Gemini(bigquery).GenerateTextFromObjectsAsync(posters, "Describe.").FirstAsync();
                    case "vision": return await new Vision(bigquery).AnnotateImageAsync(posters, [VisionFeature.LogoDetection]).FirstAsync();
                    default: throw new ArgumentException(name);
                }
            }
        }
        """;

    private static readonly Lazy<System.Reflection.MethodInfo> s_program = new(static () => LoadedModel.Of("Zoo.Program", Program).Type.GetMethod("RunAsync")!);

    [Theory]
    [InlineData("query", "SELECT * FROM `cinema.posters` WHERE size < @p0")]
    [InlineData("text", "SELECT * FROM AI.GENERATE_TEXT(MODEL `cinema.gemini`, TABLE `cinema.posters`, STRUCT('Describe.' AS prompt))")]
    [InlineData("vision", "SELECT * FROM ML.ANNOTATE_IMAGE(MODEL `cinema.vision`, TABLE `cinema.posters`, STRUCT(['LOGO_DETECTION'] AS vision_features))")]
    public async Task It_stands_where_a_table_does(string name, string expected)
    {
        using var server = new FakeServer("""[{"name":"uri","type":"STRING","mode":"NULLABLE"}]""", """[{"f":[{"v":"gs://my-bucket/a.png"}]}]""");
        await using var bigquery = new FakeBigQuery(server);
        try
        {
            await (Task<object?>)s_program.Value.Invoke(null, [bigquery, name])!;
        }
        catch (BigQueryMLException)
        {
            // The answer does not fit; it is the question that counts.
        }
        Assert.Equal(expected, server.Request.GetProperty("query").GetString());
    }

    [Fact]
    public async Task It_is_read_with_references()
    {
        const string schema = """
            [{"name":"uri","type":"STRING"},{"name":"size","type":"INTEGER"},{"name":"metadata","type":"RECORD","mode":"REPEATED","fields":[{"name":"name","type":"STRING"},{"name":"value","type":"STRING"}]},
             {"name":"ref","type":"RECORD","fields":[{"name":"uri","type":"STRING"},{"name":"version","type":"STRING"},{"name":"authorizer","type":"STRING"},{"name":"details","type":"JSON"}]}]
            """;
        using var server = new FakeServer(schema, """[{"f":[{"v":"gs://b/a.png"},{"v":"12"},{"v":[]},{"v":{"f":[{"v":"gs://b/a.png"},{"v":"123"},{"v":"us.c"},{"v":"{\"gcs_metadata\":{}}"}]}}]}]""");
        await using var bigquery = new FakeBigQuery(server);
        var row = Assert.IsType<StoredObject>(await (Task<object?>)s_program.Value.Invoke(null, [bigquery, "rows"])!);
        Assert.Equal("SELECT * FROM `cinema.posters`", server.Request.GetProperty("query").GetString());
        Assert.Equal(("gs://b/a.png", 12), (row.Uri, row.Size));
        Assert.Equal(new ObjectRef { Uri = "gs://b/a.png", Version = "123", Authorizer = "us.c", Details = "{\"gcs_metadata\":{}}" }, row.Ref);
    }

    [Theory]
    [InlineData("create", "CREATE EXTERNAL TABLE `cinema.posters`\nWITH CONNECTION DEFAULT\nOPTIONS(\n  object_metadata = 'SIMPLE',\n  uris = ['gs://my-bucket/*']\n)")]
    [InlineData("replace", "CREATE OR REPLACE EXTERNAL TABLE `test.posters`\nWITH CONNECTION DEFAULT\nOPTIONS(\n  object_metadata = 'SIMPLE',\n  uris = ['gs://my-bucket/*']\n)")]
    [InlineData("drop", "DROP EXTERNAL TABLE IF EXISTS `cinema.posters`")]
    public async Task Statements_are_run_under_the_name(string name, string expected)
    {
        using var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        // The server knows no jobs; the statement has been sent by then.
        await Assert.ThrowsAnyAsync<Exception>(() => (Task<object?>)s_program.Value.Invoke(null, [bigquery, name])!);
        Assert.Equal(expected, server.Request.GetProperty("configuration").GetProperty("query").GetProperty("query").GetString());
    }

    [Theory]
    [InlineData("""[ObjectTable("cinema.posters")]""", "BQML2009: Posters needs Uris, the objects of the table; set it")]
    [InlineData("""[ObjectTable("cinema.posters", Uris = null)]""", "BQML5087: Posters names no objects; give Uris one path or more, for example \"gs://bucket/folder/*\"")]
    [InlineData("""[ObjectTable("a b.posters", Uris = ["gs://my-bucket/*"])]""", "BQML4006")]
    [InlineData("""[ObjectTable("cinema.posters_*", Uris = ["gs://my-bucket/*"])]""", "BQML4006: There can be no such table: an asterisk stands for several tables; write \"dataset.table\" or \"project.dataset.table\"")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], Connection = "c")]""", "BQML5065")]
    [InlineData("""[ObjectTable("posters", Uris = ["s3://my-bucket/*"])]""", "BQML5085: \"s3://my-bucket/*\" names no objects: it does not begin with gs://; write gs://bucket/folder/*")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://*"])]""", "BQML5085: \"gs://*\" names no objects: an asterisk cannot stand in the bucket's name; write gs://bucket/folder/*")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket"])]""", "BQML5085: \"gs://my-bucket\" names no objects: no object is named after the bucket; write gs://bucket/folder/*")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://My/*"])]""", "BQML5085")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*/*.png"])]""", "BQML5085: \"gs://my-bucket/*/*.png\" names no objects: it holds more than one asterisk; write gs://bucket/folder/*")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket//*"])]""", "BQML5085")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/posters/"])]""", "BQML5086: \"gs://my-bucket/posters/\" is one object; for all objects in a folder write \"gs://my-bucket/posters/*\"")]
    [InlineData("""[ObjectTable("posters", Uris = new string[0])]""", "BQML5087")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MaxStaleness = "4 HOUR")]""", "BQML2009: Posters needs MetadataCacheMode when MaxStaleness is set; set it")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MaxStaleness = "10 MINUTE", MetadataCacheMode = MetadataCacheMode.Manual)]""", "BQML2001: MaxStaleness = \"10 MINUTE\" is out of range for an object table, which takes [30, 10080] minutes")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MaxStaleness = "8 DAY", MetadataCacheMode = MetadataCacheMode.Manual)]""", "BQML2001")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MaxStaleness = "4 hours", MetadataCacheMode = MetadataCacheMode.Manual)]""", "BQML2003")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MetadataCacheMode = MetadataCacheMode.Manual)]""", "BQML2008: MetadataCacheMode has no effect unless MaxStaleness is set; set it so, or remove MetadataCacheMode")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], MetadataCacheMode = (MetadataCacheMode)7, MaxStaleness = "1 DAY")]""", "BQML2002")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*"], ExpirationTimestamp = "tomorrow")]""", "BQML2003")]
    [InlineData("""[ObjectTable("posters", Uris = ["gs://my-bucket/*.png", "gs://my_bucket.example.com/a.png"], MaxStaleness = "30 MINUTE", MetadataCacheMode = MetadataCacheMode.Automatic)]""", "")]
    public async Task Rules_hold(string attribute, string expected)
    {
        var diagnostics = await Analysis.RunAsync("using Bqml; " + attribute + " public sealed partial class Posters;");
        var found = diagnostics.Select(static diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture)).ToArray();
        if (expected.Length == 0) Assert.Empty(found);
        else Assert.StartsWith(expected, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class Posters;", "BQML0001")]
    [InlineData("public static partial class Posters;", "BQML0003")]
    [InlineData("public sealed partial record Posters;", "BQML0095")]
    [InlineData("public sealed partial class Posters { public Posters() : base(null!, null, \"\", \"\") { } }", "BQML0011")]
    [InlineData("public sealed partial class Posters { public string Sql => \"\"; }", "BQML0010")]
    public async Task The_class_can_be_generated(string declaration, string expected) =>
        Assert.Equal([expected], (await Analysis.RunAsync("using Bqml; [ObjectTable(\"posters\", Uris = [\"gs://my-bucket/*\"])] " + declaration)).Select(static diagnostic => diagnostic.Id));

    private static Dictionary<string, string> Statements(string attribute) =>
        LoadedModel.Of("Zoo.Posters", $"using Bqml;\nnamespace Zoo;\n{attribute}\npublic sealed partial class Posters;").ReadStatements();
}
