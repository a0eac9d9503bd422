namespace Bqml.Local.Rest;

/// <summary>A request to BigQuery's REST API, whatever carried it.</summary>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Path">The path, still percent-encoded: <c>/bigquery/v2/projects/local/queries</c>.</param>
/// <param name="Query">The query parameters.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record RestRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>The header If-Match; null when there is none.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The header Content-Type; null when there is none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The header Content-Range; null when there is none.</summary>
    public string? ContentRange { get; init; }

    /// <summary>A request of a URI.</summary>
    public static RestRequest Create(string method, Uri uri, ReadOnlyMemory<byte> body)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            query[Decode(name)] = Decode(value);
        }
        return new RestRequest(method.ToUpperInvariant(), uri.AbsolutePath, query, body);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>The answer to a <see cref="RestRequest"/>.</summary>
/// <param name="StatusCode">The HTTP status code.</param>
/// <param name="Body">JSON, or empty.</param>
internal sealed record RestResponse(int StatusCode, ReadOnlyMemory<byte> Body)
{
    /// <summary>The header Location: where an upload goes on, without the server's name; null: none.</summary>
    public string? Location { get; init; }

    /// <summary>The header Range: which bytes of an upload have arrived; null: none.</summary>
    public string? Range { get; init; }
}
