using System.Collections.Concurrent;
using Bqml.Local.Jobs;
using Bqml.Local.Objects;
using Bqml.Local.Remote;
using Bqml.Local.Rest;
using Bqml.Local.Statements;
using Bqml.Local.Storage;

namespace Bqml.Local;

/// <summary>The parts of an embedded engine, put together: store, jobs and the REST surface over them.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly DuckDatabase _database;
    private readonly JobStore _jobs;
    private readonly RemoteCaller _remote;
    private readonly ConcurrentQueue<LocalWarning> _warnings = new();

    public Engine(LocalBigQueryOptions options)
    {
        Options = options;
        var objects = new ObjectStore(options.CloudStorage);
        _database = new DuckDatabase(objects);
        Catalog = new LocalCatalog(_database, options.Location);
        if (DefaultDataset is { } dataset) Catalog.AddDataset(options.ProjectId, dataset.Dataset);
        Tables = new TableStore(Catalog, _database);
        _remote = new RemoteCaller(options);
        _jobs = new JobStore(new StatementRunner(Catalog, Tables, objects, _database, _remote, options, Warn).Run);
        Dispatcher = new BigQueryDispatcher(_jobs, Catalog, new TableMethods(Catalog, Tables, options.CreateDatasets));
    }

    public LocalBigQueryOptions Options { get; }

    public LocalCatalog Catalog { get; }

    public TableStore Tables { get; }

    public BigQueryDispatcher Dispatcher { get; }

    public IReadOnlyList<LocalWarning> Warnings => [.. _warnings];

    public (string? Project, string Dataset)? DefaultDataset => Options.DefaultDataset is { } dataset ? (null, dataset) : null;

    /// <summary>Makes a table of the rows that <paramref name="load"/> appends; it is seen only when all of them are there.</summary>
    public void Load(ObjectPath path, IReadOnlyList<StoredColumn> columns, Action<TableWriter> load) =>
        Tables.Create(name => new StoredTable(path, columns, name, DateTimeOffset.UtcNow), load, replace: true);

    public async ValueTask DisposeAsync()
    {
        await _jobs.StopAsync().ConfigureAwait(false);
        _remote.Dispose();
        _database.Dispose();
    }

    private void Warn(LocalWarning warning)
    {
        _warnings.Enqueue(warning);
        Options.OnWarning?.Invoke(warning);
    }
}
