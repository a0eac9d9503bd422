using Bqml;
using Bqml.Local;
using Microsoft.Extensions.AI;

namespace MoviePosters;

/// <summary>What stands for the cloud when there is none: this sample's files, and clients that replay.</summary>
internal static class Offline
{
    public const string LanguageModel = "gemini-3.5-flash";
    public const string EmbeddingModel = "text-multilingual-embedding-002";

    private static string Data => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>An engine over the sample's posters and films.</summary>
    /// <param name="chat">Your own client of a language model that sees pictures. Null: recorded answers are replayed.</param>
    /// <param name="embeddings">Your own client of an embedding model. Null: parts of words are counted, which is no model.</param>
    public static async Task<BigQueryML> CreateAsync(IChatClient? chat = null, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null)
    {
        if (chat is null) Console.WriteLine("Offline: no language model is asked. The answers were written by hand for the posters of this sample, and are replayed.");
        if (embeddings is null) Console.WriteLine("Offline: no embedding model is asked. Texts are alike as far as they share parts of words.");
        var bigquery = LocalBigQuery.Create(new LocalBigQueryOptions
        {
            CloudStorage = { [Cloud.Folder] = Path.Combine(Data, "posters") },
            ChatClients = { [LanguageModel] = chat ?? RecordedAnswers.Load(Data) },
            EmbeddingGenerators = { [EmbeddingModel] = embeddings ?? new WordParts() },
        });
        // The names and columns of the public data set that the statements read.
        await bigquery.AddCsvAsync("gemini_demo.films", Path.Combine(Data, "films.csv"));
        await bigquery.AddCsvAsync("gemini_demo.ratings", Path.Combine(Data, "ratings.csv"));
        await bigquery.ExecuteAsync(new BigQueryCommand("CREATE VIEW `bigquery-public-data.imdb.title_basics` AS SELECT movie_id AS tconst, title AS primary_title, start_year FROM local.gemini_demo.films"));
        await bigquery.ExecuteAsync(new BigQueryCommand("CREATE VIEW `bigquery-public-data.imdb.reviews` AS SELECT movie_id FROM local.gemini_demo.films"));
        await bigquery.ExecuteAsync(new BigQueryCommand("CREATE VIEW `bigquery-public-data.imdb.title_ratings` AS SELECT movie_id AS tconst, average_rating, num_votes FROM local.gemini_demo.ratings"));
        return bigquery;
    }
}
