using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Imported;

/// <summary>CREATE MODEL for models made elsewhere.</summary>
public class CreateTests
{
    private const string Houses = """
        using Bqml;
        public enum Kind { Flat, Villa }
        public sealed record House(double Area, long Rooms, decimal Tax, [PassThrough] string? City, [Ignore] object? Tag);
        public sealed record Prices([Column("select")] float[] Values, [Ignore] object? Tag);
        public sealed record Question(string Text, bool Polite, string[] Words, Kind[] Kinds, [PassThrough] System.DateOnly Day);
        public sealed record Answer(string Reply, double? Score, long[] Tokens);

        """;

    private const string XGBoost = Houses + """
        [BigQueryModel("homes.price")]
        [XGBoostModel<House, Prices>(ModelPath = "gs://homes/price/*", KmsKeyName = "projects/p/locations/l/keyRings/r/cryptoKeys/k")]
        public sealed partial class Model;
        """;

    private const string Endpoint = Houses + """
        [BigQueryModel("homes.agent")]
        [RemoteCustomEndpoint<Question, Answer>(Connection = "homes.eu.vertex", Endpoint = "https://eu-aiplatform.googleapis.com/v1/projects/homes/locations/eu/endpoints/7")]
        public sealed partial class Model;
        """;

    private static string Onnx(string attribute) => Houses + $"""
        [BigQueryModel("homes.price")]
        [{attribute}<House, Prices>(ModelPath = "gs://homes/price/*")]
        public sealed partial class Model;
        """;

    [Fact]
    public void The_clauses_name_inputs_and_outputs_with_their_types() => Assert.Equal(
        """
        CREATE MODEL `homes.price`
        INPUT(
          `area` FLOAT64,
          `rooms` INT64,
          `tax` NUMERIC
        )
        OUTPUT(
          `select` ARRAY<FLOAT64>
        )
        OPTIONS(
          MODEL_TYPE = 'XGBOOST',
          KMS_KEY_NAME = 'projects/p/locations/l/keyRings/r/cryptoKeys/k',
          MODEL_PATH = 'gs://homes/price/*'
        )
        """.ReplaceLineEndings("\n"), Statements(XGBoost)["CreateModel"]);

    [Fact]
    public void The_connection_of_an_endpoint_follows_its_inputs_and_outputs() => Assert.Equal(
        """
        CREATE OR REPLACE MODEL `homes.agent`
        INPUT(
          `text` STRING,
          `polite` BOOL,
          `words` ARRAY<STRING>,
          `kinds` ARRAY<STRING>
        )
        OUTPUT(
          `reply` STRING,
          `score` FLOAT64,
          `tokens` ARRAY<INT64>
        )
        REMOTE WITH CONNECTION `homes.eu.vertex`
        OPTIONS(
          ENDPOINT = 'https://eu-aiplatform.googleapis.com/v1/projects/homes/locations/eu/endpoints/7'
        )
        """.ReplaceLineEndings("\n"), Statements(Endpoint)["CreateOrReplaceModel"]);

    [Theory]
    [InlineData("OnnxModel", "ONNX")]
    [InlineData("TensorFlowModel", "TENSORFLOW")]
    [InlineData("TensorFlowLiteModel", "TENSORFLOW_LITE")]
    public void Where_the_file_says_what_comes_in_and_out_there_are_no_clauses(string attribute, string modelType) => Assert.Equal(
        $"CREATE MODEL IF NOT EXISTS `homes.price`\nOPTIONS(\n  MODEL_TYPE = '{modelType}',\n  MODEL_PATH = 'gs://homes/price/*'\n)", Statements(Onnx(attribute))["CreateModelIfNotExists"]);

    [Fact]
    public void Our_parser_reads_the_clauses_back()
    {
        var create = Assert.IsType<CreateModelStatement>(SqlParser.Parse(Statements(Endpoint)["CreateModel"]).Root.Descendants().OfType<CreateModelStatement>().Single());
        Assert.Equal(4, create.Input!.Count);
        Assert.Equal(3, create.Output!.Count);
        Assert.NotNull(create.Remote);
        Assert.Null(create.Query);
    }

    [GoogleSqlFact]
    public async Task Google_accepts_every_statement()
    {
        var server = await GoogleSqlServer.Shared;
        foreach (var source in new[] { XGBoost, Endpoint, Endpoint.Replace("Connection = \"homes.eu.vertex\", ", "", StringComparison.Ordinal), Onnx("OnnxModel"), Onnx("TensorFlowModel"), Onnx("TensorFlowLiteModel") })
        {
            foreach (var (name, statement) in Statements(source))
            {
                var error = await server.ParseAsync(statement);
                Assert.True(error is null, $"{name}: {error}\n{statement}");
            }
        }
    }

    private static Dictionary<string, string> Statements(string source) => LoadedModel.Of("Model", source).ReadStatements();
}
