using Bqml.GoogleSql;
using Bqml.Local.Jobs;
using Bqml.Local.Loading;
using Bqml.Local.Rest;
using Bqml.Local.Statements;
using Bqml.Local.Storage;

namespace Bqml.Local;

/// <summary>
/// BigQuery ML in this process: the production client over an embedded engine. Tables and models live in memory and end with the object. Thread-safe.
/// How near its figures come to BigQuery's is said by <see cref="Fidelity"/>.
/// </summary>
public sealed class LocalBigQuery : BigQueryML
{
    private readonly Engine _engine;

    private LocalBigQuery(Engine engine)
        : base(new InProcessHandler(engine.Dispatcher), engine.Options.ProjectId, new BigQueryMLOptions { DefaultDataset = engine.Options.DefaultDataset, Location = engine.Options.Location }) => _engine = engine;

    /// <summary>Answers requests, whatever carries them.</summary>
    internal BigQueryDispatcher Dispatcher => _engine.Dispatcher;

    /// <summary>What the engine had to say about results so far, oldest first; see <see cref="LocalWarning"/>.</summary>
    public IReadOnlyList<LocalWarning> Warnings => _engine.Warnings;

    /// <summary>Makes an engine that holds no tables and no models.</summary>
    /// <param name="options">Settings; null: the defaults.</param>
    public static LocalBigQuery Create(LocalBigQueryOptions? options = null)
    {
        options ??= new LocalBigQueryOptions();
        if (!SqlIdentifier.IsValidProjectId(options.ProjectId, out var error)) throw new ArgumentException(error, nameof(options));
        if (options.DefaultDataset is { } dataset && !SqlIdentifier.IsValidDatasetName(dataset, out error)) throw new ArgumentException(error, nameof(options));
        return new LocalBigQuery(new Engine(options));
    }

    /// <summary>Makes an empty dataset; nothing happens when there is one of that name.</summary>
    /// <param name="dataset">Its name: <c>dataset</c> or <c>project.dataset</c>.</param>
    public void AddDataset(string dataset)
    {
        var path = Complete(dataset + ".t");
        _engine.Catalog.AddDataset(path.Project, path.Dataset);
    }

    /// <summary>Loads a CSV file (RFC 4180, UTF-8, a header line with the columns' names) as a table, in the place of one of that name. Datasets are made as needed.</summary>
    /// <param name="table">The table: <c>table</c>, <c>dataset.table</c> or <c>project.dataset.table</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns as a STRUCT type: <c>SqlType.Parse("STRUCT&lt;species STRING, body_mass_g FLOAT64&gt;")</c>. Null: each column has the first type
    /// of BOOL (true, false), INT64, FLOAT64, DATE (2026-08-22) and TIMESTAMP (date and time) that all its values can be read as, else STRING.</param>
    /// <param name="cancellationToken">Stops the loading; the table is then as it was.</param>
    /// <remarks>An empty field is NULL, an empty quoted one (<c>""</c>) the empty string.</remarks>
    /// <exception cref="LocalQueryException">A value, record or header that does not fit; the message names file, line, column and value, and nothing is loaded.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Task AddCsvAsync(string table, string path, SqlType? schema = null, CancellationToken cancellationToken = default) => Task.Run(() =>
    {
        var columns = schema is null ? CsvLoader.InferColumns(path, cancellationToken) : Columns(schema);
        _engine.Load(Complete(table), columns, writer => CsvLoader.Load(path, columns, writer, cancellationToken));
    }, cancellationToken);

    /// <summary>Loads a file of JSON objects, one a line (NDJSON) or all in one array, as a table, in the place of one of that name. Datasets are made as needed.</summary>
    /// <param name="table">The table: <c>table</c>, <c>dataset.table</c> or <c>project.dataset.table</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns as a STRUCT type. Null: whole numbers are INT64, other numbers FLOAT64, true and false BOOL, texts DATE or TIMESTAMP where all of a
    /// column can be read as that and else STRING, objects STRUCT, arrays ARRAY; columns with values of several kinds are STRING.</param>
    /// <param name="cancellationToken">Stops the loading; the table is then as it was.</param>
    /// <exception cref="LocalQueryException">A value or field that does not fit; the message names file, line, column and value, and nothing is loaded.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Task AddJsonAsync(string table, string path, SqlType? schema = null, CancellationToken cancellationToken = default) => Task.Run(() =>
    {
        var columns = schema is null ? JsonLoader.InferColumns([path], cancellationToken) : Columns(schema);
        _engine.Load(Complete(table), columns, writer => JsonLoader.Load(path, columns, writer, cancellationToken));
    }, cancellationToken);

    /// <summary>Makes a table of rows, in the place of one of that name. Datasets are made as needed.</summary>
    /// <typeparam name="T">A type marked [BigQueryRow], or the generated input of a model.</typeparam>
    /// <param name="table">The table: <c>table</c>, <c>dataset.table</c> or <c>project.dataset.table</c>.</param>
    /// <param name="rows">The rows; read once.</param>
    public void AddTable<T>(string table, IEnumerable<T> rows) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = Columns(T.RowWriter.Type);
        _engine.Load(Complete(table), columns, writer => TypedRowLoader.Load(rows, T.RowWriter, writer));
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }

    private ObjectPath Complete(string table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        if (!SqlIdentifier.TryQuotePath(table, out _, out var error)) throw new ArgumentException(error, nameof(table));
        return ObjectPath.Complete("table", [table], ProjectId, _engine.DefaultDataset);
    }

    private static IReadOnlyList<StoredColumn> Columns(SqlType schema)
    {
        if (schema.Kind != SqlTypeKind.Struct || schema.Fields.Count == 0 || schema.Fields.Any(f => f.Name is null))
            throw new ArgumentException($"A schema is a STRUCT type with named fields, not {schema}.", nameof(schema));
        return [.. schema.Fields.Select(f => new StoredColumn(f.Name!, f.Type))];
    }
}
