using System.Collections.Immutable;
using Bqml.GoogleSql;
using Bqml.Local.Models;
using Bqml.Local.Search;

namespace Bqml.Local.Storage;

/// <summary>The datasets, tables and models of one engine. Safe for use by several threads; what a running statement reads is not dropped under it.</summary>
internal sealed class LocalCatalog(DuckDatabase database, string location)
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<(string Project, string Dataset), DateTimeOffset> _datasets = ImmutableDictionary<(string, string), DateTimeOffset>.Empty;
    private ImmutableDictionary<ObjectPath, StoredTable> _tables = ImmutableDictionary<ObjectPath, StoredTable>.Empty;
    private ImmutableDictionary<ObjectPath, StoredModel> _models = ImmutableDictionary<ObjectPath, StoredModel>.Empty;
    private readonly List<string> _abandoned = [];
    private int _running;

    /// <summary>Where the datasets are said to be.</summary>
    public string Location => location;

    public IEnumerable<(string Project, string Dataset, DateTimeOffset CreationTime)> Datasets => _datasets.Select(d => (d.Key.Project, d.Key.Dataset, d.Value));

    public IEnumerable<StoredTable> Tables => _tables.Values.Where(static table => !table.IsExpired);

    public IEnumerable<StoredModel> Models => _models.Values.Where(static model => !model.IsExpired);

    /// <summary>Keeps the tables that are there now until the lease is disposed.</summary>
    public IDisposable Enter()
    {
        lock (_lock) _running++;
        return new Lease(this);
    }

    public bool HasDataset(string project, string dataset) => _datasets.ContainsKey((project, dataset));

    public void AddDataset(string project, string dataset)
    {
        lock (_lock)
            if (!_datasets.ContainsKey((project, dataset))) _datasets = _datasets.Add((project, dataset), DateTimeOffset.UtcNow);
    }

    public StoredTable? FindTable(ObjectPath path) => _tables.GetValueOrDefault(path) is { IsExpired: false } table ? table : null;

    public StoredModel? FindModel(ObjectPath path) => _models.GetValueOrDefault(path) is { IsExpired: false } model ? model : null;

    /// <exception cref="LocalQueryException">There is no such table or dataset.</exception>
    public StoredTable GetTable(ObjectPath path) => FindTable(path) ?? throw NotFound("Table", path);

    /// <summary>The table of that name, to which rows can be added.</summary>
    /// <exception cref="LocalQueryException">There is no such table or dataset, or it is an object table or a view.</exception>
    public StoredTable GetWritableTable(ObjectPath path) => GetTable(path) switch
    {
        { View: not null } => throw new LocalQueryException("invalid", $"{path} is a view, which is read-only: write to the tables that it reads."),
        { Objects: not null } => throw ReadOnly(path),
        var table => table,
    };

    /// <summary>The error for writing to an object table.</summary>
    public static LocalQueryException ReadOnly(ObjectPath path) => new("invalid", $"{path} is an object table, which is read-only: its rows are the objects in Cloud Storage.");

    /// <exception cref="LocalQueryException">There is no such model or dataset.</exception>
    public StoredModel GetModel(ObjectPath path) => FindModel(path) ?? throw NotFound("Model", path);

    /// <summary>Puts a table in place. False when there is one of that name and <paramref name="replace"/> is not set.</summary>
    public bool Put(StoredTable table, bool replace)
    {
        lock (_lock)
        {
            if (_tables.TryGetValue(table.Path, out var old))
            {
                if (!replace && !old.IsExpired) return false;
                Abandon(old.DuckName);
            }
            _tables = _tables.SetItem(table.Path, table);
            AddDataset(table.Path.Project, table.Path.Dataset);
            return true;
        }
    }

    /// <summary>Puts a model in place. False when there is one of that name and <paramref name="replace"/> is not set.</summary>
    public bool Put(StoredModel model, bool replace)
    {
        lock (_lock)
        {
            if (!replace && FindModel(model.Path) is not null) return false;
            _models = _models.SetItem(model.Path, model);
            AddDataset(model.Path.Project, model.Path.Dataset);
            return true;
        }
    }

    public bool DropTable(ObjectPath path)
    {
        lock (_lock)
        {
            if (!_tables.TryGetValue(path, out var table)) return false;
            _tables = _tables.Remove(path);
            Abandon(table.DuckName);
            return !table.IsExpired;
        }
    }

    public bool DropModel(ObjectPath path)
    {
        lock (_lock)
        {
            var there = FindModel(path) is not null;
            _models = _models.Remove(path);
            return there;
        }
    }

    /// <summary>Gives a table a vector index, or takes it away.</summary>
    public void SetVectorIndex(ObjectPath path, StoredVectorIndex? index)
    {
        lock (_lock)
        {
            if (FindTable(path) is { } table) _tables = _tables.SetItem(path, table with { VectorIndex = index });
        }
    }

    /// <summary>Changes what is said about a model.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="change">Makes the new details of the old ones.</param>
    /// <param name="etag">The etag that it must still have; null: any.</param>
    /// <returns>The changed model; null when there is none of that name.</returns>
    /// <exception cref="LocalQueryException">Its etag is another one.</exception>
    public StoredModel? Change(ObjectPath path, Func<ModelDetails, ModelDetails> change, string? etag = null)
    {
        lock (_lock)
        {
            if (FindModel(path) is not { } model) return null;
            if (etag is not null && etag != model.ETag) throw new LocalQueryException("conditionNotMet", $"Precondition check failed: Model {path} has been changed since.");
            var changed = model.With(change(model.Details));
            _models = _models.SetItem(path, changed);
            return changed;
        }
    }

    /// <summary>The error for a name that is not there, which names the dataset when that is what is missing.</summary>
    public LocalQueryException NotFound(string kind, ObjectPath path)
    {
        if (!HasDataset(path.Project, path.Dataset)) return DatasetNotFound(path.Project, path.Dataset);
        return new LocalQueryException("notFound", $"Not found: {kind} {path} was not found in location {location}");
    }

    public LocalQueryException DatasetNotFound(string project, string dataset) =>
        new("notFound", $"Not found: Dataset {project}:{dataset} was not found in location {location}");

    /// <summary>A table's number of rows and its size in bytes as BigQuery counts it: 8 for a number, 2 and the UTF-8 length for a text.</summary>
    public (long Rows, long Bytes) Measure(StoredTable table)
    {
        // What is elsewhere is not counted.
        if (table.Objects is not null || table.View is not null) return (0, 0);
        using var lease = Enter();
        using var session = database.OpenSession();
        var rows = (long)session.Scalar($"SELECT count(*) FROM {DuckType.Quote(table.DuckName)}", SqlType.Int64)!;
        var sizes = table.Columns.Select(c => TableSize.OfColumn(DuckType.Quote(c.Name), c.Type));
        var bytes = rows == 0 || table.Columns.Count == 0 ? 0L : (long)session.Scalar($"SELECT CAST(sum({string.Join(" + ", sizes)}) AS BIGINT) FROM {DuckType.Quote(table.DuckName)}", SqlType.Int64)!;
        return (rows, bytes);
    }

    /// <summary>The size of several tables together.</summary>
    public long Measure(IEnumerable<StoredTable> tables) => tables.Sum(table => Measure(table).Bytes);

    private void Abandon(string duckTable)
    {
        _abandoned.Add(duckTable);
        DropAbandoned();
    }

    private void Leave()
    {
        lock (_lock)
        {
            _running--;
            DropAbandoned();
        }
    }

    private void DropAbandoned()
    {
        if (_running > 0 || _abandoned.Count == 0) return;
        using var session = database.OpenSession();
        foreach (var table in _abandoned) session.Execute($"DROP TABLE IF EXISTS {DuckType.Quote(table)}");
        _abandoned.Clear();
    }

    private sealed class Lease(LocalCatalog catalog) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) catalog.Leave();
        }
    }
}
