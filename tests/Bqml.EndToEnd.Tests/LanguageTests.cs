using System.ComponentModel;
using Bqml.Local;
using Microsoft.Extensions.AI;
using ChatText = Microsoft.Extensions.AI.TextContent;

namespace Bqml.EndToEnd.Tests;

public enum Mood
{
    Happy,
    Angry,
}

public sealed record ReviewFacts([property: Description("as printed")] string? Product, long? Stars, string[] Topics);

[BigQueryRow]
public sealed partial record Review(long Id, string Text)
{
    [AiIf("Is it positive? {Text}")]
    public bool? IsPositive { get; init; }

    [AiScore("How urgent is it? {Text}")]
    public double? Urgency { get; init; }

    [AiClassify("{Text}")]
    public Mood? Mood { get; init; }

    [AiGenerate("What does it say? {Text}", Endpoint = "gemini-2.5-flash")]
    public ReviewFacts? Facts { get; init; }

    [AiStatus(nameof(Facts))]
    public string? FactsStatus { get; init; }

    [AiEmbed("{Text}", Endpoint = "text-embedding-005")]
    public double[] Embedding { get; init; } = [];
}

[BigQueryRow]
public sealed partial record Picture(string Uri, ObjectRef? Ref)
{
    [AiGenerate("What is in the picture? {Ref}", Endpoint = "gemini-2.5-flash")]
    public string? Content { get; init; }
}

[BigQueryRow]
public sealed partial record MoodReport(long Id, [AiAgg<Review>("{Text}", "Sum up.")] string? Summary);

[ObjectTable("pictures.all", Uris = ["gs://pictures/*"], Connection = "us.pictures")]
public sealed partial class Pictures;

[BigQueryModel("texts.writer")]
[RemoteLanguageModel(Endpoint = "gemini-2.5-flash")]
public sealed partial class Writer;

/// <summary>Remote models, computed properties and pictures, their generated members run against clients that are registered in the embedded engine.</summary>
public sealed class LanguageTests
{
    /// <summary>Answers by what it is told to do and asked, and echoes the lengths of pictures.</summary>
    private sealed class Client : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var contents = messages.SelectMany(static message => message.Contents).ToList();
            var text = string.Concat(contents.OfType<ChatText>().Select(static content => content.Text));
            var picture = contents.OfType<DataContent>().FirstOrDefault();
            var answer = picture is not null ? $"{picture.MediaType} of {picture.Data.Length} bytes"
                : text.StartsWith("Is it positive", StringComparison.Ordinal) ? (text.Contains("Lovely", StringComparison.Ordinal) ? "true" : "false")
                : text.StartsWith("How urgent", StringComparison.Ordinal) ? "7.5"
                : text.StartsWith("What does it say", StringComparison.Ordinal) ? (text.Contains("Lovely", StringComparison.Ordinal) ? """{"product": "kettle", "stars": 5, "topics": ["tea"]}""" : "I do not know")
                : text.StartsWith("Instruction: Sum up.", StringComparison.Ordinal) ? "in short: " + text.Split('\n')[2]
                : text.StartsWith("Which", StringComparison.Ordinal) ? "this one"
                : text.Contains("Lovely", StringComparison.Ordinal) ? """{"result": "happy"}""" : "ANGRY";
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Embeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static text => new Embedding<float>(new float[] { text.Length, 1 }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private static LocalBigQuery Engine(string? folder = null)
    {
        var options = new LocalBigQueryOptions { ChatClients = { ["gemini-2.5-flash"] = new Client() }, EmbeddingGenerators = { ["text-embedding-005"] = new Embeddings() } };
        if (folder is not null) options.CloudStorage["gs://pictures"] = folder;
        return LocalBigQuery.Create(options);
    }

    [Fact]
    public async Task Properties_are_computed()
    {
        await using var bigquery = Engine();
        var reviews = await Review.QueryAsync(bigquery, [new Review(1, "Lovely!"), new Review(2, "It's \"broken\" {now}\n")]).OrderBy(static review => review.Id).ToListAsync();
        Assert.Equal((true, 7.5, Mood.Happy), (reviews[0].IsPositive, reviews[0].Urgency, reviews[0].Mood));
        Assert.Equal(("kettle", 5, "tea"), (reviews[0].Facts!.Product, reviews[0].Facts!.Stars, Assert.Single(reviews[0].Facts!.Topics)));
        Assert.Equal([7.0, 1.0], reviews[0].Embedding);
        Assert.Equal((false, Mood.Angry), (reviews[1].IsPositive, reviews[1].Mood));
        Assert.Null(reviews[1].Facts?.Product);
        Assert.Contains("does not fit output_schema", reviews[1].FactsStatus, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_are_summed_up()
    {
        await using var bigquery = Engine();
        var reports = await MoodReport.QueryAsync(bigquery, [new Review(1, "a"), new Review(1, "b"), new Review(2, "c")]).OrderBy(static report => report.Id).ToListAsync();
        Assert.Equal(["in short: - a", "in short: - c"], reports.Select(static report => report.Summary));
    }

    [Fact]
    public async Task Pictures_are_sent()
    {
        var folder = Directory.CreateTempSubdirectory("bqml");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.png"), [1, 2, 3]);
            File.WriteAllBytes(Path.Combine(folder.FullName, "b.jpg"), [1, 2]);
            await using var bigquery = Engine(folder.FullName);
            var pictures = new Pictures(bigquery);
            await pictures.CreateAsync();
            Assert.Equal(["image/png of 3 bytes", "image/jpeg of 2 bytes"], await Picture.QueryAsync(bigquery, $"SELECT * FROM {pictures}").OrderBy(static picture => picture.Uri).Select(static picture => picture.Content).ToListAsync());

            var writer = new Writer(bigquery);
            await writer.CreateAsync();
            Assert.Equal(
                ["gs://pictures/a.png: image/png of 3 bytes", "gs://pictures/b.jpg: image/jpeg of 2 bytes"],
                await writer.GenerateTextFromObjectsAsync(pictures, "Which animal is this?").OrderBy(static answer => answer.Input.Uri).Select(static answer => $"{answer.Input.Uri}: {answer.Result}").ToListAsync());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_picture_that_is_gone_fails_its_row()
    {
        await using var bigquery = Engine(AppContext.BaseDirectory);
        var picture = await Picture.QueryAsync(bigquery, $"SELECT 'x' AS uri, OBJ.MAKE_REF('gs://pictures/nothing.png', 'us.pictures') AS ref").SingleAsync();
        Assert.Null(picture.Content);
    }

    [Fact]
    public async Task Answers_are_saved_and_not_asked_for_again()
    {
        await using var bigquery = Engine();
        var writer = new Writer(bigquery);
        await writer.CreateAsync();
        await bigquery.ExecuteAsync(new BigQueryCommand("CREATE TABLE texts.questions AS SELECT 1 AS id, 'Which?' AS prompt UNION ALL SELECT 2, 'Which one?'"));
        var first = await writer.GenerateTextAsync<Prompted>("texts.questions").SaveToAsync("texts.answers", key: "id");
        Assert.Equal((2L, 2L), (first.Sent, first.Answered));
        await bigquery.ExecuteAsync(new BigQueryCommand("INSERT INTO texts.questions VALUES (3, 'Which now?')"));
        var second = await writer.GenerateTextAsync<Prompted>("texts.questions").SaveToAsync("texts.answers", key: "id");
        Assert.Equal((1L, 3L), (second.Sent, second.Answered));
    }
}

[BigQueryRow]
public sealed partial record Prompted(long Id, string Prompt);
