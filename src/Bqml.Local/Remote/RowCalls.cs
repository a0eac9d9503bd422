using System.Collections.Concurrent;

namespace Bqml.Local.Remote;

/// <summary>The calls of running statements by number, which stands for them in DuckDB's SQL.</summary>
internal sealed class RowCalls
{
    private readonly ConcurrentDictionary<long, RowCall> _calls = new();
    private long _last;

    public long Add(RowCall call)
    {
        var number = Interlocked.Increment(ref _last);
        _calls[number] = call;
        return number;
    }

    public RowCall Get(long number) => _calls.TryGetValue(number, out var call) ? call : throw new InvalidOperationException("The statement of this call has ended.");

    public void Remove(long number) => _calls.TryRemove(number, out _);
}
