using Bqml;

namespace MoviePosters;

/// <summary>Where the posters are, and how BigQuery reaches them and the models. Offline a folder of this sample stands for the public one of the course.</summary>
internal static class Cloud
{
    public const string Folder = "gs://cloud-samples-data/vertex-ai/dataset-management/datasets/classic-movie-posters";
    public const string Connection = "us.gemini_conn";
}

/// <summary>The posters.</summary>
[ObjectTable("gemini_demo.movie_posters", Uris = [Cloud.Folder + "/*"], Connection = Cloud.Connection)]
public sealed partial class Posters;

/// <summary>The model that looks and writes: one serves for pictures and for texts.</summary>
[BigQueryModel("gemini_demo.gemini")]
[RemoteLanguageModel(Endpoint = Offline.LanguageModel, Connection = Cloud.Connection)]
public sealed partial class Gemini;

/// <summary>The model that turns texts into embeddings.</summary>
[BigQueryModel("gemini_demo.text_embedding")]
[RemoteEmbeddingModel(Endpoint = Offline.EmbeddingModel, Connection = Cloud.Connection)]
public sealed partial class TextEmbedding;

/// <summary>What the model reads off a poster: these are the columns that it is told to generate.</summary>
[BigQueryRow]
public sealed partial record PosterFacts(string Title, long Year);

/// <summary>A question about a poster.</summary>
[BigQueryRow]
public sealed partial record Question(string Text, ObjectRef Poster);

/// <summary>A poster with what is asked about it.</summary>
[BigQueryRow]
public sealed partial record PosterPrompt(string Uri, Question Prompt);

/// <summary>A poster with what the model read off it.</summary>
[BigQueryRow]
public sealed partial record NamedPoster(string Uri, string Title, long Year);

/// <summary>A poster with the question for its summary.</summary>
[BigQueryRow]
public sealed partial record SummaryPrompt(string Uri, string Prompt);

/// <summary>A poster as a text, to be embedded.</summary>
[BigQueryRow]
public sealed partial record PosterText(string Uri, string Title, long Year, string Content);

/// <summary>A film as a text, to be embedded.</summary>
[BigQueryRow]
public sealed partial record FilmText(string MovieId, string Title, long Year, string Content);

/// <summary>A film found for a poster, with its rating.</summary>
[BigQueryRow]
public sealed partial record RatedPoster(string PosterUri, string PosterTitle, string ImdbTitle, long ImdbYear, double Distance, double? AverageRating, long? NumVotes);
