using System.Globalization;
using System.Text;
using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <content>Load jobs with media: in one request of two parts, or in a session, chunk by chunk.</content>
internal sealed partial class FakeBigQuery
{
    /// <summary>How a load job is counted among the statements.</summary>
    public const string Load = "load";

    private readonly Dictionary<string, FakeUpload> _uploads = new(StringComparer.Ordinal);

    /// <summary>The text of the last load job.</summary>
    public string Loaded { get; private set; } = "";

    private FakeResponse Upload(FaultRequest request)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Query);
        if (query["upload_id"] is { } id) return _uploads.TryGetValue(id, out var upload) ? Continue(upload, id, request) : NotFound(id);
        if (query["uploadType"] == "resumable")
        {
            id = string.Create(CultureInfo.InvariantCulture, $"u{_uploads.Count}");
            _uploads[id] = new FakeUpload(request.Body);
            return new(200, "") { Headers = $"Location: /upload/bigquery/v2/projects/my-project/jobs?uploadType=resumable&upload_id={id}\r\n" };
        }
        var boundary = "--" + request.Header("Content-Type")!.Split("boundary=")[1];
        var parts = request.Body.Split(boundary).Select(static part => part.Split("\r\n\r\n", 2)).Where(static part => part.Length == 2).Select(static part => part[1][..^2]).ToArray();
        return StartLoad(parts[0], parts[1]);
    }

    private FakeResponse Continue(FakeUpload upload, string id, FaultRequest request)
    {
        if (request.Method == "DELETE")
        {
            _uploads.Remove(id);
            return new(499, "");
        }
        // "bytes 0-262143/*", "bytes 262144-300000/300001", or "bytes */*" to ask.
        var range = request.Header("Content-Range")!["bytes ".Length..].Split('/');
        if (range[0] != "*")
        {
            var from = int.Parse(range[0].Split('-')[0], CultureInfo.InvariantCulture);
            if (from > upload.Data.Length) return new(400, Json.Error(400, "invalid", "a hole"));
            upload.Data.Length = from;
            // As servers may, it keeps less than it was sent, unless that is the end.
            upload.Data.Append(range[1] == "*" && request.Body.Length > FakeUpload.Kept ? request.Body[..FakeUpload.Kept] : request.Body);
        }
        if (range[1] != "*" && int.Parse(range[1], CultureInfo.InvariantCulture) == upload.Data.Length)
        {
            _uploads.Remove(id);
            return StartLoad(upload.Metadata, upload.Data.ToString());
        }
        return new(308, "") { Headers = upload.Data.Length == 0 ? "" : FormattableString.Invariant($"Range: bytes=0-{upload.Data.Length - 1}\r\n") };
    }

    private FakeResponse StartLoad(string metadata, string data)
    {
        var id = JsonDocument.Parse(metadata).RootElement.GetProperty("jobReference").GetProperty("jobId").GetString()!;
        if (_jobs.ContainsKey(id)) return new(409, Json.Error(409, "duplicate", $"Already Exists: Job my-project:EU.{id}"));
        _jobs[id] = Run(id, Load, polls: 1);
        Loaded = data;
        return new(200, _jobs[id].Advance());
    }

    private sealed record FakeUpload(string Metadata)
    {
        public const int Kept = 200_000;

        public StringBuilder Data { get; } = new();
    }
}
