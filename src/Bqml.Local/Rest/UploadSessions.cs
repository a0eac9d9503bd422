using System.Globalization;
using System.Text;

namespace Bqml.Local.Rest;

/// <summary>An upload that is complete.</summary>
internal sealed record Upload(ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Data);

/// <summary>Requests with media: all in one, or in sessions, chunk by chunk.</summary>
internal sealed class UploadSessions
{
    private readonly Dictionary<string, (ReadOnlyMemory<byte> Metadata, MemoryStream Data)> _sessions = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Takes a request: it completes an upload, or has an answer of its own.</summary>
    public (Upload? Upload, RestResponse? Answer) Take(RestRequest request)
    {
        if (request.Query.TryGetValue("upload_id", out var id)) return Continue(id, request);
        switch (request.Query.GetValueOrDefault("uploadType"))
        {
            case "multipart":
                return (Multipart(request), null);
            case "resumable":
                id = Guid.NewGuid().ToString("N");
                lock (_lock) _sessions.Add(id, (request.Body, new MemoryStream()));
                return (null, new RestResponse(200, ReadOnlyMemory<byte>.Empty) { Location = $"{request.Path}?uploadType=resumable&upload_id={id}" });
            case var type:
                throw new LocalQueryException("invalid", $"Invalid value for uploadType: '{type}' is neither multipart nor resumable.");
        }
    }

    private (Upload? Upload, RestResponse? Answer) Continue(string id, RestRequest request)
    {
        lock (_lock)
        {
            if (!_sessions.TryGetValue(id, out var session)) throw new LocalQueryException("notFound", $"Not found: Upload {id}");
            if (request.Method == "DELETE")
            {
                _sessions.Remove(id);
                return (null, new RestResponse(499, ReadOnlyMemory<byte>.Empty));
            }
            var (from, total) = Range(request.ContentRange, request.Body.Length);
            if (from is { } start)
            {
                if (start > session.Data.Length) throw new LocalQueryException("invalid", string.Create(CultureInfo.InvariantCulture, $"Invalid request. The chunk begins at byte {start}, but only {session.Data.Length} have arrived."));
                session.Data.Position = start;
                session.Data.Write(request.Body.Span);
            }
            if (session.Data.Length == total)
            {
                _sessions.Remove(id);
                return (new Upload(session.Metadata, session.Data.ToArray()), null);
            }
            return (null, new RestResponse(308, ReadOnlyMemory<byte>.Empty)
            {
                Range = session.Data.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"bytes=0-{session.Data.Length - 1}"),
            });
        }
    }

    /// <summary><c>bytes 0-99/*</c>, <c>bytes 100-149/150</c>, or <c>bytes */150</c> to ask; without the header the body is all.</summary>
    private static (long? From, long? Total) Range(string? header, long length)
    {
        if (header is null) return (0, length);
        var parts = header.Replace("bytes ", "", StringComparison.Ordinal).Split('/');
        if (parts.Length != 2) throw Invalid(header);
        var total = parts[1] == "*" ? default(long?) : Number(parts[1], header);
        return (parts[0] == "*" ? null : Number(parts[0].Split('-')[0], header), total);
    }

    private static long Number(string text, string header) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(header);

    private static LocalQueryException Invalid(string header) => new("invalid", $"Invalid value for Content-Range: '{header}'");

    /// <summary>The two parts of a body of type multipart/related.</summary>
    private static Upload Multipart(RestRequest request)
    {
        const string parameter = "boundary=";
        var type = request.ContentType ?? "";
        var at = type.IndexOf(parameter, StringComparison.OrdinalIgnoreCase);
        if (at < 0) throw new LocalQueryException("invalid", "Content-Type must be multipart/related with a boundary.");
        var boundary = Encoding.ASCII.GetBytes("--" + type[(at + parameter.Length)..].Split(';')[0].Trim().Trim('"'));
        var parts = new List<ReadOnlyMemory<byte>>();
        var rest = request.Body[(request.Body.Span.IndexOf(boundary) + boundary.Length)..];
        while (rest.Span.IndexOf(boundary) is var end and >= 0)
        {
            var part = rest[..end];
            var head = part.Span.IndexOf("\r\n\r\n"u8);
            if (head < 0) throw new LocalQueryException("invalid", "A part of the body has no end of its headers.");
            parts.Add(part[(head + 4)..^2]);
            rest = rest[(end + boundary.Length)..];
        }
        return parts.Count == 2 ? new Upload(parts[0], parts[1]) : throw new LocalQueryException("invalid", "The body must have two parts: metadata and media.");
    }
}
