using System.Net;
using System.Text;

namespace Bqml.Tests.Support;

/// <summary>A request as the server sees it.</summary>
internal sealed record SeenRequest(HttpMethod Method, string Path, string Query, string Body)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Answers the requests of a client in this process by a script: one step a request; a request beyond the script fails the test.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>> _steps = new();
    private readonly List<SeenRequest> _requests = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    public int StepsLeft
    {
        get
        {
            lock (_lock) return _steps.Count;
        }
    }

    public ScriptedHandler Then(Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> step)
    {
        lock (_lock) _steps.Enqueue(step);
        return this;
    }

    public ScriptedHandler ThenJson(string json, int status = 200, string mediaType = "application/json") => Then((_, _) => Task.FromResult(Response(json, status, mediaType)));

    public ScriptedHandler ThenError(int status, string? reason, string message) => ThenJson(Json.Error(status, reason, message), status);

    public ScriptedHandler ThenFail(Exception exception) => Then((_, _) => Task.FromException<HttpResponseMessage>(exception));

    public ScriptedHandler Repeat(int times, Action<ScriptedHandler> step)
    {
        for (var i = 0; i < times; i++) step(this);
        return this;
    }

    public static HttpResponseMessage Response(string body, int status = 200, string mediaType = "application/json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new SeenRequest(request.Method, request.RequestUri!.AbsolutePath, request.RequestUri.Query, body);
        Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>? step;
        lock (_lock)
        {
            _requests.Add(seen);
            if (!_steps.TryDequeue(out step)) throw new InvalidOperationException($"The script has no answer for {seen}.");
        }
        return await step(seen, cancellationToken);
    }
}
