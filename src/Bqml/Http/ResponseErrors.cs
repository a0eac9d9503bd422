using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bqml.Http;

/// <summary>Answers that are errors, or no answers of BigQuery at all.</summary>
internal static class ResponseErrors
{
    private const int ExcerptLength = 200;

    /// <summary>An answer whose status is no success: BigQuery's error object where there is one (page "Error messages"), else the status.</summary>
    public static BigQueryMLException FromStatus(RestRequest request, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var status = (int)response.StatusCode;
        var error = ServiceError.TryParse(body);
        var reason = error?.Reason ?? ReasonOf(status);
        var message = error?.Message ?? string.Create(CultureInfo.InvariantCulture, $"HTTP {status} {response.ReasonPhrase} {Excerpt(body)}").TrimEnd();
        return new BigQueryMLException(new ErrorDetails
        {
            Reason = reason,
            Summary = $"Could not {request.Purpose}: {message}",
            Remedy = Remedies.For(reason, message, status),
            Location = error?.Location,
            HttpStatus = status,
            Retry = RetryOf(reason, status),
            RetryAfter = response.Headers.RetryAfter?.Delta,
            Statement = request.Statement,
            JobId = request.JobId,
            JobLocation = request.JobLocation,
        });
    }

    /// <summary>A job that was accepted and then failed.</summary>
    public static BigQueryMLException FromJob(ServiceError error, string purpose, string? statement, string jobId, string? jobLocation)
    {
        var reason = error.Reason ?? "unknown";
        var message = error.Message ?? "BigQuery gives no message.";
        return new BigQueryMLException(new ErrorDetails
        {
            Reason = reason,
            Summary = $"Could not {purpose}: {message}",
            Remedy = Remedies.For(reason, message, status: null),
            Location = error.Location,
            Retry = IsPassing(reason) ? RetryKind.Job : RetryKind.Never,
            Statement = statement,
            JobId = jobId,
            JobLocation = jobLocation,
        });
    }

    /// <summary>A page of a proxy or of another server, or half an answer, is told apart from JSON before it is parsed, whatever its declared type.</summary>
    public static void RequireJson(RestRequest request, string? mediaType, ReadOnlySpan<byte> body)
    {
        var text = body.Trim(" \t\r\n"u8);
        if (text is [(byte)'{', .., (byte)'}'] || (text.IsEmpty && request.Method == HttpMethod.Delete)) return;
        // The decompressing stream takes a cut gzip body for its end.
        if (text is [(byte)'{', ..]) throw ConnectionErrors.Cut(request);
        var what = body.IsEmpty ? "the answer is empty" : $"the answer is no JSON object but {mediaType ?? "of no declared type"}: {Excerpt(body)}";
        throw Malformed(request, what, null);
    }

    /// <summary>Parses an answer; whatever is wrong with it becomes one exception.</summary>
    public static T Parse<T>(RestRequest request, ReadOnlySpan<byte> body, JsonParser<T> parse)
    {
        try
        {
            var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
            json.ReadStartObject();
            return parse(ref json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Malformed(request, exception.Message, exception);
        }
    }

    public static BigQueryMLException Malformed(RestRequest request, string what, Exception? exception) => new(new ErrorDetails
    {
        Reason = ErrorReasons.MalformedResponse,
        Summary = $"Could not {request.Purpose}: {what.TrimEnd('.')}.",
        Remedy = "Check that the address is BigQuery's and that no proxy or login page answers in its place.",
        Statement = request.Statement,
        JobId = request.JobId,
        JobLocation = request.JobLocation,
    }, exception);

    private static RetryKind RetryOf(string reason, int status) => reason switch
    {
        "jobBackendError" or "jobInternalError" or "jobRateLimitExceeded" => RetryKind.Job,
        _ when IsPassing(reason) || status is 408 or 429 or 500 or 502 or 503 or 504 => RetryKind.Request,
        _ => RetryKind.Never,
    };

    /// <summary>Whether a failure of that reason may pass by itself.</summary>
    public static bool IsPassing(string reason) =>
        reason is "rateLimitExceeded" or "jobRateLimitExceeded" or "backendError" or "internalError" or "jobBackendError" or "jobInternalError";

    private static string ReasonOf(int status) => status switch
    {
        401 => ErrorReasons.Authentication,
        413 => ErrorReasons.RequestTooLarge,
        403 => "accessDenied",
        404 => "notFound",
        409 => "duplicate",
        412 => "conditionNotMet",
        429 => "rateLimitExceeded",
        >= 500 => "backendError",
        _ => "invalid",
    };

    private static string Excerpt(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, ExcerptLength)]);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return body.Length > ExcerptLength ? line + " ..." : line;
    }
}
