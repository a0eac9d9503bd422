using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>Searches for rows that are like others, or like a text, by their embeddings.</summary>
public static class SearchFunctions
{
    /// <summary><c>AI.SEARCH</c>: finds the rows whose column is most like a text, in a table whose embeddings BigQuery generates.</summary>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="baseTable">The rows that are searched: a table, or a query that only selects and filters by WHERE.</param>
    /// <param name="columnToSearch">The column that the embeddings are generated from.</param>
    /// <param name="queryValue">The text to search for.</param>
    /// <param name="mode">Whether words are searched for too. Null: AUTO, if there is an index for it. In preview.</param>
    /// <param name="topK">How many of the nearest are wanted; a negative number: all. Null: 10.</param>
    /// <param name="distanceType">How distances are measured. Null: as the index says, without one EUCLIDEAN.</param>
    /// <param name="options">How an index is used; null: as BigQuery chooses.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>What was found, read as it is asked for.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="BigQueryMLException">The query failed; thrown while enumerating.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-ai-search"/>
    public static QueryResult<SearchMatch<TBase>> SearchAsync<TBase>(this BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, string queryValue, SearchMode? mode = null, long? topK = null, SearchDistance? distanceType = null,
        SearchOptions? options = null, CancellationToken cancellationToken = default) where TBase : class, IBigQueryRow<TBase>
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        ArgumentException.ThrowIfNullOrWhiteSpace(queryValue);
        var call = Begin("AI.SEARCH", baseTable, columnToSearch);
        call.Positional(FunctionLiterals.Of(queryValue));
        call.Named("mode", FunctionLiterals.Of(EnumTexts.Of(mode)));
        return bigquery.QueryAsync(End(call, topK, distanceType, options), SearchMatch<TBase>.Reader, cancellationToken);
    }

    /// <summary><c>VECTOR_SEARCH</c>: finds, for each of some rows, the rows whose embeddings are nearest.</summary>
    /// <typeparam name="TQuery">The type of the rows that are searched for.</typeparam>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="baseTable">The rows that are searched: a table, or a query that only selects and filters by WHERE.</param>
    /// <param name="columnToSearch">The column with their embeddings, ARRAY of FLOAT64; or with the text that BigQuery generates embeddings of.</param>
    /// <param name="queries">The rows that are searched for, sent as a query parameter.</param>
    /// <param name="queryColumnToSearch">The column with their embeddings or texts. Null: that of the same name, or the one that fits.</param>
    /// <param name="topK">How many of the nearest are wanted for each; a negative number: all. Null: 10.</param>
    /// <param name="distanceType">How distances are measured. Null: as the index says, without one EUCLIDEAN.</param>
    /// <param name="options">How an index is used; null: as BigQuery chooses.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>What was found, read as it is asked for.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="BigQueryMLException">The query failed; thrown while enumerating.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/search_functions#vector_search"/>
    public static QueryResult<VectorMatch<TQuery, TBase>> VectorSearchAsync<TQuery, TBase>(this BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, IEnumerable<TQuery> queries, string? queryColumnToSearch = null, long? topK = null,
        SearchDistance? distanceType = null, SearchOptions? options = null, CancellationToken cancellationToken = default) where TQuery : class, IBigQueryRow<TQuery> where TBase : class, IBigQueryRow<TBase> =>
        Search<TQuery, TBase>(bigquery, baseTable, columnToSearch, FunctionInput.Of(queries), queryColumnToSearch, topK, distanceType, options, cancellationToken);

    /// <inheritdoc cref="VectorSearchAsync{TQuery, TBase}(BigQueryML, BigQuerySource, string, IEnumerable{TQuery}, string?, long?, SearchDistance?, SearchOptions?, CancellationToken)"/>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="baseTable">The rows that are searched: a table, or a query that only selects and filters by WHERE.</param>
    /// <param name="columnToSearch">The column with their embeddings, ARRAY of FLOAT64; or with the text that BigQuery generates embeddings of.</param>
    /// <param name="queries">The rows that are searched for: a table, view or query.</param>
    /// <param name="queryColumnToSearch">The column with their embeddings or texts. Null: that of the same name, or the one that fits.</param>
    /// <param name="topK">How many of the nearest are wanted for each; a negative number: all. Null: 10.</param>
    /// <param name="distanceType">How distances are measured. Null: as the index says, without one EUCLIDEAN.</param>
    /// <param name="options">How an index is used; null: as BigQuery chooses.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static QueryResult<VectorMatch<TQuery, TBase>> VectorSearchAsync<TQuery, TBase>(this BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, BigQuerySource queries, string? queryColumnToSearch = null, long? topK = null,
        SearchDistance? distanceType = null, SearchOptions? options = null, CancellationToken cancellationToken = default) where TQuery : class, IBigQueryRow<TQuery> where TBase : class, IBigQueryRow<TBase> =>
        Search<TQuery, TBase>(bigquery, baseTable, columnToSearch, FunctionInput.Of(queries), queryColumnToSearch, topK, distanceType, options, cancellationToken);

    /// <summary><c>VECTOR_SEARCH</c>: finds the rows whose embeddings are nearest to one embedding. In preview.</summary>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="baseTable">The rows that are searched: a table, or a query that only selects and filters by WHERE.</param>
    /// <param name="columnToSearch">The column with their embeddings, ARRAY of FLOAT64.</param>
    /// <param name="embedding">The embedding to search for: as many numbers as those of the rows have.</param>
    /// <param name="topK">How many of the nearest are wanted; a negative number: all. Null: 10.</param>
    /// <param name="distanceType">How distances are measured. Null: as the index says, without one EUCLIDEAN.</param>
    /// <param name="options">How an index is used; null: as BigQuery chooses.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>What was found, read as it is asked for.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="BigQueryMLException">The query failed; thrown while enumerating.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/search_functions#vector_search"/>
    public static QueryResult<SearchMatch<TBase>> VectorSearchAsync<TBase>(this BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, IEnumerable<double> embedding, long? topK = null, SearchDistance? distanceType = null,
        SearchOptions? options = null, CancellationToken cancellationToken = default) where TBase : class, IBigQueryRow<TBase>
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        ArgumentNullException.ThrowIfNull(embedding);
        var call = Begin("VECTOR_SEARCH", baseTable, columnToSearch);
        BigQuerySql value = $"{embedding}";
        call.Named("query_value", value);
        return bigquery.QueryAsync(End(call, topK, distanceType, options), SearchMatch<TBase>.Reader, cancellationToken);
    }

    /// <summary><c>VECTOR_SEARCH</c>: finds the rows that are most like a text, by meaning and, if columns are given for it, by words. In preview.</summary>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="baseTable">The rows that are searched: a table, or a query that only selects and filters by WHERE.</param>
    /// <param name="columnToSearch">The column that BigQuery generates embeddings of.</param>
    /// <param name="text">The text to search for.</param>
    /// <param name="lexicalSearchColumns">Columns of type STRING in which words are searched for too. Null: none.</param>
    /// <param name="lexicalSearchText">The words. Null: <paramref name="text"/>.</param>
    /// <param name="topK">How many of the nearest are wanted; a negative number: all. Null: 10.</param>
    /// <param name="distanceType">How distances are measured. Null: as the index says, without one EUCLIDEAN.</param>
    /// <param name="options">How an index is used; null: as BigQuery chooses.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>What was found, read as it is asked for.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="BigQueryMLException">The query failed; thrown while enumerating.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/search_functions#vector_search"/>
    public static QueryResult<SearchMatch<TBase>> VectorSearchTextAsync<TBase>(this BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, string text, IReadOnlyCollection<string>? lexicalSearchColumns = null, string? lexicalSearchText = null,
        long? topK = null, SearchDistance? distanceType = null, SearchOptions? options = null, CancellationToken cancellationToken = default) where TBase : class, IBigQueryRow<TBase>
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var isHybrid = lexicalSearchColumns is { Count: > 0 };
        if (!isHybrid && lexicalSearchText is not null) throw new ArgumentException("Words are searched for in columns: give lexicalSearchColumns too.", nameof(lexicalSearchText));
        var call = Begin("VECTOR_SEARCH", baseTable, columnToSearch);
        call.Named("query_value", FunctionLiterals.Of(text));
        call.Named("lexical_search_columns", FunctionLiterals.Of(lexicalSearchColumns));
        call.Named("lexical_search_query_value", isHybrid ? FunctionLiterals.Of(lexicalSearchText ?? text) : null);
        return bigquery.QueryAsync(End(call, topK, distanceType, options), SearchMatch<TBase>.Reader, cancellationToken);
    }

    private static QueryResult<VectorMatch<TQuery, TBase>> Search<TQuery, TBase>(BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, FunctionInput queries, string? queryColumnToSearch, long? topK, SearchDistance? distanceType,
        SearchOptions? options, CancellationToken cancellationToken) where TQuery : class, IBigQueryRow<TQuery> where TBase : class, IBigQueryRow<TBase>
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        var call = Begin("VECTOR_SEARCH", baseTable, columnToSearch);
        call.Input(queries);
        call.Named("query_column_to_search", FunctionLiterals.Of(queryColumnToSearch));
        return bigquery.QueryAsync(End(call, topK, distanceType, options), VectorMatch<TQuery, TBase>.Reader, cancellationToken);
    }

    private static FunctionCall Begin(string function, BigQuerySource baseTable, string columnToSearch)
    {
        ArgumentNullException.ThrowIfNull(baseTable);
        ArgumentException.ThrowIfNullOrWhiteSpace(columnToSearch);
        var call = FunctionCall.Table(function);
        call.Input(FunctionInput.Of(baseTable));
        call.Positional(FunctionLiterals.Of(columnToSearch));
        return call;
    }

    private static BigQueryCommand End(FunctionCall call, long? topK, SearchDistance? distanceType, SearchOptions? options)
    {
        if (topK == 0) throw new ArgumentOutOfRangeException(nameof(topK), topK, "topK is 1 or more, or negative for all.");
        call.Named("top_k", FunctionLiterals.Of(topK));
        call.Named("distance_type", FunctionLiterals.Of(EnumTexts.Of(distanceType)));
        call.Named("options", FunctionLiterals.Of(options?.ToJson()));
        return call.ToCommand();
    }
}
