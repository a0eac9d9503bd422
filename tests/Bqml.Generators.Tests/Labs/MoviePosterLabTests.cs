using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Labs;

/// <summary>The lab that reads movie posters by remote models: what its statements are in C#, and the columns they have.</summary>
public class MoviePosterLabTests
{
    private static readonly LabProgram s_lab = new(""""
        using System;
        using System.ComponentModel;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Lab;

        [ObjectTable("gemini_demo.movie_posters", Uris = ["gs://cloud-samples-data/vertex-ai/dataset-management/datasets/classic-movie-posters/*"], Connection = "us.gemini_conn")]
        public sealed partial class MoviePosters;

        [BigQueryModel("gemini_demo.gemini_pro")] [RemoteLanguageModel(Endpoint = "gemini-2.5-flash", Connection = "us.gemini_conn")] public sealed partial class GeminiPro;
        [BigQueryModel("gemini_demo.gemini_pro_vision")] [RemoteLanguageModel(Endpoint = "gemini-2.5-flash", Connection = "us.gemini_conn")] public sealed partial class GeminiProVision;
        [BigQueryModel("gemini_demo.text_embedding")] [RemoteEmbeddingModel(Endpoint = "text-multilingual-embedding-002", Connection = "us.gemini_conn")] public sealed partial class TextEmbedding;

        [BigQueryRow] public sealed partial record PosterPrompt(string Uri, string Title, string Year, string Prompt);
        [BigQueryRow] public sealed partial record PosterText(string Uri, string Title, string Year, string Content);
        [BigQueryRow] public sealed partial record Movie([property: Column("movie_id")] string MovieId, string Title, long? Year);

        // The better form: the model answers by a record.
        public sealed record PosterFacts(string? Title, [property: Description("The year of release")] long? Year);
        [BigQueryRow] public sealed partial record Poster(string Uri, ObjectRef? Ref)
        {
            [AiGenerate("Read the title and the year from this movie poster: {Ref}", Endpoint = "gemini-2.5-flash")] public PosterFacts? Facts { get; init; }
        }

        public static class Program
        {
            private const string Question = "From this movie poster, return title and release year as JSON with the keys 'title' (a string) and \"year\" (an integer).";
            private static readonly BigQueryTable s_vision = "gemini_demo.gemini_pro_vision", s_pro = "gemini_demo.gemini_pro", s_embedding = "gemini_demo.text_embedding";
            private static readonly BigQueryTable s_results = "gemini_demo.movie_posters_results", s_formatted = "gemini_demo.movie_posters_results_formatted";
            private static readonly BigQueryTable s_embeddings = "gemini_demo.movie_posters_results_embeddings", s_movies = "gemini_demo.imdb_movies", s_movieEmbeddings = "gemini_demo.imdb_movies_embeddings";

            private static Task Execute(BigQueryML bigquery, BigQuerySql sql) => bigquery.ExecuteAsync(sql.ToCommand());

            public static async Task RunAsync(BigQueryML bigquery, string step)
            {
                var posters = new MoviePosters(bigquery);
                switch (step)
                {
                    case "object table": await posters.CreateAsync(CreateMode.CreateOrReplace); break;
                    case "model": await new GeminiPro(bigquery).CreateAsync(CreateMode.CreateOrReplace); break;
                    case "vision model": await new GeminiProVision(bigquery).CreateAsync(CreateMode.CreateOrReplace); break;
                    case "results": await Execute(bigquery, $"""
                        CREATE OR REPLACE TABLE {s_results} AS
                        SELECT uri, ml_generate_text_llm_result
                        FROM ML.GENERATE_TEXT(MODEL {s_vision}, TABLE {posters}, STRUCT(0.2 AS temperature, {Question} AS prompt, TRUE AS flatten_json_output))
                        """); break;
                    case "results typed": await new GeminiProVision(bigquery).MLGenerateTextFlattenedFromObjectsAsync(posters, Question, temperature: 0.2).CountAsync(); break;
                    case "results as a record": await Poster.QueryAsync(bigquery, posters).CountAsync(); break;
                    case "formatted": await Execute(bigquery, $"""
                        CREATE OR REPLACE TABLE {s_formatted} AS
                        SELECT
                          uri,
                          JSON_QUERY(RTRIM(LTRIM(ml_generate_text_llm_result, {" ```json"}), {"```"}), "$.title") AS title,
                          JSON_QUERY(RTRIM(LTRIM(ml_generate_text_llm_result, {" ```json"}), {"```"}), "$.year") AS year
                        FROM {s_results}
                        """); break;
                    case "summaries": await Execute(bigquery, $"""
                        SELECT uri, title, year, prompt, ml_generate_text_llm_result
                        FROM ML.GENERATE_TEXT(MODEL {s_pro}, (SELECT CONCAT({"Sum up the movie "}, title, {" from "}, year, '.') AS prompt, uri, title, year FROM {s_formatted} LIMIT 20), STRUCT(0.2 AS temperature, TRUE AS flatten_json_output))
                        """); break;
                    case "summaries typed": await new GeminiPro(bigquery).MLGenerateTextFlattenedAsync<PosterPrompt>($"SELECT CONCAT({"Sum up the movie "}, title, {" from "}, year, '.') AS prompt, uri, title, year FROM {s_formatted} LIMIT 20", temperature: 0.2).CountAsync(); break;
                    case "embedding model": await new TextEmbedding(bigquery).CreateAsync(CreateMode.CreateOrReplace); break;
                    case "embeddings": await Execute(bigquery, $"""
                        CREATE OR REPLACE TABLE {s_embeddings} AS
                        SELECT *
                        FROM ML.GENERATE_EMBEDDING(MODEL {s_embedding}, (SELECT CONCAT({"The movie "}, title, {" from "}, year) AS content, title, year, uri FROM {s_formatted}), STRUCT(TRUE AS flatten_json_output))
                        """); break;
                    case "embeddings typed": await new TextEmbedding(bigquery).MLGenerateEmbeddingAsync<PosterText>($"SELECT CONCAT({"The movie "}, title, {" from "}, year) AS content, title, year, uri FROM {s_formatted}").CountAsync(); break;
                    case "movies": await Execute(bigquery, $"""
                        CREATE OR REPLACE VIEW {s_movies} AS
                        SELECT DISTINCT reviews.movie_id, basics.primary_title AS title, basics.start_year AS year
                        FROM {(BigQueryTable)"bigquery-public-data.imdb.reviews"} AS reviews
                        LEFT JOIN {(BigQueryTable)"bigquery-public-data.imdb.title_basics"} AS basics ON reviews.movie_id = basics.tconst
                        WHERE basics.start_year < 1935
                        """); break;
                    case "movie embeddings": await Execute(bigquery, $"""
                        CREATE OR REPLACE TABLE {s_movieEmbeddings} AS
                        SELECT *
                        FROM ML.GENERATE_EMBEDDING(MODEL {s_embedding}, (SELECT CONCAT({"The movie "}, title, {" from "}, CAST(year AS STRING)) AS content, title, year, movie_id FROM {s_movies}), STRUCT(TRUE AS flatten_json_output))
                        WHERE ml_generate_embedding_status = ''
                        """); break;
                    case "matches": await Execute(bigquery, $"""
                        SELECT query.uri AS poster_uri, query.title AS poster_title, query.year AS poster_year, base.title AS imdb_title, base.year AS imdb_year, base.movie_id AS imdb_movie_id, distance
                        FROM VECTOR_SEARCH(TABLE {s_movieEmbeddings}, 'ml_generate_embedding_result', TABLE {s_embeddings}, query_column_to_search => 'ml_generate_embedding_result', top_k => 1, distance_type => 'COSINE')
                        """); break;
                    case "matches typed": await bigquery.VectorSearchAsync<PosterText, Movie>(s_movieEmbeddings, "ml_generate_embedding_result", s_embeddings, "ml_generate_embedding_result", topK: 1, distanceType: SearchDistance.Cosine).CountAsync(); break;
                    case "ratings": await Execute(bigquery, $"""
                        SELECT query.uri AS poster_uri, query.title AS poster_title, query.year AS poster_year, base.title AS imdb_title, base.year AS imdb_year, base.movie_id AS imdb_movie_id, distance,
                          ratings.average_rating, ratings.num_votes
                        FROM VECTOR_SEARCH(TABLE {s_movieEmbeddings}, 'ml_generate_embedding_result', TABLE {s_embeddings}, query_column_to_search => 'ml_generate_embedding_result', top_k => 1, distance_type => 'COSINE')
                        LEFT JOIN {(BigQueryTable)"bigquery-public-data.imdb.title_ratings"} AS ratings ON base.movie_id = ratings.tconst
                        ORDER BY ratings.average_rating DESC
                        """); break;
                    default: throw new ArgumentException(step);
                }
            }
        }
        """");

    private const string Embedding = "ml_generate_embedding_result ARRAY<FLOAT64>, ml_generate_embedding_statistics JSON, ml_generate_embedding_status STRING";
    private const string Generated = "ml_generate_text_llm_result STRING, ml_generate_text_rai_result STRING, ml_generate_text_status STRING";
    private const string Match = "poster_uri STRING, poster_title STRING, poster_year STRING, imdb_title STRING, imdb_year INT64, imdb_movie_id STRING, distance FLOAT64";

    /// <summary>The tables of the lab, each with the columns that the step which makes it has.</summary>
    private static GoogleSqlCatalog Catalog(bool embedsWithSettings = true) => new GoogleSqlCatalog()
        .AddConnection("us.gemini_conn")
        .AddTable("gemini_demo.movie_posters", LabProgram.ObjectColumns)
        .AddTable("gemini_demo.movie_posters_results", ("uri", "STRING"), ("ml_generate_text_llm_result", "STRING"))
        .AddTable("gemini_demo.movie_posters_results_formatted", ("uri", "STRING"), ("title", "STRING"), ("year", "STRING"))
        .AddTable("gemini_demo.movie_posters_results_embeddings", ("ml_generate_embedding_result", "ARRAY<FLOAT64>"), ("ml_generate_embedding_statistics", "JSON"), ("ml_generate_embedding_status", "STRING"), ("content", "STRING"), ("title", "STRING"), ("year", "STRING"), ("uri", "STRING"))
        .AddTable("gemini_demo.imdb_movies", ("movie_id", "STRING"), ("title", "STRING"), ("year", "INT64"))
        .AddTable("gemini_demo.imdb_movies_embeddings", ("ml_generate_embedding_result", "ARRAY<FLOAT64>"), ("ml_generate_embedding_statistics", "JSON"), ("ml_generate_embedding_status", "STRING"), ("content", "STRING"), ("title", "STRING"), ("year", "INT64"), ("movie_id", "STRING"))
        .AddTable("bigquery-public-data.imdb.reviews", ("review", "STRING"), ("movie_id", "STRING"), ("title", "STRING"))
        .AddTable("bigquery-public-data.imdb.title_basics", ("tconst", "STRING"), ("primary_title", "STRING"), ("start_year", "INT64"))
        .AddTable("bigquery-public-data.imdb.title_ratings", ("tconst", "STRING"), ("average_rating", "FLOAT64"), ("num_votes", "INT64"))
        .AddTableFunction("ML.GENERATE_TEXT", LabProgram.Body("ML.GENERATE_TEXT", "MLGeneratedText"), "any", "table", "any")
        .AddTableFunction("ML.GENERATE_EMBEDDING", LabProgram.Body("ML.GENERATE_EMBEDDING", "MLEmbeddedContent", "ml_generate_embedding_start_sec", "ml_generate_embedding_end_sec"), embedsWithSettings ? ["any", "table", "any"] : ["any", "table"])
        .AddTableFunction("VECTOR_SEARCH", "SELECT t1 AS query, t0 AS base, CAST(NULL AS FLOAT64) AS distance FROM t0, t1", "table", "any", "table", "query_column_to_search", "top_k", "distance_type")
        .AddFunction("AI.GENERATE", "STRUCT<title STRING, year INT64, full_response JSON, status STRING>", "STRUCT<STRING, STRUCT<uri STRING, version STRING, authorizer STRING, details JSON>>", "endpoint => STRING", "output_schema => STRING");

    [GoogleSqlTheory]
    [InlineData("object table", "")]
    [InlineData("model", "")]
    [InlineData("vision model", "")]
    [InlineData("results", "uri STRING, ml_generate_text_llm_result STRING")]
    [InlineData("results typed", Generated + ", uri STRING, generation INT64, content_type STRING, size INT64, md5_hash STRING, updated TIMESTAMP, metadata ARRAY<STRUCT<name STRING, value STRING>>, ref STRUCT<uri STRING, version STRING, authorizer STRING, details JSON>")]
    [InlineData("results as a record", "uri STRING, ref STRUCT<uri STRING, version STRING, authorizer STRING, details JSON>, facts STRUCT<title STRING, year INT64>")]
    [InlineData("formatted", "uri STRING, title STRING, year STRING")]
    [InlineData("summaries", "uri STRING, title STRING, year STRING, prompt STRING, ml_generate_text_llm_result STRING")]
    [InlineData("summaries typed", Generated + ", prompt STRING, uri STRING, title STRING, year STRING")]
    [InlineData("embedding model", "")]
    [InlineData("embeddings", Embedding + ", content STRING, title STRING, year STRING, uri STRING")]
    [InlineData("embeddings typed", Embedding + ", content STRING, title STRING, year STRING, uri STRING")]
    [InlineData("movies", "movie_id STRING, title STRING, year INT64")]
    [InlineData("movie embeddings", Embedding + ", content STRING, title STRING, year INT64, movie_id STRING")]
    [InlineData("matches", Match)]
    [InlineData("ratings", Match + ", average_rating FLOAT64, num_votes INT64")]
    public async Task Google_accepts_the_statement_and_sees_the_columns(string step, string columns) => Assert.Equal(columns, string.Join(", ", await s_lab.ColumnsAsync(step, Catalog(embedsWithSettings: step != "embeddings typed"))));

    [GoogleSqlFact]
    public async Task A_typed_search_has_pairs_and_their_distance()
    {
        var columns = await s_lab.ColumnsAsync("matches typed", Catalog());
        Assert.Equal(["query STRUCT", "base STRUCT", "distance FLOAT64"], columns.Select(static column => column.Split('<')[0]));
        Assert.Contains("uri STRING", columns[0], StringComparison.Ordinal);
        Assert.Contains("movie_id STRING", columns[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_the_lab_never_stand_in_a_statement_but_where_a_constant_must()
    {
        Assert.DoesNotContain("release year", await s_lab.StatementAsync("results"), StringComparison.Ordinal);
        Assert.Contains(GoogleSql.SqlLiteral.String("From this movie poster, return title and release year as JSON with the keys 'title' (a string) and \"year\" (an integer)."), await s_lab.StatementAsync("results typed"), StringComparison.Ordinal);
    }
}
