using System.Net.Http.Headers;

namespace Bqml.Http;

/// <summary>One call of a REST method, with what is known for error messages.</summary>
internal sealed record RestRequest
{
    public static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    public required HttpMethod Method { get; init; }

    /// <summary>Path and query below <c>bigquery/v2/</c>, escaped.</summary>
    public required string Path { get; init; }

    /// <summary>Whether that path is below <c>upload/bigquery/v2/</c>, where methods that take media have a second address.</summary>
    public bool IsUpload { get; init; }

    /// <summary>The address of an upload session, in place of <see cref="Path"/>; null: none.</summary>
    public Uri? Session { get; init; }

    /// <summary>What the call does, as in "could not ...".</summary>
    public required string Purpose { get; init; }

    /// <summary>The body; null: none. Not a pooled array: an aborted attempt may go on reading it for a while.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The type of the body.</summary>
    public MediaTypeHeaderValue MediaType { get; init; } = JsonType;

    /// <summary>Which bytes of an upload the body is (header <c>Content-Range</c>); null: not one of several parts.</summary>
    public string? ContentRange { get; init; }

    /// <summary>Whether an answer may be something else than a JSON object: the start of an upload, or the word that it is not complete (308).</summary>
    public bool IsPartOfUpload { get; init; }

    /// <summary>The etag that the resource must still have; null: any.</summary>
    public string? IfMatch { get; init; }

    /// <summary>How long the answer most likely is, for one that does not say: a buffer that need not grow leaves no smaller ones behind.</summary>
    public int LikelyLength { get; init; }

    /// <summary>How long the server was asked to wait before it answers.</summary>
    public TimeSpan ServerWait { get; init; }

    /// <summary>
    /// Whether an attempt under way when the caller cancels is still waited for, a short while: it may have started a job that then must be cancelled.
    /// </summary>
    public bool FinishAttempt { get; init; }

    public string? Statement { get; init; }

    public string? JobId { get; init; }

    public string? JobLocation { get; init; }
}
