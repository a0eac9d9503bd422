using Bqml.Local;
using Microsoft.Extensions.AI;

namespace Bqml.EndToEnd.Tests;

public enum Verdict { Good, [Column("bad")] Bad }

public sealed record ProductFacts(string? Product, long? Stars, string[] Topics);

[BigQueryRow]
public sealed partial record ProductReview(long Id, string Shop, string Text)
{
    [AiIf("The review is positive: {Text}", Endpoint = "gemini-2.5-flash")] public bool? IsPositive { get; init; }

    [AiClassify("{Text}", Endpoint = "gemini-2.5-flash")] public Verdict? Verdict { get; init; }

    [AiGenerate("Facts of {Id}: {Text}", Endpoint = "gemini-2.5-flash")] public ProductFacts? Facts { get; init; }

    [AiStatus(nameof(Facts))] public string? Status { get; init; }

    [AiEmbed("{Text}", Endpoint = "text-embedding-005")] public double[] Embedding { get; init; } = [];
}

[BigQueryRow]
public sealed partial record ShopReport(string Shop, [AiAgg<ProductReview>("{Text}", "Sum up.", Endpoint = "gemini-2.5-flash")] string? Summary);

/// <summary>Properties of rows computed by the clients that the embedded engine is given, from the attributes to the records.</summary>
public sealed class AiColumnTests : IAsyncDisposable
{
    private static readonly ProductReview[] s_reviews = [new(1, "north", "It's \"great\", {really}"), new(2, "north", "no answer"), new(3, "south", "It leaks")];

    private readonly LocalBigQuery _bigquery;

    public AiColumnTests()
    {
        var options = new LocalBigQueryOptions();
        options.ChatClients["gemini-2.5-flash"] = new Client();
        options.EmbeddingGenerators["text-embedding-005"] = new Client();
        _bigquery = LocalBigQuery.Create(options);
    }

    public ValueTask DisposeAsync() => _bigquery.DisposeAsync();

    [Fact]
    public async Task Rows_in_memory_are_computed() => Check(await ProductReview.QueryAsync(_bigquery, s_reviews).ToListAsync());

    [Fact]
    public async Task Rows_of_a_query_are_computed() =>
        Check(await ProductReview.QueryAsync(_bigquery, $"SELECT id, shop, text FROM UNNEST({s_reviews.AsEnumerable()})").ToListAsync());

    [Fact]
    public async Task Computed_rows_can_be_queried_on()
    {
        var positive = await _bigquery.QueryAsync<ProductReview>($"SELECT * FROM ({ProductReview.Select($"SELECT * FROM UNNEST({s_reviews.AsEnumerable()})")}) WHERE is_positive").ToListAsync();
        Assert.Equal([1], positive.Select(static review => review.Id));
    }

    [Fact]
    public async Task Groups_are_summed_up()
    {
        var reports = await ShopReport.QueryAsync(_bigquery, s_reviews).ToListAsync();
        Assert.Equal(["north", "south"], reports.Select(static report => report.Shop).Order(StringComparer.Ordinal));
        Assert.All(reports, static report => Assert.Equal("In short: fine", report.Summary));
    }

    private static void Check(List<ProductReview> found)
    {
        var rows = found.OrderBy(static review => review.Id).ToList();
        Assert.Equal(s_reviews.Select(static review => (review.Id, review.Shop, review.Text)), rows.Select(static review => (review.Id, review.Shop, review.Text)));
        Assert.Equal([true, null, false], rows.Select(static review => review.IsPositive));
        Assert.Equal([Verdict.Good, null, Verdict.Bad], rows.Select(static review => review.Verdict));
        Assert.Equal(("kettle 1", 5L, "a;b"), (rows[0].Facts!.Product, rows[0].Facts!.Stars!.Value, string.Join(';', rows[0].Facts!.Topics)));
        Assert.Equal("", rows[0].Status);
        Assert.Null(rows[1].Facts);
        Assert.NotEqual("", rows[1].Status ?? "");
        Assert.Equal([1.0, 0.5], rows[2].Embedding);
    }

    /// <summary>Answers by what is asked; one review finds no answer.</summary>
    private sealed class Client : IChatClient, IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var text = string.Concat(messages.SelectMany(static message => message.Contents).OfType<Microsoft.Extensions.AI.TextContent>().Select(static content => content.Text));
            if (text.Contains("Sum up.", StringComparison.Ordinal)) return Answer("In short: fine");
            if (text.Contains("no answer", StringComparison.Ordinal)) throw new InvalidOperationException("RESOURCE_EXHAUSTED: no quota");
            var isGood = text.Contains("It's \"great\", {really}", StringComparison.Ordinal);
            if (text.StartsWith("Facts of ", StringComparison.Ordinal)) return Answer($$"""{"product": "kettle {{text["Facts of ".Length]}}", "stars": 5, "topics": ["a", "b"]}""");
            return Answer(text.Contains("The review is positive", StringComparison.Ordinal) ? $$"""{"result": {{(isGood ? "true" : "false")}}}""" : $$"""{"result": "{{(isGood ? "Good" : "bad")}}"}""");
        }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static _ => new Embedding<float>(new float[] { 1f, 0.5f }))));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }

        private static Task<ChatResponse> Answer(string text) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));
    }
}
