using System.IO.Compression;
using System.Text;
using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <summary>Something that goes wrong with one request.</summary>
/// <param name="Name">What it is called in test results.</param>
/// <param name="Serve">Does it.</param>
/// <param name="Reason">The error that the caller gets; null: the client recovers from it.</param>
internal sealed record Fault(string Name, Func<FaultContext, Task> Serve, string? Reason = null)
{
    /// <summary>Whether it can happen to a request; default: to all.</summary>
    public Func<FaultRequest, bool> AppliesTo { get; init; } = static _ => true;

    /// <summary>Whether only the passing of real time ends it.</summary>
    public bool TakesTime { get; init; }

    public override string ToString() => Name;

    /// <summary>Everything that may happen, each by itself.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. new[] { 408, 429, 500, 502, 503, 504 }.SelectMany(static status => new[]
        {
            Status(status, Json.Error(status, null, "busy"), $"{status} in JSON"),
            Status(status, "<html>busy</html>", $"{status} in HTML"),
            Status(status, "", $"{status} without a body"),
        }),
        Status(503, Json.Error(503, "backendError", "busy"), "503 after the work was done", acts: true),
        Status(503, Json.Error(503, "backendError", "busy"), "503 with Retry-After", headers: "Retry-After: 7\r\n"),
        Status(403, Json.Error(403, "rateLimitExceeded", "slow down"), "403 rateLimitExceeded"),
        Status(400, Json.Error(400, "backendError", "busy"), "400 backendError"),
        Status(400, Json.Error(400, "internalError", "busy"), "400 internalError"),
        Status(400, Json.Error(400, "invalid", "wrong"), "400 invalid", "invalid"),
        Status(401, Json.Error(401, "authError", "who are you"), "401", "authError"),
        Status(403, Json.Error(403, "accessDenied", "no"), "403 accessDenied", "accessDenied"),
        Status(403, Json.Error(403, "quotaExceeded", "no"), "403 quotaExceeded", "quotaExceeded"),
        Status(404, Json.Error(404, "notFound", "gone"), "404", "notFound"),
        Status(501, Json.Error(501, "notImplemented", "no"), "501", "notImplemented"),
        new("closed before an answer", static _ => Task.CompletedTask),
        new("closed after the work was done", static context => { context.Answer(); return Task.CompletedTask; }),
        new("reset before an answer", static context => { context.Reset(); return Task.CompletedTask; }),
        new("reset after the work was done", static context => { context.Answer(); context.Reset(); return Task.CompletedTask; }),
        new("closed in the status line", static context => context.SendAsync("HTTP/1.1 20")),
        new("closed in the headers", static context => context.SendAsync("HTTP/1.1 200 OK\r\nContent-Ty")),
        Whole("closed before the body", static bytes => bytes[..(End(bytes) + 0)]),
        Whole("closed in the body", static bytes => bytes[..((End(bytes) + bytes.Length) / 2)]),
        Whole("closed before the last byte", static bytes => bytes[..^1]),
        new("reset in the body", static async context =>
        {
            var bytes = FaultServer.Http(Something(context));
            await context.SendAsync(bytes[..((End(bytes) + bytes.Length) / 2)]);
            context.Reset();
        }),
        new("a chunk that is cut", static context => context.SendAsync(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nffff\r\n{Something(context).Body}")),
        new("gzip that is cut", static context => context.SendAsync(Gzip(Something(context), cut: true))),
        new("gzip that is garbled", static context =>
        {
            var bytes = Gzip(Something(context), cut: false);
            for (var i = bytes.Length - 12; i < bytes.Length - 8; i++) bytes[i] ^= 0x55;
            return context.SendAsync(bytes);
        }),
        Body("JSON that is cut", static body => body[..(body.Length / 2)]),
        new("JSON of no declared type", static context => context.SendAsync(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(FaultServer.Http(context.Answer())).Replace("Content-Type: application/json; charset=UTF-8\r\n", "", StringComparison.Ordinal)))),
        new("JSON declared as HTML", static context => context.SendAsync(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(FaultServer.Http(context.Answer())).Replace("application/json; charset=UTF-8", "text/html", StringComparison.Ordinal)))),
        new("an answer with a clock of another century", static context => context.SendAsync(FaultServer.Http(context.Answer(), "Date: Fri, 01 Jan 1999 00:00:00 GMT\r\nAge: 999999999\r\n"))),
        new("an answer in chunks of one byte", static async context =>
        {
            var response = context.Answer();
            await context.SendAsync(FormattableString.Invariant($"HTTP/1.1 {response.Status} OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n{response.Headers}\r\n"));
            foreach (var b in Encoding.UTF8.GetBytes(response.Body)) await context.SendAsync([(byte)'1', 13, 10, b, 13, 10]);
            await context.SendAsync("0\r\n\r\n");
        }),
        new("an answer that ends with its connection", static async context =>
        {
            var response = context.Answer();
            await context.SendAsync(FormattableString.Invariant($"HTTP/1.1 {response.Status} OK\r\nContent-Type: application/json\r\nConnection: close\r\n{response.Headers}\r\n{response.Body}"));
        }),
        Body("a login page", static _ => "<html>Please log in</html>", ErrorReasons.MalformedResponse, status: 200) with { AppliesTo = HasBody },
        Body("an empty answer", static _ => "", ErrorReasons.MalformedResponse, status: 200) with { AppliesTo = static request => request.Method != "DELETE" && HasBody(request) },
        Body("a JSON array", static _ => "[]", ErrorReasons.MalformedResponse, status: 200) with { AppliesTo = HasBody },
        Body("an answer in another encoding", static body => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(body)), status: 200) with { AppliesTo = static request => request.Method != "DELETE" },
        Body("an object without what is needed", static _ => "{}", ErrorReasons.MalformedResponse, status: 200) with { AppliesTo = static request => HasBody(request) && NeedsFields(request) },
        new("no HTTP at all", static context => context.SendAsync("220 smtp.example.com ESMTP\r\n"), null),
        new("headers that never come", static context => Task.Delay(Timeout.Infinite, context.Stop)) { TakesTime = true, AppliesTo = static request => !Waits(request) },
        new("a body that never ends", static async context =>
        {
            var bytes = FaultServer.Http(Something(context));
            await context.SendAsync(bytes[..^1]);
            await Task.Delay(Timeout.Infinite, context.Stop);
        }) { TakesTime = true, AppliesTo = static request => !Waits(request) },
        new("a job that is a duplicate of itself", static context =>
        {
            context.Answer();
            return context.SendAsync(FaultServer.Http(context.Answer()));
        }) { AppliesTo = static request => request.Method == "POST" && request.Path.EndsWith("/jobs", StringComparison.Ordinal) },
        Status(400, Json.Error(400, "invalid", "Invalid page token"), "a page token that has expired", "invalid", needs: "pageToken="),
        new("a page that names itself as the next", static context => context.SendAsync(FaultServer.Http(new(200,
            context.Answer().Body.Replace("page-2", "page-1", StringComparison.Ordinal)))), ErrorReasons.MalformedResponse) { AppliesTo = static request => request.Query.Contains("pageToken=page-1", StringComparison.Ordinal) },
        new("a page that is missing its rows", static context => context.SendAsync(FaultServer.Http(new(200, $"{{\"jobComplete\":true,\"totalRows\":\"5\",\"schema\":{{\"fields\":[{Words.Field}]}} }}"))), ErrorReasons.MalformedResponse)
            { AppliesTo = static request => request.Query.Contains("pageToken=", StringComparison.Ordinal) },
    ];

    private static Fault Status(int status, string body, string name, string? reason = null, bool acts = false, string headers = "", string needs = "") => new(name, context =>
    {
        if (acts) context.Answer();
        return context.SendAsync(FaultServer.Http(new FakeResponse(status, body), headers));
    }, reason) { AppliesTo = request => request.Query.Contains(needs, StringComparison.Ordinal) };

    /// <summary>The answer's bytes changed.</summary>
    private static Fault Whole(string name, Func<byte[], byte[]> change) => new(name, context => context.SendAsync(change(FaultServer.Http(Something(context)))));

    /// <summary>The answer's text changed, with a length that fits.</summary>
    private static Fault Body(string name, Func<string, string> change, string? reason = null, int? status = null) => new(name, context =>
    {
        var response = Something(context);
        return context.SendAsync(FaultServer.Http(response with { Status = status ?? response.Status, Body = change(response.Body) }));
    }, reason);

    /// <summary>The answer; one without a body, of which there is nothing to cut, becomes one with.</summary>
    private static FakeResponse Something(FaultContext context)
    {
        var response = context.Answer();
        return response.Body.Length > 0 ? response : response with { Status = response.Status == 204 ? 200 : response.Status, Body = "{\"nothing\":\"of interest\"}" };
    }

    /// <summary>Requests that the server is asked to hold back for seconds: waiting for them takes as long.</summary>
    private static bool Waits(FaultRequest request) => request.Path.Contains("/queries", StringComparison.Ordinal) && !request.Query.Contains("pageToken=", StringComparison.Ordinal);

    /// <summary>The start of an upload is answered by a header alone.</summary>
    private static bool HasBody(FaultRequest request) => !(request.Method == "POST" && request.Query.Contains("uploadType=resumable", StringComparison.Ordinal));

    /// <summary>Jobs and results are nothing without their fields; that rows were taken is said by nothing at all.</summary>
    private static bool NeedsFields(FaultRequest request) =>
        (request.Method == "POST" && !request.Path.Contains("/tables", StringComparison.Ordinal)) || request.Path.Contains("/queries/", StringComparison.Ordinal);

    private static int End(byte[] http) => http.AsSpan().IndexOf("\r\n\r\n"u8) + 4;

    private static byte[] Gzip(FakeResponse response, bool cut)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(response.Body));
        var bytes = compressed.ToArray();
        if (cut) bytes = bytes[..(bytes.Length / 2)];
        var head = FormattableString.Invariant($"HTTP/1.1 {response.Status} Status\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n{response.Headers}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }
}
