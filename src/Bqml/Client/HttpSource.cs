namespace Bqml.Client;

/// <summary>The HTTP client of a connection; one that needs credentials is made when it is first used, since finding them takes requests of its own.</summary>
internal sealed class HttpSource : IDisposable
{
    private readonly Func<CancellationToken, Task<HttpClient>>? _open;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly bool _owned;
    private volatile HttpClient? _http;
    private volatile bool _disposed;

    /// <summary>A client that is there.</summary>
    public HttpSource(HttpClient http, bool owned) => (_http, _owned) = (http, owned);

    /// <summary>A client that is made when it is first used. A failure is not kept: the next use tries again.</summary>
    public HttpSource(Func<CancellationToken, Task<HttpClient>> open) => (_open, _owned) = (open, true);

    public async ValueTask<HttpClient> GetAsync(CancellationToken cancellationToken)
    {
        if (_http is { } ready) return ready;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _http ??= await _open!(cancellationToken).ConfigureAwait(false);
            if (_disposed) _http.Dispose();
            return _http;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        if (_owned) _http?.Dispose();
    }
}
