using System.Collections.Concurrent;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using DuckDB.NET.Data;

namespace Bqml.Local.Storage;

/// <summary>A connection to the engine's database, used by one statement at a time.</summary>
internal sealed class DuckSession(DuckDBConnection connection, long id, ConcurrentDictionary<long, CancellationToken> running) : IDisposable
{
    public DuckDBConnection Connection => connection;

    /// <summary>By what functions written in C# find out whether the statement that calls them was cancelled.</summary>
    public long Id => id;

    /// <summary>Runs a statement for its effect; gives the number of rows that an INSERT added.</summary>
    public int Execute(string sql, CancellationToken ct = default) => Run(sql, static command => command.ExecuteNonQuery(), ct);

    /// <summary>Runs a query and reads all its rows; <paramref name="columns"/> say what the result's columns are.</summary>
    public DataTable Query(string sql, IReadOnlyList<(string Name, SqlType Type)> columns, CancellationToken ct = default) =>
        Run(sql, command =>
        {
            using var reader = command.ExecuteReader();
            return ResultReader.Read(reader, columns, ct);
        }, ct);

    /// <summary>Runs a query whose rows the caller reads one by one.</summary>
    public void Read(string sql, Action<DuckDBDataReader> read, CancellationToken ct) =>
        Run(sql, command =>
        {
            using var reader = command.ExecuteReader();
            read(reader);
            return true;
        }, ct);

    /// <summary>Runs a query that gives one value; null for NULL and for no row.</summary>
    public object? Scalar(string sql, SqlType type, CancellationToken ct = default)
    {
        var table = Query(sql, [("value", type)], ct);
        return table.RowCount == 0 ? null : table.Columns[0].Values[0];
    }

    public void Dispose() => connection.Dispose();

    private T Run<T>(string sql, Func<DuckDBCommand, T> run, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = ct.Register(static state => ((DuckDBCommand)state!).Cancel(), command);
        running[id] = ct;
        try
        {
            return run(command);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (DuckDBException e)
        {
            throw DuckErrors.Translate(e);
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    }
}
