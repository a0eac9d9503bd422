using System.Globalization;
using System.Net;
using Bqml.Client;
using Bqml.Observability;
using Google.Apis.Auth.OAuth2.Responses;
using Microsoft.Extensions.Logging;

namespace Bqml.Http;

/// <summary>Sends requests, each with its own timeout, again where a failure may pass, and answers with the body of a success or one clear exception.</summary>
internal sealed class RestClient(HttpSource http, Uri baseAddress, string? apiKey, string? quotaProject, BigQueryMLOptions options) : IDisposable
{
    /// <summary>Far above what BigQuery sends (about 10 MB, single huge rows up to 100 MB): beyond it something is wrong with the server.</summary>
    private const int LongestResponse = 512 * 1024 * 1024;

    /// <summary>Stands before the path of methods that take media.</summary>
    private const string UploadPrefix = "/upload";

    /// <summary>How long a cancelled caller waits for the server to hear of it.</summary>
    public static readonly TimeSpan CancelTimeout = TimeSpan.FromSeconds(5);

    private readonly ILogger _log = options.CreateLogger();
    private volatile bool _disposed;

    /// <summary>The address that paths are below.</summary>
    public Uri BaseAddress => baseAddress;

    /// <summary>Whether the HTTP stack below may send a request again by itself, as that of an official client does.</summary>
    public bool RepeatsUnseen { get; init; }

    /// <returns>The body of a response with a success status; to be disposed.</returns>
    /// <exception cref="BigQueryMLException">Every failure.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed, before the request or during it.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<PooledBuffer> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                return (await SendOnceAsync(request, cancellationToken).ConfigureAwait(false)).TakeBody();
            }
            catch (BigQueryMLException failure)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var again = schedule.TryNext(failure.Details.Retry == RetryKind.Job ? RetryKind.Never : failure.Details.Retry, failure.Details.RetryAfter, out delay);
                if (!again)
                {
                    if (schedule.Attempts == 1) throw;
                    throw failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
                }
                Telemetry.Retried(failure.Reason);
                _log.Retrying(schedule.Attempts, request.Purpose, failure.Reason, delay.TotalSeconds, request.JobId);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        http.Dispose();
    }

    /// <summary>One attempt of <see cref="SendAsync"/>, for those who know better than to send the same again.</summary>
    /// <returns>The answer; to be disposed.</returns>
    public async Task<RestAnswer> SendOnceAsync(RestRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, typeof(BigQueryML));
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(request.FinishAttempt ? CancellationToken.None : cancellationToken);
        attempt.CancelAfter(request.ServerWait + options.RequestTimeout);
        await using var hurry = request.FinishAttempt
            ? cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(CancelTimeout), attempt)
            : default;

        using var message = new HttpRequestMessage(request.Method, request.Session ?? Address(request));
        if (quotaProject is not null) message.Headers.Add("x-goog-user-project", quotaProject);
        // With a content, if an empty one, .NET does not send a request again by itself after a lost answer: then we know that there was an earlier attempt.
        var body = request.Body ?? (request.Method == HttpMethod.Get ? null : ReadOnlyMemory<byte>.Empty);
        if (body is { } content) message.Content = new ReadOnlyMemoryContent(content) { Headers = { ContentType = request.MediaType } };
        if (request.ContentRange is { } range) message.Content!.Headers.TryAddWithoutValidation("Content-Range", range);
        // An etag of BigQuery's is no quoted string, as the header's own type would have it.
        if (request.IfMatch is { } etag) message.Headers.TryAddWithoutValidation("If-Match", etag);
        try
        {
            var client = await http.GetAsync(attempt.Token).ConfigureAwait(false);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, attempt.Token).ConfigureAwait(false);
            var answer = await ReadBodyAsync(response.Content, request.LikelyLength, attempt.Token).ConfigureAwait(false);
            try
            {
                var isIncomplete = request.IsPartOfUpload && response.StatusCode == HttpStatusCode.PermanentRedirect;
                if (!response.IsSuccessStatusCode && !isIncomplete) throw ResponseErrors.FromStatus(request, response, answer.Span);
                if (!request.IsPartOfUpload) ResponseErrors.RequireJson(request, response.Content.Headers.ContentType?.MediaType, answer.Span);
                return new RestAnswer(answer, response, isIncomplete);
            }
            catch
            {
                answer.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (_disposed)
        {
            throw new ObjectDisposedException(typeof(BigQueryML).FullName);
        }
        catch (OperationCanceledException exception)
        {
            throw ConnectionErrors.TimedOut(request, baseAddress, options.RequestTimeout, exception);
        }
        catch (HttpRequestException exception)
        {
            throw ConnectionErrors.From(request, baseAddress, exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw ConnectionErrors.Broken(request, baseAddress, exception);
        }
        catch (TokenResponseException exception)
        {
            throw ConnectionErrors.NoToken(request, exception);
        }
    }

    private Uri Address(RestRequest request)
    {
        var separator = request.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var key = apiKey is null ? "" : "&key=" + Uri.EscapeDataString(apiKey);
        var root = request.IsUpload ? new Uri(baseAddress, UploadPrefix + baseAddress.AbsolutePath) : baseAddress;
        return new Uri(root, string.Create(CultureInfo.InvariantCulture, $"{request.Path}{separator}prettyPrint=false{key}"));
    }

    private static async Task<PooledBuffer> ReadBodyAsync(HttpContent content, int likelyLength, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength;
        var buffer = new PooledBuffer((int)Math.Clamp((expected ?? likelyLength) + 1, 4 * 1024, 16 * 1024 * 1024));
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var read = await stream.ReadAsync(buffer.GetMemory(4 * 1024), cancellationToken).ConfigureAwait(false);
                if (read == 0) return buffer;
                buffer.Advance(read);
                if (buffer.Length > LongestResponse) throw new InvalidDataException("The response is longer than 512 MB.");
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
