using Bqml;
using MoviePosters;

// Offline by default: `dotnet run --project samples/MoviePosters`. With `-- --project my-project` the same code asks BigQuery and Gemini.
await using BigQueryML bigquery = args is ["--project", var project] ? await BigQueryML.CreateAsync(project) : await Offline.CreateAsync();
var (posters, gemini, embedding) = (new Posters(bigquery), new Gemini(bigquery), new TextEmbedding(bigquery));
await posters.CreateAsync(CreateMode.CreateOrReplace);
await gemini.CreateAsync(CreateMode.CreateOrReplace);
await embedding.CreateAsync(CreateMode.CreateOrReplace);

// The model reads a record off each poster. The answers are kept in a table: run again, only posters without an answer are asked about.
const string ask = "What are the title and the year of release of the film on this poster?";
await gemini.GenerateTableAsync<PosterPrompt, PosterFacts>($"SELECT uri, STRUCT({ask} AS text, ref AS poster) AS prompt FROM {posters}", temperature: 0.2)
    .SaveToAsync("gemini_demo.poster_facts", key: "uri");
Show.Title("What the posters say");
await foreach (var poster in bigquery.QueryAsync<NamedPoster>($"SELECT uri, title, year FROM gemini_demo.poster_facts WHERE status = '' AND title IS NOT NULL AND year IS NOT NULL ORDER BY year"))
    Console.WriteLine($"{Path.GetFileName(poster.Uri)}: {poster.Title} ({poster.Year})");

Show.Title("Two of the films");
await foreach (var summary in gemini.GenerateTextAsync<SummaryPrompt>(
    $"SELECT uri, CONCAT('Provide a short summary of the movie titled ', title, ' from the year ', CAST(year AS STRING), '.') AS prompt FROM gemini_demo.poster_facts WHERE title IS NOT NULL AND year > 1930 ORDER BY year LIMIT 2"))
    Console.WriteLine($"{Path.GetFileName(summary.Input.Uri)}: {(summary.Succeeded ? summary.Result : summary.Status)}");

// Posters and films as texts, their embeddings, and for each poster the nearest film.
await embedding.GenerateEmbeddingAsync<PosterText>($"SELECT uri, title, year, CONCAT('The movie titled ', title, ' from the year ', CAST(year AS STRING), '.') AS content FROM gemini_demo.poster_facts WHERE status = '' AND title IS NOT NULL AND year IS NOT NULL")
    .SaveToAsync("gemini_demo.poster_embeddings", key: "uri");
await embedding.GenerateEmbeddingAsync<FilmText>(
    $"""
    SELECT DISTINCT tconst AS movie_id, primary_title AS title, start_year AS year, CONCAT('The movie titled ', primary_title, ' from the year ', CAST(start_year AS STRING), '.') AS content
    FROM `bigquery-public-data.imdb.reviews` LEFT JOIN `bigquery-public-data.imdb.title_basics` ON movie_id = tconst
    WHERE start_year < 1935
    """).SaveToAsync("gemini_demo.film_embeddings", key: "movie_id");

Show.Title("Which films they are, by rating");
await foreach (var found in bigquery.QueryAsync<RatedPoster>(
    $"""
    SELECT query.uri AS poster_uri, query.title AS poster_title, base.title AS imdb_title, base.year AS imdb_year, distance, average_rating, num_votes
    FROM VECTOR_SEARCH(TABLE gemini_demo.film_embeddings, 'embedding', TABLE gemini_demo.poster_embeddings, 'embedding', top_k => 1, distance_type => 'COSINE')
    LEFT JOIN `bigquery-public-data.imdb.title_ratings` ON base.movie_id = tconst
    ORDER BY average_rating DESC, poster_uri
    """))
    Console.WriteLine(FormattableString.Invariant($"{Path.GetFileName(found.PosterUri)}: {found.ImdbTitle} ({found.ImdbYear}), {found.Distance:F3} away, rated {found.AverageRating:F1}"));

// The same as the course writes it, statement by statement.
Show.Title("As the course writes it");
foreach (var statement in CourseStatements.All) await bigquery.ExecuteAsync(new BigQueryCommand(statement));
await foreach (var found in bigquery.QueryAsync<RatedPoster>(CourseStatements.Search))
    Console.WriteLine(FormattableString.Invariant($"{found.PosterTitle} -> {found.ImdbTitle} ({found.ImdbYear}), {found.Distance:F3} away"));
