using System.Net;
using System.Text;
using System.Text.Json;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Remote;

/// <summary>CREATE MODEL of remote models.</summary>
public class CreateTests
{
    [Theory]
    [InlineData("", "DEFAULT")]
    [InlineData("DEFAULT", "DEFAULT")]
    [InlineData("default", "DEFAULT")]
    [InlineData("us.gemini", "`us.gemini`")]
    [InlineData("my-project.europe-west1.my-connection", "`my-project.europe-west1.my-connection`")]
    [InlineData("123456789.us._default_connection_", "`123456789.us._default_connection_`")]
    [InlineData("example.com:my-project.us.c", "`example.com:my-project.us.c`")]
    public void The_connection_is_named_or_the_default_one(string connection, string expected)
    {
        var option = connection.Length == 0 ? "" : $", Connection = \"{connection}\"";
        Assert.Equal(
            $"CREATE MODEL `ml.writer`\nREMOTE WITH CONNECTION {expected}\nOPTIONS(\n  ENDPOINT = 'gemini-2.5-flash'\n)",
            Statement($"[RemoteLanguageModel(Endpoint = \"gemini-2.5-flash\"{option})]"));
    }

    [Fact]
    public void A_model_is_tuned_on_the_columns_that_options_name() => Assert.Equal(
        """
        CREATE MODEL `ml.writer`
        REMOTE WITH CONNECTION DEFAULT
        OPTIONS(
          INPUT_LABEL_COLS = ['answer'],
          MAX_ITERATIONS = 100,
          DATA_SPLIT_METHOD = 'CUSTOM',
          DATA_SPLIT_COL = 'is_test',
          ENDPOINT = 'gemini-2.5-flash'
        )
        AS
        SELECT
          `answer`,
          `is_test`,
          `prompt`
        FROM (SELECT * FROM zoo.questions)
        """,
        Statement("""
            [RemoteTunedLanguageModel(Endpoint = "gemini-2.5-flash", InputLabelCols = "answer", MaxIterations = 100, DataSplitMethod = DataSplitMethod.Custom, DataSplitCol = "is_test")]
            [TrainingQuery("SELECT * FROM zoo.questions")]
            """));

    [Fact]
    public void Without_rows_nothing_is_tuned() => Assert.DoesNotContain("\nAS", Statement("[RemoteTunedLanguageModel(Endpoint = \"gemini-2.5-flash\")]"), StringComparison.Ordinal);

    [Fact]
    public void A_deployed_model_has_its_machines() => Assert.Equal(
        """
        CREATE MODEL `ml.writer`
        REMOTE WITH CONNECTION `us.c`
        OPTIONS(
          HUGGING_FACE_MODEL_ID = 'google/gemma-3-1b-it',
          MACHINE_TYPE = 'g2-standard-12',
          MIN_REPLICA_COUNT = 1,
          MAX_REPLICA_COUNT = 2,
          RESERVATION_AFFINITY_TYPE = 'SPECIFIC_RESERVATION',
          RESERVATION_AFFINITY_KEY = 'compute.googleapis.com/reservation-name',
          RESERVATION_AFFINITY_VALUES = ['projects/p/zones/us-central1-a/reservations/r'],
          ENDPOINT_IDLE_TTL = INTERVAL 10 HOUR
        )
        """,
        Statement("""
            [RemoteHuggingFaceModel(Connection = "us.c", HuggingFaceModelId = "google/gemma-3-1b-it", MachineType = "g2-standard-12", MinReplicaCount = 1, MaxReplicaCount = 2,
                ReservationAffinityType = ReservationAffinityType.SpecificReservation, ReservationAffinityKey = ReservationAffinityKey.ReservationName,
                ReservationAffinityValues = ["projects/p/zones/us-central1-a/reservations/r"], EndpointIdleTtl = "10 HOUR")]
            """));

