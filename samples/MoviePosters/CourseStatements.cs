using Bqml;

namespace MoviePosters;

/// <summary>
/// The statements that the course has its students write by hand, over the sample's models. Beside the typed form they show what it saves: the titles keep their quotation marks,
/// the years stay texts, an answer that is no JSON becomes NULL without a word, and the status of failed rows is lost.
/// </summary>
internal static class CourseStatements
{
    /// <summary>What comes before the search.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        // A question about each poster, over the object table.
        """
        CREATE OR REPLACE TABLE gemini_demo.movie_posters_results AS
        SELECT uri, ml_generate_text_llm_result
        FROM ML.GENERATE_TEXT(
          MODEL gemini_demo.gemini,
          TABLE gemini_demo.movie_posters,
          STRUCT(
            0.2 AS temperature,
            'For the movie represented by this poster, what is the movie title and year of release? Answer in JSON format with two keys: title, year. title should be string, year should be integer.' AS prompt,
            TRUE AS flatten_json_output))
        """,
        // The answers without their code fence.
        """
        CREATE OR REPLACE TABLE gemini_demo.movie_posters_results_formatted AS
        SELECT
          uri,
          JSON_QUERY(RTRIM(LTRIM(ml_generate_text_llm_result, ' ```json'), ' `'), '$.title') AS title,
          JSON_QUERY(RTRIM(LTRIM(ml_generate_text_llm_result, ' ```json'), ' `'), '$.year') AS year
        FROM gemini_demo.movie_posters_results
        """,
        // A question about each row of a query.
        """
        CREATE OR REPLACE TABLE gemini_demo.movie_posters_summaries AS
        SELECT uri, title, year, prompt, ml_generate_text_llm_result
        FROM ML.GENERATE_TEXT(
          MODEL gemini_demo.gemini,
          (SELECT CONCAT('Provide a short summary of movie titled ', title, ' from the year ', year, '.') AS prompt, uri, title, year FROM gemini_demo.movie_posters_results_formatted LIMIT 20),
          STRUCT(0.2 AS temperature, TRUE AS flatten_json_output))
        """,
        """
        CREATE OR REPLACE TABLE gemini_demo.movie_posters_results_embeddings AS
        SELECT *
        FROM ML.GENERATE_EMBEDDING(
          MODEL gemini_demo.text_embedding,
          (SELECT CONCAT('The movie titled ', title, ' from the year ', year, '.') AS content, title, year, uri FROM gemini_demo.movie_posters_results_formatted),
          STRUCT(TRUE AS flatten_json_output))
        """,
        """
        CREATE OR REPLACE VIEW gemini_demo.imdb_movies AS
        WITH reviewed AS (
          SELECT reviews.movie_id, title_basics.primary_title AS title, title_basics.start_year AS year
          FROM `bigquery-public-data.imdb.reviews` AS reviews
          LEFT JOIN `bigquery-public-data.imdb.title_basics` AS title_basics ON reviews.movie_id = title_basics.tconst)
        SELECT DISTINCT movie_id, title, year FROM reviewed WHERE year < 1935
        """,
        """
        CREATE OR REPLACE TABLE gemini_demo.imdb_movies_embeddings AS
        SELECT *
        FROM ML.GENERATE_EMBEDDING(
          MODEL gemini_demo.text_embedding,
          (SELECT CONCAT('The movie titled ', title, ' from the year ', CAST(year AS STRING), '.') AS content, title, year, movie_id FROM gemini_demo.imdb_movies),
          STRUCT(TRUE AS flatten_json_output))
        WHERE ml_generate_embedding_status = ''
        """,
    ];

    /// <summary>For each poster the nearest film, with its rating.</summary>
    public static BigQuerySql Search =>
        $"""
        SELECT query.uri AS poster_uri, query.title AS poster_title, base.title AS imdb_title, base.year AS imdb_year, distance, ratings.average_rating, ratings.num_votes
        FROM VECTOR_SEARCH(
          TABLE gemini_demo.imdb_movies_embeddings, 'ml_generate_embedding_result',
          TABLE gemini_demo.movie_posters_results_embeddings, 'ml_generate_embedding_result',
          top_k => 1, distance_type => 'COSINE')
        LEFT JOIN `bigquery-public-data.imdb.title_ratings` AS ratings ON base.movie_id = ratings.tconst
        ORDER BY average_rating DESC, poster_uri
        """;
}
