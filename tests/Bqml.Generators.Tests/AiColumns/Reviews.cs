namespace Bqml.Generators.Tests.AiColumns;

/// <summary>Rows with computed properties of every kind.</summary>
internal static class Reviews
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Shop;

        public enum Mood { [Description("likes it")] Happy, [Column("sad")] Sad }

        public sealed record Person([property: Description("The full name")] string Name, long? Age);

        public sealed record Facts
        {
            [Description("The film's \"title\"")] public required string Title { get; init; }
            public long? Year { get; init; }
            public Mood Mood { get; init; }
            public Person[] Cast { get; init; } = [];
        }

        [BigQueryRow]
        public sealed partial record Review
        {
            public long Id { get; init; }
            public string? Text { get; init; }
            public ObjectRef? Photo { get; init; }
            public ObjectRef[] Pages { get; init; } = [];
            public double[] TextEmbedding { get; init; } = [];

            [AiIf("The review is positive: {Text}", ConnectionId = "us.c", Endpoint = "gemini-2.5-flash", Embeddings = nameof(TextEmbedding), MaxErrorRatio = 0.5)]
            [AiExample("Great!", true)]
            [AiExample("It's so-so", false)]
            public bool? IsPositive { get; init; }

            [AiScore("How angry is review {Id}, from 1 to 10? {{{Text}}}")] public double? Anger { get; init; }
            [AiClassify("{Text}", "good", "bad")] [AiExample("Fine", "good")] public string? Verdict { get; init; }
            [AiClassify("{Photo}")] [AiExample("Bah", Mood.Sad)] public Mood? Feeling { get; init; }
            [AiClassify("{Text} {Photo}", "red", "green")] [AiExample("A rose", new[] { "red", "green" })] [AiExample("Blood", "red")] public string[] Colours { get; init; } = [];
            [AiGenerate("Summarise {Text}")] public string? Summary { get; init; }
            [AiGenerate("Count the people in {Photo}", RequestType = RequestType.Shared, ModelParams = "{\"generationConfig\": {\"temperature\": 0}}")] public long? People { get; init; }
            [AiEmbed("{Text}", Endpoint = "text-embedding-005", TaskType = EmbeddingTask.RetrievalDocument, Title = "Review {Id}")] public double[] Embedding { get; init; } = [];
            [AiEmbed("{Photo}", Endpoint = "multimodalembedding@001")] public double[] PhotoEmbedding { get; init; } = [];
        }

        [BigQueryRow]
        public sealed partial record Poster(string Uri, ObjectRef? Ref)
        {
            [AiGenerate("Read the poster: {Ref}")] public Facts? Facts { get; init; }
            [AiStatus(nameof(Facts))] public string? FactsStatus { get; init; }
            [AiGenerate("Who is on {Ref}?")] public string[] Names { get; init; } = [];
            [AiStatus(nameof(Names))] public string? NamesStatus { get; init; }
            [AiIf("{Ref} is in colour")] public bool? IsInColour { get; init; }
        }

        public sealed record Opinion(string Product, DateOnly Day, string? Text, ObjectRef? Photo);

        [BigQueryRow]
        public sealed partial record ProductOpinion(string Product, [AiAgg<Opinion>("{Day}: {Text} {Photo}", "What do buyers like? Use {} braces.", Distinct = true)] string? Likes);

        [BigQueryRow]
        public sealed partial record WholeOpinion([AiAgg<Opinion>("{Text}", "Sum up.")] string? Summary);
        """;
}
