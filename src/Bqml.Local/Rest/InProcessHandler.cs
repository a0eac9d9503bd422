using System.Net;
using System.Net.Http.Headers;

namespace Bqml.Local.Rest;

/// <summary>Answers the client's HTTP requests in this process: no socket, no serialisation beyond BigQuery's own JSON.</summary>
internal sealed class InProcessHandler(BigQueryDispatcher dispatcher) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var rest = RestRequest.Create(request.Method.Method, request.RequestUri!, body) with
        {
            IfMatch = request.Headers.NonValidated.TryGetValues("If-Match", out var etags) ? etags.ToString() : null,
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            ContentRange = request.Content?.Headers.NonValidated.TryGetValues("Content-Range", out var range) == true ? range.ToString() : null,
        };
        var answer = await dispatcher.DispatchAsync(rest, cancellationToken).ConfigureAwait(false);
        var content = new ReadOnlyMemoryContent(answer.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        var response = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { Content = content, RequestMessage = request };
        if (answer.Location is { } location) response.Headers.Location = new Uri(request.RequestUri!, location);
        if (answer.Range is { } arrived) response.Headers.TryAddWithoutValidation("Range", arrived);
        return response;
    }
}
