using Bqml.Runtime;

namespace Bqml;

/// <summary>Searches for rows that are like others, or like a text, by their embeddings.</summary>
public static class SearchFunctions
{
    /// <summary><c>AI.SEARCH</c>: finds the rows whose column is most like a text, in a table whose embeddings BigQuery generates.</summary>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <include file="../Generated/Search/SearchArguments.xml" path='calls/call[@function="AI.SEARCH" and @variant=""]/param'/>
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
        var call = Begin(SearchNames.AiSearch, baseTable, columnToSearch);
        call.Positional(FunctionLiterals.Of(queryValue));
        call.Named(SearchNames.Mode, FunctionLiterals.Of(EnumTexts.Of(mode)));
        return bigquery.QueryAsync(End(call, topK, distanceType, options), SearchMatch<TBase>.Reader, cancellationToken);
    }

    /// <summary><c>VECTOR_SEARCH</c>: finds, for each of some rows, the rows whose embeddings are nearest.</summary>
    /// <typeparam name="TQuery">The type of the rows that are searched for.</typeparam>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <include file="../Generated/Search/SearchArguments.xml" path='calls/call[@function="VECTOR_SEARCH" and @variant="rows"]/param'/>
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
    /// <include file="../Generated/Search/SearchArguments.xml" path='calls/call[@function="VECTOR_SEARCH" and @variant="rows"]/param'/>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static QueryResult<VectorMatch<TQuery, TBase>> VectorSearchAsync<TQuery, TBase>(this BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, BigQuerySource queries, string? queryColumnToSearch = null, long? topK = null,
        SearchDistance? distanceType = null, SearchOptions? options = null, CancellationToken cancellationToken = default) where TQuery : class, IBigQueryRow<TQuery> where TBase : class, IBigQueryRow<TBase> =>
        Search<TQuery, TBase>(bigquery, baseTable, columnToSearch, FunctionInput.Of(queries), queryColumnToSearch, topK, distanceType, options, cancellationToken);

    /// <summary><c>VECTOR_SEARCH</c>: finds the rows whose embeddings are nearest to one embedding. In preview.</summary>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <include file="../Generated/Search/SearchArguments.xml" path='calls/call[@function="VECTOR_SEARCH" and @variant="one embedding"]/param'/>
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
        var call = Begin(SearchNames.VectorSearch, baseTable, columnToSearch);
        BigQuerySql value = $"{embedding}";
        call.Named(SearchNames.QueryValue, value);
        return bigquery.QueryAsync(End(call, topK, distanceType, options), SearchMatch<TBase>.Reader, cancellationToken);
    }

    /// <summary><c>VECTOR_SEARCH</c>: finds the rows that are most like a text, by meaning and, if columns are given for it, by words. In preview.</summary>
    /// <remarks>Where words are searched for and none are given, they are those of the text.</remarks>
    /// <typeparam name="TBase">The type of the rows that are searched: the columns to read of them.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <include file="../Generated/Search/SearchArguments.xml" path='calls/call[@function="VECTOR_SEARCH" and @variant="one text"]/param'/>
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
        var call = Begin(SearchNames.VectorSearch, baseTable, columnToSearch);
        call.Named(SearchNames.QueryValue, FunctionLiterals.Of(text));
        call.Named(SearchNames.LexicalSearchColumns, FunctionLiterals.Of(lexicalSearchColumns));
        call.Named(SearchNames.LexicalSearchQueryValue, isHybrid ? FunctionLiterals.Of(lexicalSearchText ?? text) : null);
        return bigquery.QueryAsync(End(call, topK, distanceType, options), SearchMatch<TBase>.Reader, cancellationToken);
    }

    private static QueryResult<VectorMatch<TQuery, TBase>> Search<TQuery, TBase>(BigQueryML bigquery, BigQuerySource baseTable, string columnToSearch, FunctionInput queries, string? queryColumnToSearch, long? topK, SearchDistance? distanceType,
        SearchOptions? options, CancellationToken cancellationToken) where TQuery : class, IBigQueryRow<TQuery> where TBase : class, IBigQueryRow<TBase>
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        var call = Begin(SearchNames.VectorSearch, baseTable, columnToSearch);
        call.Input(queries);
        call.Named(SearchNames.QueryColumnToSearch, FunctionLiterals.Of(queryColumnToSearch));
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
        SearchNames.CheckTopK(topK);
        call.Named(SearchNames.TopK, FunctionLiterals.Of(topK));
        call.Named(SearchNames.DistanceType, FunctionLiterals.Of(EnumTexts.Of(distanceType)));
        call.Named(SearchNames.Options, FunctionLiterals.Of(options?.ToJson()));
        return call.ToCommand();
    }
}
