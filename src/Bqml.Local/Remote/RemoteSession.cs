using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>What one statement calls elsewhere: the clients, the objects it may send, and what it warns of, once each.</summary>
/// <param name="caller">Finds and calls clients.</param>
/// <param name="calls">The calls of expressions, which DuckDB asks.</param>
/// <param name="objects">Reads the object of a URI.</param>
/// <param name="warn">Tells the user something.</param>
internal sealed class RemoteSession(RemoteCaller caller, RowCalls calls, Func<string, DataContent> objects, Action<FidelityTier, string> warn) : IDisposable
{
    private readonly HashSet<string> _warned = [];
    private readonly Dictionary<long, RowCall> _calls = [];

    public RemoteCaller Caller => caller;

    /// <summary>The object of a URI, to be sent to a model.</summary>
    /// <exception cref="RowException">It cannot be read.</exception>
    public DataContent ReadObject(string uri)
    {
        try
        {
            return objects(uri);
        }
        catch (Exception e) when (e is LocalQueryException or IOException or UnauthorizedAccessException)
        {
            throw new RowException($"INVALID_ARGUMENT: {e.Message}");
        }
    }

    /// <summary>Makes a call of an expression known to DuckDB until the statement ends.</summary>
    /// <returns>Its number.</returns>
    public long Add(RowCall call)
    {
        var number = calls.Add(call);
        _calls.Add(number, call);
        return number;
    }

    /// <summary>Fails when more rows failed than a call allows.</summary>
    public void Check()
    {
        foreach (var call in _calls.Values) call.Check();
    }

    public void Dispose()
    {
        foreach (var number in _calls.Keys) calls.Remove(number);
    }

    /// <summary>Tells the user something, once in a statement.</summary>
    public void Warn(string message, FidelityTier tier = FidelityTier.Delegated)
    {
        if (_warned.Add(message)) warn(tier, message);
    }

    /// <summary>Warns of settings that only the client can heed.</summary>
    public void WarnOf(string function, IReadOnlyList<string> leftToClient)
    {
        foreach (var name in leftToClient) Warn($"{function}: the setting {name} is passed to the client in ChatOptions.AdditionalProperties; whether it heeds it, the embedded engine cannot tell.");
    }
}
