using System.Net;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>The status of a row whose call failed, in BigQuery's words: what may pass and what does not is told by them.</summary>
internal static class RemoteStatus
{
    /// <summary>The status of a call that succeeded.</summary>
    public const string Success = "";

    private static readonly string[] QuotaWords = ["quota", "rate limit", "resource exhausted", "resource_exhausted", "too many requests", "429"];

    /// <summary>The status of a call that a client ended by an exception.</summary>
    public static string Of(Exception exception, string endpoint)
    {
        var message = exception.Message.ReplaceLineEndings(" ");
        var code = (exception as HttpRequestException)?.StatusCode;
        if (code == HttpStatusCode.TooManyRequests || (code is null && QuotaWords.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase))))
            return $"A retryable error occurred: RESOURCE EXHAUSTED error from {endpoint}: {message}";
        if (exception is TimeoutException or OperationCanceledException || code is HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout)
            return $"A retryable error occurred: DEADLINE_EXCEEDED error from {endpoint}: {message}";
        if (code >= HttpStatusCode.InternalServerError || (exception is HttpRequestException && code is null))
            return $"A retryable error occurred: UNAVAILABLE error from {endpoint}: {message}";
        return code switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"PERMISSION_DENIED error from {endpoint}: {message}",
            HttpStatusCode.NotFound => $"NOT_FOUND error from {endpoint}: {message}",
            _ => $"INVALID_ARGUMENT error from {endpoint}: {message}",
        };
    }

    /// <summary>The status of an answer without text.</summary>
    public static string OfNoText(ChatFinishReason? reason) => reason == ChatFinishReason.ContentFilter
        ? "The response was blocked by the model's content filter."
        : $"The model returned no text{(reason is { } known ? $" (finish reason {known.Value})" : "")}.";
}
