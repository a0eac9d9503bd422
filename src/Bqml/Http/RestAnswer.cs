namespace Bqml.Http;

/// <summary>The answer to one request, with the headers that uploads need.</summary>
internal sealed class RestAnswer(PooledBuffer body, HttpResponseMessage response, bool isIncomplete) : IDisposable
{
    private PooledBuffer? _body = body;

    /// <summary>Whether an upload needs more bytes (status 308).</summary>
    public bool IsIncomplete => isIncomplete;

    /// <summary>The declared type of the body.</summary>
    public string? MediaType { get; } = response.Content.Headers.ContentType?.MediaType;

    /// <summary>The address of an upload session.</summary>
    public Uri? Location { get; } = response.Headers.Location;

    /// <summary>Which bytes of an upload have arrived: <c>bytes=0-262143</c>; null: none.</summary>
    public string? Range { get; } = response.Headers.NonValidated.TryGetValues("Range", out var range) ? range.ToString() : null;

    public ReadOnlySpan<byte> Span => _body is { } body ? body.Span : default;

    /// <summary>Hands over the body, which is then the caller's to dispose.</summary>
    public PooledBuffer TakeBody() => Interlocked.Exchange(ref _body, null) ?? throw new InvalidOperationException("The body was taken.");

    public void Dispose() => Interlocked.Exchange(ref _body, null)?.Dispose();
}
