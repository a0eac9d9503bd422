using Bqml.Runtime;
using Bqml.Tables;

namespace Bqml;

/// <content>Tables of typed rows: making them, inserting rows and loading files.</content>
public partial class BigQueryML
{
    /// <summary>Makes a table with a column for each property of a row type (<c>tables.insert</c>).</summary>
    /// <typeparam name="T">The type of the rows, marked [BigQueryRow].</typeparam>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it. The dataset must be there.</param>
    /// <param name="options">Partitions, clustering, expiry, labels; null: none of them.</param>
    /// <param name="ifNotExists">Whether a table that is there, whatever its columns, is left as it is and no error.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The table.</returns>
    /// <exception cref="BigQueryMLException">There is a table of that name, there is no such dataset, or the account may not make tables in it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, it has no dataset and there is no default one, or an option does not go with the columns.</exception>
    public Task<TableMetadata> CreateTableAsync<T>(BigQueryTable table, TableOptions? options = null, bool ifNotExists = false, CancellationToken cancellationToken = default) where T : IBigQueryRow<T> =>
        CreateTableAsync(table, TableSchema.Of<T>(), options, ifNotExists, cancellationToken);

    /// <summary>Makes a table (<c>tables.insert</c>).</summary>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it. The dataset must be there.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">Partitions, clustering, expiry, labels; null: none of them.</param>
    /// <param name="ifNotExists">Whether a table that is there, whatever its columns, is left as it is and no error.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The table.</returns>
    /// <exception cref="BigQueryMLException">There is a table of that name, there is no such dataset, or the account may not make tables in it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, it has no dataset and there is no default one, or an option does not go with the columns.</exception>
    public Task<TableMetadata> CreateTableAsync(BigQueryTable table, TableSchema schema, TableOptions? options = null, bool ifNotExists = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        options ??= new TableOptions();
        options.Check(schema);
        return _tables.CreateAsync(ParseTable(table), schema, options, ifNotExists, cancellationToken);
    }

    /// <summary>Reads what BigQuery knows about a table (<c>tables.get</c>).</summary>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The table.</returns>
    /// <exception cref="BigQueryMLException">There is no such table, or the account may not see it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or it has no dataset and there is no default one.</exception>
    public Task<TableMetadata> GetTableAsync(BigQueryTable table, CancellationToken cancellationToken = default) => _tables.GetAsync(ParseTable(table), cancellationToken);

    /// <summary>Deletes a table and its rows (<c>tables.delete</c>).</summary>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="ifExists">Whether a missing table is no error.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Whether there was a table to delete.</returns>
    /// <exception cref="BigQueryMLException">There is no such table, or the account may not delete it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or it has no dataset and there is no default one.</exception>
    public Task<bool> DeleteTableAsync(BigQueryTable table, bool ifExists = false, CancellationToken cancellationToken = default) => _tables.DeleteAsync(ParseTable(table), ifExists, cancellationToken);

