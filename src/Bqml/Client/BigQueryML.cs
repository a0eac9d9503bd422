using Bqml.Client;
using Bqml.GoogleSql;
using Bqml.Http;
using Bqml.Jobs;
using Bqml.Models;
using Bqml.Observability;
using Bqml.Remote;
using Bqml.Runtime;
using Bqml.Tables;
using Google.Apis.Services;

namespace Bqml;

/// <summary>A client of one BigQuery project: runs statements and reads their results. Thread-safe; make one and keep it.</summary>
/// <remarks>
/// Talks to the REST API (version 2) itself. Failures that pass by themselves are tried again (<see cref="BigQueryMLOptions.RetryDeadline"/>); all others, and those
/// that stay, are one <see cref="BigQueryMLException"/>. Cancelling the token of a call cancels its job.
/// </remarks>
public partial class BigQueryML : IAsyncDisposable
{
    private readonly BigQueryMLOptions _options;
    private readonly RestClient _rest;
    private readonly JobClient _jobs;
    private readonly JobRunner _runner;
    private readonly QueryRunner _queries;
    private readonly ModelClient _models;
    private readonly ModelTrainer _trainer;
    private readonly TableClient _tables;
    private readonly TableLoader _loader;
    private readonly RowInserter _inserter;

    /// <summary>A client over a message handler, for servers in this process.</summary>
    /// <param name="handler">Answers the requests; disposed with the client.</param>
    /// <param name="projectId">The project that statements run in.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <exception cref="ArgumentException">The project or a setting is not possible; the message says why.</exception>
    protected BigQueryML(HttpMessageHandler handler, string projectId, BigQueryMLOptions? options = null)
        : this(CheckProject(projectId), CheckOptions(options), copy => Connection.Over(handler ?? throw new ArgumentNullException(nameof(handler)), copy))
    {
    }

    private BigQueryML(string projectId, BigQueryMLOptions options, Func<BigQueryMLOptions, RestClient> connect)
    {
        ProjectId = projectId;
        _options = options;
        _rest = connect(options);
        _jobs = new JobClient(_rest, projectId, options);
        _runner = new JobRunner(_jobs, projectId, options);
        _queries = new QueryRunner(_jobs, options);
        _models = new ModelClient(_rest);
        _trainer = new ModelTrainer(_jobs, _runner, _models);
        _tables = new TableClient(_rest);
        _loader = new TableLoader(_runner);
        _inserter = new RowInserter(_rest, projectId, options);
    }

    /// <summary>A client with <see cref="BigQueryMLOptions.Credential"/>, or with Application Default Credentials.</summary>
    /// <param name="projectId">The project that statements run in and are billed to.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    /// <returns>The client; no request was sent to BigQuery yet.</returns>
    /// <exception cref="BigQueryMLException">No credentials were found; the remedy says where they are looked for.</exception>
    /// <exception cref="ArgumentException">The project or a setting is not possible; the message says why.</exception>
    public static async Task<BigQueryML> CreateAsync(string projectId, BigQueryMLOptions? options = null, CancellationToken cancellationToken = default)
    {
        CheckProject(projectId);
        var copy = CheckOptions(options);
        var rest = Connection.Open(copy, Environment.GetEnvironmentVariable(Connection.EmulatorVariable), out var source);
        await source.GetAsync(cancellationToken).ConfigureAwait(false);
        return new BigQueryML(projectId, copy, _ => rest);
    }

    /// <summary>A client over the HTTP stack, credentials, retries and base address of an official client: <c>BigQueryML.FromService(client.Service, client.ProjectId)</c>.</summary>
    /// <param name="service">The service; stays the caller's to dispose, after this client.</param>
    /// <param name="projectId">The project that statements run in and are billed to.</param>
    /// <param name="options">Settings; null: the defaults. <see cref="BigQueryMLOptions.Credential"/> and <see cref="BigQueryMLOptions.BaseAddress"/> are the service's.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The project or a setting is not possible; the message says why.</exception>
    public static BigQueryML FromService(BaseClientService service, string projectId, BigQueryMLOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new BigQueryML(CheckProject(projectId), CheckOptions(options), copy => Connection.Over(service, copy));
    }

    /// <summary>A client whose credentials are looked for when the first request is sent.</summary>
    internal static BigQueryML CreateDeferred(string projectId, BigQueryMLOptions options) =>
        new(CheckProject(projectId), CheckOptions(options), static copy => Connection.Open(copy, Environment.GetEnvironmentVariable(Connection.EmulatorVariable), out _));

    /// <summary>The project that statements run in and are billed to.</summary>
    public string ProjectId { get; }

    /// <summary>Runs a query and streams its rows. Nothing is sent before the first row is asked for.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="command">The query with its parameters.</param>
    /// <param name="reader">Reads a row.</param>
    /// <param name="cancellationToken">Cancels the query's job.</param>
    /// <returns>The rows, in the query's order. Two pages of about 10 MB are held at most: the one being read and the next.</returns>
    /// <exception cref="BigQueryMLException">While enumerating: the query failed, or its result does not fit the row type.</exception>
    public QueryResult<T> QueryAsync<T>(BigQueryCommand command, RowReader<T> reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(reader);
        return _queries.Run(command, reader, cancellationToken);
    }

    /// <summary>Runs queries one after the other and streams the rows of all.</summary>
    internal QueryResult<T> QueryAsync<T>(IEnumerable<BigQueryCommand> commands, RowReader<T> reader, CancellationToken cancellationToken) =>
        _queries.Run(commands, reader, calls: null, cancellationToken);

