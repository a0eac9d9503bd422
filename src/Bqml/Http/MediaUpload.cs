using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Bqml.Observability;
using Microsoft.Extensions.Logging;

namespace Bqml.Http;

/// <summary>
/// Sends a request with media (page "Upload media"): little of it in one request of two parts, more in a session, chunk by chunk, that goes on where it broke.
/// </summary>
/// <param name="rest">Sends the requests.</param>
/// <param name="options">The client's settings.</param>
/// <param name="chunkSize">Bytes of a chunk: a multiple of 256 KiB, as sessions want.</param>
internal sealed class MediaUpload(RestClient rest, BigQueryMLOptions options, int chunkSize)
{
    /// <summary>A session costs two requests more than one of two parts does.</summary>
    private const int MostInOneRequest = 4 * 1024 * 1024;

    /// <summary>A connection that carries less than this in a second counts as broken.</summary>
    private const int LeastBytesPerSecond = 64 * 1024;

    private static readonly MediaTypeHeaderValue OctetStream = new("application/octet-stream");

    private readonly ILogger _log = options.CreateLogger();

    /// <summary>Sends the media from the stream's current place to its end.</summary>
    /// <param name="request">The request without the media; its body is the metadata.</param>
    /// <param name="media">The media.</param>
    /// <param name="progress">Hears how many bytes have arrived.</param>
    /// <param name="cancellationToken">Ends the upload and its session.</param>
    /// <returns>The body of the answer; to be disposed.</returns>
    /// <exception cref="UploadLostException">The server has forgotten the session: whether it had finished is to be found out another way.</exception>
    /// <exception cref="BigQueryMLException">Every other failure.</exception>
    public async Task<PooledBuffer> SendAsync(RestRequest request, Stream media, Action<long> progress, CancellationToken cancellationToken)
    {
        request = request with { IsUpload = true };
        var chunks = new MediaChunks(media, chunkSize);
        var (chunk, isLast) = await chunks.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (isLast && chunk.Length <= MostInOneRequest)
        {
            var answer = await rest.SendAsync(Multipart(request, chunk.Span), cancellationToken).ConfigureAwait(false);
            progress(chunk.Length);
            return answer;
        }
        var session = await StartAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            for (var start = 0L; ;)
            {
                if (await SendChunkAsync(session, start, chunk, isLast, progress, cancellationToken).ConfigureAwait(false) is { } answer) return answer;
                start += chunk.Length;
                (chunk, isLast) = await chunks.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not (BigQueryMLException or UploadLostException))
        {
            // The caller has given up, or the media could not be read.
            await EndAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The request with metadata and media as its two parts.</summary>
    private static RestRequest Multipart(RestRequest request, ReadOnlySpan<byte> media)
    {
        var boundary = "bqml_" + Guid.NewGuid().ToString("N");
        var body = new ArrayBufferWriter<byte>(media.Length + 1024);
        body.Write(Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: {RestRequest.JsonType}\r\n\r\n"));
        body.Write(request.Body!.Value.Span);
        body.Write(Encoding.ASCII.GetBytes($"\r\n--{boundary}\r\nContent-Type: {OctetStream}\r\n\r\n"));
        body.Write(media);
        body.Write(Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n"));
        return request with
        {
            Path = request.Path + "?uploadType=multipart",
            Body = body.WrittenMemory,
            MediaType = MediaTypeHeaderValue.Parse($"multipart/related; boundary={boundary}"),
            ServerWait = TimeToSend(media.Length),
        };
    }

    private async Task<RestRequest> StartAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var start = request with { Path = request.Path + "?uploadType=resumable", IsPartOfUpload = true, FinishAttempt = false };
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                using var answer = await rest.SendOnceAsync(start, cancellationToken).ConfigureAwait(false);
                if (answer.Location is not { } location) throw ResponseErrors.Malformed(request, "the answer does not say where to upload", null);
                return request with { Method = HttpMethod.Put, Session = location.IsAbsoluteUri ? location : new Uri(rest.BaseAddress, location), IsPartOfUpload = true, MediaType = OctetStream };
            }
            catch (BigQueryMLException failure)
            {
                delay = Next(schedule, failure, request);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends one chunk until all of it has arrived.</summary>
    /// <returns>The answer's body when that was the last one; else null.</returns>
    private async Task<PooledBuffer?> SendChunkAsync(RestRequest session, long start, ReadOnlyMemory<byte> chunk, bool isLast, Action<long> progress, CancellationToken cancellationToken)
    {
        var end = start + chunk.Length;
        var arrived = start;
        // After a failure only the server knows what has arrived.
        var ask = false;
        RetrySchedule? schedule = null;
        while (true)
        {
            TimeSpan delay;
            try
            {
                var asked = ask;
                using var answer = await rest.SendOnceAsync(asked ? Question(session, isLast ? end : null) : Part(session, chunk[(int)(arrived - start)..], arrived, end, isLast), cancellationToken).ConfigureAwait(false);
                if (!answer.IsIncomplete) return Take(session, answer, isLast, end, progress);
                var known = Arrived(session, answer.Range);
                if (known < start || known > end) throw ResponseErrors.Malformed(session, FormattableString.Invariant($"the upload is at byte {known} while {start} to {end} are being sent"), null);
                progress(known);
                if (known == end && !isLast) return null;
                if (known > arrived) schedule = null;
                var goOn = known < end && (known > arrived || asked);
                (arrived, ask) = (known, false);
                if (goOn) continue;
                throw ConnectionErrors.Incomplete(session);
            }
            catch (BigQueryMLException failure)
            {
                if (failure.HttpStatus is 404 or 410) throw new UploadLostException(failure);
                schedule ??= new RetrySchedule(options.TimeProvider, options.RetryDeadline);
                delay = Next(schedule, failure, session);
                ask = true;
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static PooledBuffer Take(RestRequest session, RestAnswer answer, bool isLast, long end, Action<long> progress)
    {
        // Nothing is no job: the server is asked how far it is.
        if (answer.Span.IsEmpty) throw ConnectionErrors.Cut(session);
        ResponseErrors.RequireJson(session, answer.MediaType, answer.Span);
        if (!isLast) throw ResponseErrors.Malformed(session, "the upload is said to be complete before its end", null);
        progress(end);
        return answer.TakeBody();
    }

    /// <summary>Says the wait before the next attempt, or throws.</summary>
    private TimeSpan Next(RetrySchedule schedule, BigQueryMLException failure, RestRequest request)
    {
        if (!schedule.TryNext(failure.Details.Retry == RetryKind.Job ? RetryKind.Never : failure.Details.Retry, failure.Details.RetryAfter, out var delay))
            throw schedule.Attempts == 1 ? failure : failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
        Telemetry.Retried(failure.Reason);
        _log.Retrying(schedule.Attempts, request.Purpose, failure.Reason, delay.TotalSeconds, request.JobId);
        return delay;
    }

    private static RestRequest Part(RestRequest session, ReadOnlyMemory<byte> bytes, long from, long end, bool isLast) => session with
    {
        Body = bytes,
        ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{end - 1}/{(isLast ? end.ToString(CultureInfo.InvariantCulture) : "*")}"),
        FinishAttempt = session.FinishAttempt && isLast,
        ServerWait = TimeToSend(bytes.Length),
    };

    /// <summary>Asks how far the upload is; with a length, also ends media that end here.</summary>
    private static RestRequest Question(RestRequest session, long? length) => session with
    {
        Body = ReadOnlyMemory<byte>.Empty,
        FinishAttempt = session.FinishAttempt && length is not null,
        ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{length?.ToString(CultureInfo.InvariantCulture) ?? "*"}"),
    };

    /// <summary><c>bytes=0-262143</c>: the bytes that have arrived, from the first on.</summary>
    private static long Arrived(RestRequest session, string? range)
    {
        if (range is null) return 0;
        var dash = range.LastIndexOf('-');
        return dash >= 0 && long.TryParse(range.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last + 1
            : throw ResponseErrors.Malformed(session, $"the upload is at '{range}', which is no range of bytes", null);
    }

    /// <summary>Lets the server forget a session that nobody will go on with.</summary>
    private async Task EndAsync(RestRequest session)
    {
        using var timeout = new CancellationTokenSource(RestClient.CancelTimeout);
        try
        {
            using var answer = await rest.SendOnceAsync(session with { Method = HttpMethod.Delete, Body = null, FinishAttempt = false }, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BigQueryMLException or OperationCanceledException)
        {
            // Sessions end by themselves after a week.
        }
    }

    private static TimeSpan TimeToSend(long bytes) => TimeSpan.FromSeconds((double)bytes / LeastBytesPerSecond);
}
