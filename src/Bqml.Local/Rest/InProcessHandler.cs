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
        };
        var answer = await dispatcher.DispatchAsync(rest, cancellationToken).ConfigureAwait(false);
        var content = new ReadOnlyMemoryContent(answer.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { Content = content, RequestMessage = request };
    }
}