    /// <summary>Inserts rows into a table as they come (<c>tabledata.insertAll</c>), in requests within BigQuery's limits. For many rows at once, and for all or nothing, use <see cref="LoadRowsAsync{T}"/>.</summary>
    /// <typeparam name="T">The type of the rows, marked [BigQueryRow].</typeparam>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="rows">The rows; walked once. No more than a request of them is held.</param>
    /// <param name="options">How they are inserted; null: the defaults.</param>
    /// <param name="progress">Hears after each batch of rows; null: nobody.</param>
    /// <param name="cancellationToken">Ends the insert; rows of requests that were answered stay.</param>
    /// <returns>How many rows were taken, and how many refused.</returns>
    /// <remarks>Rows that fail by the service's fault are sent again, and only those, until <see cref="BigQueryMLOptions.RetryDeadline"/>; they keep their ids.</remarks>
    /// <exception cref="BigQueryMLException">BigQuery has refused a row and nobody hears of it (<see cref="ErrorReasons.RowsRefused"/>), there is no such table, or the account may not write to it. Rows of earlier requests stay.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, an option is not possible, or a row holds what BigQuery cannot; the message names row and column.</exception>
    public Task<InsertResult> InsertAsync<T>(BigQueryTable table, IEnumerable<T> rows, InsertOptions<T>? options = null, IProgress<InsertProgress>? progress = null, CancellationToken cancellationToken = default) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        return InsertAsync(table, rows.ToAsyncEnumerable(), options, progress, cancellationToken);
    }

    /// <inheritdoc cref="InsertAsync{T}(BigQueryTable, IEnumerable{T}, InsertOptions{T}?, IProgress{InsertProgress}?, CancellationToken)"/>
    public Task<InsertResult> InsertAsync<T>(BigQueryTable table, IAsyncEnumerable<T> rows, InsertOptions<T>? options = null, IProgress<InsertProgress>? progress = null, CancellationToken cancellationToken = default) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new InsertOptions<T>();
        options.Check();
        return _inserter.InsertAsync(ParseTable(table), rows, T.RowWriter, options, progress, cancellationToken);
    }

    /// <summary>Loads rows into a table by a load job: all or none. The rows are written and sent as they are read.</summary>
    /// <typeparam name="T">The type of the rows, marked [BigQueryRow].</typeparam>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it. A table that is made has a column for each property.</param>
    /// <param name="rows">The rows; walked once. At most two chunks (<see cref="LoadOptions.ChunkSize"/>) of them are held.</param>
    /// <param name="options">What becomes of rows that are there; null: the defaults. <see cref="LoadOptions.Schema"/> is the row type's when it is not set.</param>
    /// <param name="progress">Hears how many bytes have arrived; null: nobody.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="BigQueryMLException">The job was refused or failed; no row was loaded.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, an option is not possible, or a row holds what BigQuery cannot; the message names row and column.</exception>
    public async Task<LoadResult> LoadRowsAsync<T>(BigQueryTable table, IEnumerable<T> rows, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (options is CsvLoadOptions) throw new ArgumentException("Rows are loaded as JSON: use LoadOptions.", nameof(options));
        options = options?.Copy() ?? new LoadOptions();
        options.Schema ??= TableSchema.Of<T>();
        await using var stream = new RowStream<T>(rows, T.RowWriter);
        return await LoadAsync(table, stream, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads a file into a table by a load job: all or nothing. Newline-delimited JSON, or CSV with <see cref="CsvLoadOptions"/>; UTF-8, plain or compressed by gzip.</summary>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null: as newline-delimited JSON with the defaults.</param>
    /// <param name="progress">Hears how many bytes have arrived; null: nobody.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="BigQueryMLException">The job was refused or failed; no row was loaded. The message holds what BigQuery says about the first bad records.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or an option is not possible.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<LoadResult> LoadFileAsync(BigQueryTable table, string path, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        await using var stream = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        return await LoadAsync(table, stream, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads a stream into a table by a load job, as <see cref="LoadFileAsync"/> does a file.</summary>
    /// <param name="table">The table's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="data">The data, read from its current place to its end and left open. When it can seek, an upload that the server has lost is begun again.</param>
    /// <param name="options">How it is read; null: as newline-delimited JSON with the defaults.</param>
    /// <param name="progress">Hears how many bytes have arrived; null: nobody.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="BigQueryMLException">The job was refused or failed; no row was loaded. The message holds what BigQuery says about the first bad records.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or an option is not possible.</exception>
    public Task<LoadResult> LoadAsync(BigQueryTable table, Stream data, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LoadOptions();
        options.Check();
        return _loader.LoadAsync(ParseTable(table), data, options, progress, cancellationToken);
    }

    private TableName ParseTable(BigQueryTable table) => TableName.Parse(table, ProjectId, _options.DefaultDataset);
}