    /// <summary>Makes a call for many rows, in as many queries as it takes, and streams the answers.</summary>
    internal QueryResult<T> QueryAsync<T>(RowCalls<T> calls, CancellationToken cancellationToken) =>
        _queries.Run(calls.Input.Parts(saved: null, rows: 0, rowsPerCall: null).Select(part => calls.Command(part)), calls.Reader, calls, cancellationToken);

    /// <summary>The clock.</summary>
    internal TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Runs a query written as an interpolated string, whose holes become parameters, and streams its rows.</summary>
    /// <typeparam name="T">The type of the rows, marked [BigQueryRow].</typeparam>
    /// <param name="sql">The query: <c>$"SELECT name FROM {table} WHERE age &gt; {age}"</c>.</param>
    /// <param name="cancellationToken">Cancels the query's job.</param>
    /// <returns>The rows, in the query's order.</returns>
    /// <exception cref="BigQueryMLException">While enumerating: the query failed, or its result does not fit the row type.</exception>
    public QueryResult<T> QueryAsync<T>(BigQuerySql sql, CancellationToken cancellationToken = default) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(sql);
        return QueryAsync(sql.ToCommand(), T.RowReader, cancellationToken);
    }

    /// <summary>Runs a query that gives exactly one row.</summary>
    /// <typeparam name="T">The type of the row.</typeparam>
    /// <param name="command">The query with its parameters.</param>
    /// <param name="reader">Reads the row.</param>
    /// <param name="cancellationToken">Cancels the query's job.</param>
    /// <returns>The row.</returns>
    /// <exception cref="BigQueryMLException">The query failed, its result does not fit the row type, or it gave no row or more than one (<see cref="ErrorReasons.RowCount"/>).</exception>
    public async Task<T> QuerySingleAsync<T>(BigQueryCommand command, RowReader<T> reader, CancellationToken cancellationToken = default)
    {
        await using var rows = QueryAsync(command, reader, cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        if (!await rows.MoveNextAsync().ConfigureAwait(false)) throw NotOneRow(command, "no row");
        var row = rows.Current;
        return await rows.MoveNextAsync().ConfigureAwait(false) ? throw NotOneRow(command, "more than one row") : row;
    }

    /// <summary>Runs a CREATE MODEL statement to its end, however long it takes.</summary>
    /// <param name="command">The statement.</param>
    /// <param name="quotedModelName">The model's name as it stands in the statement, to read what the training reports.</param>
    /// <param name="progress">Hears of each iteration, or of each trial when hyperparameters are tuned, once and in order; null: nobody.</param>
    /// <param name="cancellationToken">Cancels the training's job; what BigQuery has done so far may be billed.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused or the training failed.</exception>
    public Task<TrainingResult> CreateModelAsync(BigQueryCommand command, string quotedModelName, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentException.ThrowIfNullOrWhiteSpace(quotedModelName);
        return _trainer.TrainAsync(command, ModelName.TryParse(quotedModelName, ProjectId, _options.DefaultDataset), progress, cancellationToken);
    }

    /// <summary>Runs a statement that gives no rows (DDL or DML) to its end, however long it takes.</summary>
    /// <param name="command">The statement with its parameters.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused or failed.</exception>
    public async Task<StatementStatistics> ExecuteAsync(BigQueryCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (_, statistics) = await _runner.RunAsync(_jobs.Work(command, "run the statement"), watch: null, cancellationToken).ConfigureAwait(false);
        return statistics;
    }

    /// <summary>Asks how many bytes a statement would read, without running it (a dry run). Costs nothing.</summary>
    /// <param name="command">The statement with its parameters.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Bytes; an estimate for some statements, and no cost of training for CREATE MODEL.</returns>
    /// <exception cref="BigQueryMLException">The statement is not valid.</exception>
    public async Task<long> EstimateAsync(BigQueryCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        const string purpose = "estimate the statement";
        var reference = new JobReference(ProjectId, JobReference.NewId(), _options.Location);
        var job = await _jobs.InsertAsync(_jobs.Work(command, purpose), reference, dryRun: true, cancellationToken).ConfigureAwait(false);
        return job.Error is null ? job.Costs.BytesProcessed ?? 0 : throw ResponseErrors.FromJob(job.Error, purpose, command.Text, reference.JobId, reference.Location);
    }

    /// <summary>Closes the connections. What is still running or being read ends with an <see cref="ObjectDisposedException"/>, and so does every later call.</summary>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the client holds; a derived class adds its own.</summary>
    protected virtual ValueTask DisposeAsyncCore()
    {
        _rest.Dispose();
        return ValueTask.CompletedTask;
    }

    private static BigQueryMLException NotOneRow(BigQueryCommand command, string found) => new(new ErrorDetails
    {
        Reason = ErrorReasons.RowCount,
        Summary = $"The query gave {found}; exactly one is needed.",
        Remedy = "Use QueryAsync for any number of rows, or make the query give one (LIMIT 1, an aggregate).",
        Statement = command.Text,
    });

    private static string CheckProject(string projectId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectId);
        return SqlIdentifier.IsValidProjectId(projectId, out var error) ? projectId : throw new ArgumentException(error, nameof(projectId));
    }

    private static BigQueryMLOptions CheckOptions(BigQueryMLOptions? options)
    {
        var copy = options?.Copy() ?? new BigQueryMLOptions();
        copy.Check();
        return copy;
    }
}
