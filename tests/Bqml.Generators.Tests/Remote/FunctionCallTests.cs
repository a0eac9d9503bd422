using System.Text.Json;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Remote;

/// <summary>What the methods of remote models send, and what they make of answers.</summary>
public class FunctionCallTests
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Zoo;

        [BigQueryRow] public sealed partial record Review(long Id, string Prompt);
        public enum Mood { Happy, [Column("sad")] Sad }
        public sealed record Person(string Name, long? Age);
        public sealed record Actor([property: System.ComponentModel.Description("As in the credits")] string Name, Mood? Mood);
        [BigQueryRow] public sealed partial record Described([property: System.ComponentModel.Description("The film's \"title\"")] string Title, Actor[] Cast, List<Mood> Moods, Actor? Lead);
        [BigQueryRow] public sealed partial record Facts(string Title, double Score, bool IsGood, Mood Mood, string[] Tags, Person Author);
        [BigQueryRow] public sealed partial record Timed(string Title, DateTimeOffset At);
        [BigQueryRow] public sealed partial record Unprompted(long Id);

        [BigQueryRow] public sealed partial record Ticket(string Prompt, string Status);

        [BigQueryModel("ml.gemini")] [RemoteLanguageModel(Endpoint = "gemini-3.5-flash")] public sealed partial class Gemini;
        [BigQueryModel("ml.embedder")] [RemoteEmbeddingModel(Endpoint = "multimodalembedding@001")] public sealed partial class Embedder;
        [BigQueryModel("ml.tuned")] [RemoteTunedLanguageModel(Endpoint = "gemini-3.5-flash")] public sealed partial class Tuned;
        [BigQueryModel("ml.vision")] [CloudAiVision] public sealed partial class Vision;
        [BigQueryModel("ml.language")] [CloudAiNaturalLanguage] public sealed partial class Language;
        [BigQueryModel("ml.translation")] [CloudAiTranslation] public sealed partial class Translator;
        [BigQueryModel("ml.document")] [CloudAiDocument(DocumentProcessor = "p")] public sealed partial class Document;
        [BigQueryModel("ml.speech")] [CloudAiSpeech] public sealed partial class Speech;
        [BigQueryModel("ml.recognizer")] [CloudAiSpeech(SpeechRecognizer = "projects/1/locations/us/recognizers/2")] public sealed partial class Recognizer;

        public static class Program
        {
            public static async Task<object?> RunAsync(BigQueryML bigquery, string name) => name switch
            {
                "text" => await First(new Gemini(bigquery).GenerateTextAsync(["Write a haiku."], temperature: 0.5, stopSequences: ["end"], safetySettings: [new(HarmCategory.HarmCategoryHarassment, HarmBlockThreshold.BlockOnlyHigh)])),
                "own rows" => await First(new Gemini(bigquery).GenerateTextAsync([new Review(7, "Sum up.")], groundWithGoogleSearch: true)),
                "many rows" => (long)await new Gemini(bigquery).GenerateTextAsync(Enumerable.Range(0, 3).Select(static i => new Review(i, new string('p', 5 * 1024 * 1024)))).CountAsync(),
                "table" => await First(new Gemini(bigquery).GenerateTextAsync("zoo.prompts", maxOutputTokens: 10)),
                "own table" => await First(new Gemini(bigquery).GenerateTextAsync<Review>("zoo.reviews")),
                "own query" => await First(new Gemini(bigquery).GenerateTextAsync<Review>($"SELECT * FROM zoo.reviews WHERE id = {7L}")),
                "objects" => await First(new Gemini(bigquery).GenerateTextFromObjectsAsync("zoo.posters", "Describe the poster.")),
                "flattened" => await First(new Gemini(bigquery).MLGenerateTextFlattenedAsync(["p"])),
                "generated" => await First(new Gemini(bigquery).GenerateTableAsync<Facts>(["p"], temperature: 0)),
                "generated for rows" => await First(new Gemini(bigquery).GenerateTableAsync<Review, Facts>([new Review(7, "p")])),
                "generated for a table" => await First(new Gemini(bigquery).GenerateTableAsync<Review, Facts>("zoo.reviews", requestType: RequestType.Shared)),
                "described" => await First(new Gemini(bigquery).GenerateTableAsync<Described>(["p"])),
                "times" => await First(new Gemini(bigquery).GenerateTableAsync<Timed>(["p"])),
                "unprompted" => await First(new Gemini(bigquery).GenerateTextAsync([new Unprompted(7)])),
                "twice" => await First(new Gemini(bigquery).GenerateTextAsync([new Ticket("p", "open")])),
                "generated twice" => await First(new Gemini(bigquery).GenerateTableAsync<Ticket, Unprompted>("zoo.tickets")),
                "embedding" => await First(new Embedder(bigquery).GenerateEmbeddingAsync(["a text"], outputDimensionality: 256)),
                "embedding of objects" => await First(new Embedder(bigquery).GenerateEmbeddingFromObjectsAsync("zoo.videos", startSecond: 1, endSecond: 9)),
                "evaluate" => await new Gemini(bigquery).EvaluateAsync([new EvaluatedText { InputText = "1+1", OutputText = "2" }]),
                "evaluate labels" => await First(new Gemini(bigquery).EvaluateClassificationAsync("zoo.labels", topP: 0.5)),
                "evaluate tuning" => await new Tuned(bigquery).EvaluateSummarizationAsync(),
                "image" => await First(new Vision(bigquery).AnnotateImageAsync("zoo.images", [VisionFeature.FaceDetection, VisionFeature.LogoDetection])),
                "language" => await First(new Language(bigquery).UnderstandTextAsync(["a text"], TextAnalysis.ClassifyText)),
                "findings" => await First(new Language(bigquery).UnderstandTextFlattenedAsync(["a text"], TextAnalysis.AnalyzeEntities, encodingType: TextEncoding.Utf8)),
                "translate" => await First(new Translator(bigquery).TranslateAsync(["ein Text"], "en")),
                "detect" => await First(new Translator(bigquery).DetectLanguageAsync(["ein Text"])),
                "document" => await First(new Document(bigquery).ProcessDocumentAsync($"SELECT * FROM zoo.documents WHERE content_type = {"application/pdf"}", processOptions: "{\"ocr\": 'no'}")),
                "documents again" => await First(new Document(bigquery).ProcessDocumentAsync("zoo.documents").WithRetry(new RowRunOptions { Delay = TimeSpan.Zero })),
                "speech again" => await First(new Speech(bigquery).TranscribeAsync("zoo.audio", "{}").WithRetry()),
                "speech" => await First(new Speech(bigquery).TranscribeAsync("zoo.audio", "{\"model\":\"chirp\"}")),
                "recognizer" => await First(new Recognizer(bigquery).TranscribeAsync("zoo.audio")),
                _ => throw new ArgumentException(name),
            };

            private static async Task<T> First<T>(IAsyncEnumerable<T> rows) => await rows.FirstAsync();
        }
        """;

    private static readonly Lazy<System.Reflection.MethodInfo> s_program = new(static () => LoadedModel.Of("Zoo.Program", Program).Type.GetMethod("RunAsync")!);

    private static readonly string s_schema = "title STRING, score FLOAT64, is_good BOOL, mood STRING OPTIONS(description = \\'One of: Happy, sad\\'), tags ARRAY<STRING>, author STRUCT<name STRING, age INT64>";

    [Theory]
    [InlineData("text", "AI.GENERATE_TEXT(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT(0.5 AS temperature, ['end'] AS stop_sequences, [STRUCT('HARM_CATEGORY_HARASSMENT' AS category, 'BLOCK_ONLY_HIGH' AS threshold)] AS safety_settings))")]
    [InlineData("own rows", "AI.GENERATE_TEXT(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS ground_with_google_search))")]
    [InlineData("table", "AI.GENERATE_TEXT(MODEL `ml.gemini`, TABLE `zoo.prompts`, STRUCT(10 AS max_output_tokens))")]
    [InlineData("own table", "AI.GENERATE_TEXT(MODEL `ml.gemini`, TABLE `zoo.reviews`)")]
    [InlineData("own query", "AI.GENERATE_TEXT(MODEL `ml.gemini`, (\nSELECT * FROM zoo.reviews WHERE id = @p0\n))")]
    [InlineData("objects", "AI.GENERATE_TEXT(MODEL `ml.gemini`, TABLE `zoo.posters`, STRUCT('Describe the poster.' AS prompt))")]
    [InlineData("flattened", "ML.GENERATE_TEXT(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS flatten_json_output))")]
    [InlineData("generated", "AI.GENERATE_TABLE(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT('SCHEMA' AS output_schema, 0.0 AS temperature))")]
    [InlineData("generated for rows", "AI.GENERATE_TABLE(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT('SCHEMA' AS output_schema))")]
    [InlineData("generated for a table", "AI.GENERATE_TABLE(MODEL `ml.gemini`, TABLE `zoo.reviews`, STRUCT('SCHEMA' AS output_schema, 'SHARED' AS request_type))")]
    [InlineData("embedding", "AI.GENERATE_EMBEDDING(MODEL `ml.embedder`, (SELECT * FROM UNNEST(@input)), STRUCT(256 AS output_dimensionality))")]
    [InlineData("embedding of objects", "AI.GENERATE_EMBEDDING(MODEL `ml.embedder`, TABLE `zoo.videos`, STRUCT(1.0 AS start_second, 9.0 AS end_second))")]
    [InlineData("evaluate", "ML.EVALUATE(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)))")]
    [InlineData("evaluate labels", "ML.EVALUATE(MODEL `ml.gemini`, TABLE `zoo.labels`, STRUCT(0.5 AS top_p, 'CLASSIFICATION' AS task_type))")]
    [InlineData("evaluate tuning", "ML.EVALUATE(MODEL `ml.tuned`, STRUCT('SUMMARIZATION' AS task_type))")]
    [InlineData("image", "ML.ANNOTATE_IMAGE(MODEL `ml.vision`, TABLE `zoo.images`, STRUCT(['FACE_DETECTION', 'LOGO_DETECTION'] AS vision_features))")]
    [InlineData("language", "ML.UNDERSTAND_TEXT(MODEL `ml.language`, (SELECT * FROM UNNEST(@input)), STRUCT('CLASSIFY_TEXT' AS nlu_option))")]
    [InlineData("findings", "ML.UNDERSTAND_TEXT(MODEL `ml.language`, (SELECT * FROM UNNEST(@input)), STRUCT('ANALYZE_ENTITIES' AS nlu_option, 'UTF8' AS encoding_type, TRUE AS flatten_json_output))")]
    [InlineData("translate", "ML.TRANSLATE(MODEL `ml.translation`, (SELECT * FROM UNNEST(@input)), STRUCT('en' AS target_language_code, 'TRANSLATE_TEXT' AS translate_mode))")]
    [InlineData("detect", "ML.TRANSLATE(MODEL `ml.translation`, (SELECT * FROM UNNEST(@input)), STRUCT('DETECT_LANGUAGE' AS translate_mode))")]
    [InlineData("document", "ML.PROCESS_DOCUMENT(MODEL `ml.document`, (\nSELECT * FROM zoo.documents WHERE content_type = @p0\n), process_options => JSON '{\"ocr\": \\'no\\'}')")]
    [InlineData("speech", "ML.TRANSCRIBE(MODEL `ml.speech`, TABLE `zoo.audio`, recognition_config => JSON '{\"model\":\"chirp\"}')")]
    [InlineData("recognizer", "ML.TRANSCRIBE(MODEL `ml.recognizer`, TABLE `zoo.audio`)")]
    public async Task Each_call_sends_its_statement(string call, string statement)
    {
        var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(bigquery, call));
        Assert.Equal("SELECT * FROM " + statement.Replace("SCHEMA' AS output", s_schema + "' AS output", StringComparison.Ordinal), server.Request.GetProperty("query").GetString());
    }

    [GoogleSqlFact]
    public async Task What_is_generated_is_described()
    {
        const string actor = "STRUCT<name STRING OPTIONS(description = 'As in the credits'), mood STRING OPTIONS(description = 'One of: Happy, sad')>";
        const string schema = $"title STRING OPTIONS(description = 'The film\\'s \"title\"'), `cast` ARRAY<{actor}>, moods ARRAY<STRING> OPTIONS(description = 'One of: Happy, sad'), lead {actor}";
        var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(bigquery, "described"));
        Assert.Equal($"SELECT * FROM AI.GENERATE_TABLE(MODEL `ml.gemini`, (SELECT * FROM UNNEST(@input)), STRUCT({GoogleSql.SqlLiteral.String(schema)} AS output_schema))", server.Request.GetProperty("query").GetString());
        Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync($"CREATE TABLE t ({schema})"));
    }

    [Fact]
    public async Task Rows_of_the_callers_own_come_back_with_the_text()
    {
        var result = await AnswerAsync("own rows", [("id", "INTEGER", "7"), ("prompt", "STRING", "Sum up."), ("result", "STRING", "Short."), ("full_response", "JSON", "{}"), ("status", "STRING", "")]);
        Assert.Equal("Short.", Get(result, "Result"));
        Assert.Equal(true, Get(result, "Succeeded"));
        Assert.Equal("Review { Id = 7, Prompt = Sum up. }", Get(result, "Input")!.ToString());
        Assert.Null(Get(result, "RaiResult"));
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("generated twice")]
    public async Task A_column_that_the_function_adds_is_refused_before_anything_is_sent(string call)
    {
        var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(bigquery, call));
        Assert.Contains("would have the column 'status' twice: give the property of the rows another column by [Column(\"...\")].", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Count);
    }

    [Fact]
    public async Task Many_rows_are_sent_in_several_queries()
    {
        var server = new FakeServer("""[{"name":"id","type":"INTEGER"},{"name":"prompt","type":"STRING"},{"name":"result","type":"STRING"},{"name":"full_response","type":"JSON"},{"name":"status","type":"STRING"}]""",
            """[{"f":[{"v":"7"},{"v":"p"},{"v":"r"},{"v":"{}"},{"v":""}]}]""");
        await using var bigquery = new FakeBigQuery(server);
        // Each row is larger than a query may be with another.
        Assert.Equal(3L, await RunAsync(bigquery, "many rows"));
        Assert.Equal(3, server.Count);
    }

    [Fact]
    public async Task A_row_that_failed_says_why()
    {
        var result = await AnswerAsync("text", [("prompt", "STRING", "p"), ("result", "STRING", null), ("full_response", "JSON", null), ("status", "STRING", "A retryable error occurred: RESOURCE_EXHAUSTED")]);
        Assert.Null(Get(result, "Result"));
        Assert.Equal(false, Get(result, "Succeeded"));
        Assert.Equal("A retryable error occurred: RESOURCE_EXHAUSTED", Get(result, "Status"));
    }

    [Fact]
    public async Task Generated_columns_become_an_object()
    {
        const string Fields = """
            [{"name":"id","type":"INTEGER"},{"name":"prompt","type":"STRING"},{"name":"title","type":"STRING"},{"name":"score","type":"FLOAT"},{"name":"is_good","type":"BOOLEAN"},{"name":"mood","type":"STRING"},
             {"name":"tags","type":"STRING","mode":"REPEATED"},{"name":"author","type":"RECORD","fields":[{"name":"name","type":"STRING"},{"name":"age","type":"INTEGER"}]},{"name":"full_response","type":"JSON"},{"name":"status","type":"STRING"}]
            """;
        const string Rows = """[{"f":[{"v":"7"},{"v":"p"},{"v":"Metropolis"},{"v":"9.5"},{"v":"true"},{"v":"sad"},{"v":[{"v":"city"}]},{"v":{"f":[{"v":"Fritz"},{"v":null}]}},{"v":"{}"},{"v":""}]}]""";
        await using var bigquery = new FakeBigQuery(new FakeServer(Fields, Rows));
        var result = (await RunAsync(bigquery, "generated for rows"))!;
        var facts = Get(result, "Output")!;
        Assert.Equal("Metropolis", Get(facts, "Title"));
        Assert.Equal("Sad", Get(facts, "Mood")!.ToString());
        Assert.Equal(["city"], (string[])Get(facts, "Tags")!);
        Assert.Equal("Person { Name = Fritz, Age =  }", Get(facts, "Author")!.ToString());
        Assert.Equal(7L, Get(Get(result, "Input")!, "Id"));
    }

    [Fact]
    public async Task Metrics_follow_the_task()
    {
        var result = await AnswerAsync("evaluate tuning", [("rouge-l_precision", "FLOAT", "0.5"), ("rouge-l_recall", "FLOAT", "0.25"), ("rouge-l_f1", "FLOAT", "0.33"), ("evaluation_status", "STRING", "{}")]);
        Assert.Equal("SummarizationMetrics", result.GetType().Name);
        Assert.Equal(0.25, Get(result, "RougeLRecall"));
    }

    [Fact]
    public async Task Objects_come_back_with_what_was_found()
    {
        var result = await AnswerAsync("image", [("ml_annotate_image_result", "JSON", "{\"face_annotations\":[]}"), ("ml_annotate_image_status", "STRING", ""), ("uri", "STRING", "gs://zoo/1.jpg"), ("content_type", "STRING", "image/jpeg"), ("size", "INTEGER", "123")]);
        Assert.Equal("{\"face_annotations\":[]}", Get(result, "Result"));
        var stored = Assert.IsType<StoredObject>(Get(result, "Input"));
        Assert.Equal(("gs://zoo/1.jpg", "image/jpeg", 123L), (stored.Uri, stored.ContentType, stored.Size));
    }

    [Fact]
    public async Task Documents_that_failed_are_named_to_be_processed_again()
    {
        using var server = new FakeServer(
            """[{"name":"ml_process_document_result","type":"JSON"},{"name":"ml_process_document_status","type":"STRING"},{"name":"uri","type":"STRING"},{"name":"content_type","type":"STRING"}]""",
            """[{"f":[{"v":null},{"v":"A retryable error occurred: RESOURCE EXHAUSTED error from documents"},{"v":"gs://zoo/1.pdf"},{"v":"application/pdf"}]}]""",
            """[{"f":[{"v":"{}"},{"v":""},{"v":"gs://zoo/1.pdf"},{"v":"application/pdf"}]}]""");
        await using var bigquery = new FakeBigQuery(server);
        Assert.Equal(2, Get((await RunAsync(bigquery, "documents again"))!, "Attempts"));
        Assert.Equal("SELECT * FROM ML.PROCESS_DOCUMENT(MODEL `ml.document`, (\nSELECT * FROM `zoo.documents` WHERE `uri` IN UNNEST(@again)\n))", server.Request.GetProperty("query").GetString());
        Assert.Contains("gs://zoo/1.pdf", server.Request.GetProperty("queryParameters").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_takes_a_table_only_is_not_called_for_some_of_its_objects()
    {
        var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        Assert.StartsWith("The rows come from one query that cannot be run for part of its input", (await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(bigquery, "speech again"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Count);
    }

    [Theory]
    [InlineData("unprompted", "Unprompted has no column 'prompt', which AI.GENERATE_TEXT reads: add a property for it, or name one by [Column(\"prompt\")]. It has: id.")]
    [InlineData("times", "The column 'at' of Timed holds TIMESTAMP, which cannot be generated: a language model generates STRING, INT64, FLOAT64, BOOL, and ARRAY and STRUCT of these.")]
    public async Task What_cannot_be_is_refused_before_anything_is_sent(string call, string message)
    {
        var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        Assert.StartsWith(message, (await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(bigquery, call))).Message, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Undefined, server.Request.ValueKind);
    }

    private static async Task<object> AnswerAsync(string call, (string Name, string Type, string? Value)[] columns)
    {
        var schema = JsonSerializer.Serialize(columns.Select(static column => new { name = column.Name, type = column.Type }));
        var row = JsonSerializer.Serialize(new[] { new { f = columns.Select(static column => new { v = column.Value }) } });
        await using var bigquery = new FakeBigQuery(new FakeServer(schema, row));
        return (await RunAsync(bigquery, call))!;
    }

    private static Task<object?> RunAsync(BigQueryML bigquery, string call) => (Task<object?>)s_program.Value.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [bigquery, call], null)!;

    private static object? Get(object row, string property) => row.GetType().GetProperty(property)!.GetValue(row);
}