    [Fact]
    public async Task A_secret_is_sent_and_shown_nowhere()
    {
        var server = new FailingServer();
        await using var bigquery = new FailingBigQuery(server);
        var type = LoadedModel.Of("Zoo.Writer", "using Bqml;\nnamespace Zoo;\n[BigQueryModel(\"ml.writer\")] [RemoteHuggingFaceModel(HuggingFaceModelId = \"google/gemma-3-1b-it\")] public sealed partial class Writer;").Type;
        var model = Activator.CreateInstance(type, bigquery, null)!;
        var create = type.GetMethod("CreateAsync", [typeof(string), typeof(CreateMode), typeof(IProgress<TrainingProgress>), typeof(CancellationToken)])!;
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => (Task<TrainingResult>)create.Invoke(model, ["hf_'secret", CreateMode.CreateOrReplace, null, CancellationToken.None])!);

        Assert.Equal("CREATE OR REPLACE MODEL `ml.writer`\nREMOTE WITH CONNECTION DEFAULT\nOPTIONS(\n  HUGGING_FACE_MODEL_ID = 'google/gemma-3-1b-it',\n  HUGGING_FACE_TOKEN = 'hf_\\'secret'\n)", server.Statement);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("HUGGING_FACE_TOKEN = '***'\n)", error.Statement, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => (Task<TrainingResult>)create.Invoke(model, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [" ", CreateMode.Create, null, CancellationToken.None], null)!);
    }

    [Theory]
    [InlineData("CloudAiVision", "CLOUD_AI_VISION_V1")]
    [InlineData("CloudAiNaturalLanguage", "CLOUD_AI_NATURAL_LANGUAGE_V1")]
    [InlineData("CloudAiTranslation", "CLOUD_AI_TRANSLATE_V3")]
    [InlineData("CloudAiSpeech", "CLOUD_AI_SPEECH_TO_TEXT_V2")]
    public void A_service_is_named_by_its_attribute(string attribute, string service) => Assert.Equal(
        $"CREATE MODEL `ml.writer`\nREMOTE WITH CONNECTION DEFAULT\nOPTIONS(\n  REMOTE_SERVICE_TYPE = '{service}'\n)", Statement($"[{attribute}]"));

    [GoogleSqlTheory]
    [InlineData("""[RemoteLanguageModel(Endpoint = "gemini-2.5-flash", Connection = "my-project.us.my-connection")]""")]
    [InlineData("""[RemoteTunedLanguageModel(Endpoint = "gemini-2.5-flash", PromptCol = "question", EvaluationTask = EvaluationTask.QuestionAnswering), TrainingTable("zoo.questions", Where = "label IS NOT NULL")]""")]
    [InlineData("""[RemoteModelGardenModel(ModelGardenModelName = "publishers/google/models/gemma3@gemma-3-270m-it", EndpointIdleTtl = "2 DAY", MinReplicaCount = 2)]""")]
    [InlineData("""[CloudAiDocument(DocumentProcessor = "projects/1/locations/us/processors/2/processorVersions/3", Connection = "us.c")]""")]
    [InlineData("""[CloudAiSpeech(SpeechRecognizer = "projects/1/locations/us/recognizers/2")]""")]
    public async Task Google_accepts_the_statement(string attributes)
    {
        var statement = Statement(attributes);
        var error = await (await GoogleSqlServer.Shared).ParseAsync(statement);
        Assert.True(error is null, $"{error}\n{statement}");
    }

    private sealed class FailingBigQuery(HttpMessageHandler handler) : BigQueryML(handler, "my-project");

    private sealed class FailingServer : HttpMessageHandler
    {
        public string? Statement { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var json = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            Statement = json.RootElement.GetProperty("configuration").GetProperty("query").GetProperty("query").GetString();
            return new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent("""{"error":{"code":400,"message":"No such model.","errors":[{"reason":"invalidQuery","message":"No such model."}]}}""", Encoding.UTF8, "application/json"),
            };
        }
    }

    private static string Statement(string attributes) =>
        LoadedModel.Of("Zoo.Writer", $"using Bqml;\nnamespace Zoo;\n[BigQueryModel(\"ml.writer\")]\n{attributes}\npublic sealed partial class Writer;").ReadStatements()["CreateModel"];
}
