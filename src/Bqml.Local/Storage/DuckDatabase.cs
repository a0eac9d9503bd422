using System.Collections.Concurrent;
using System.Globalization;
using Bqml.Local.Images;
using Bqml.Local.Objects;
using Bqml.Local.Remote;
using DuckDB.NET.Data;

namespace Bqml.Local.Storage;

/// <summary>The in-memory DuckDB database of one engine. Every statement runs on a session of its own.</summary>
internal sealed class DuckDatabase : IDisposable
{
    private readonly DuckDBConnection _main = new("DataSource=:memory:");
    private readonly Lock _opening = new();
    private readonly ConcurrentDictionary<long, CancellationToken> _running = new();
    private long _lastTable;
    private long _lastSession;
    private bool _disposed;

    public DuckDatabase(ObjectStore objects)
    {
        _main.Open();
        using var session = OpenSession();
        session.Execute("SET GLOBAL TimeZone = 'UTC'");
        foreach (var macro in DuckMacros.All) session.Execute(macro);
        ScalarFunctions.Register(_main, RemoteCalls);
        PictureFunctions.Register(_main, objects, _running);
    }

    /// <summary>The calls that running statements make of models elsewhere.</summary>
    public RowCalls RemoteCalls { get; } = new();

    /// <summary>Opens a connection to the database. Temporary tables are the session's own.</summary>
    public DuckSession OpenSession()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LocalBigQuery));
            var connection = _main.Duplicate();
            connection.Open();
            return new DuckSession(connection, ++_lastSession, _running);
        }
    }

    /// <summary>A table name, not quoted, that no other table of this database has; <paramref name="prefix"/> helps in reading plans.</summary>
    public string NewTableName(string prefix) => prefix + Interlocked.Increment(ref _lastTable).ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        lock (_opening)
        {
            _disposed = true;
            _main.Dispose();
        }
    }
}
