using System.Globalization;
using Bqml.Http;

namespace Bqml;

/// <summary>What went wrong when a statement was run, and what to do about it.</summary>
/// <remarks>Reasons are those of the page "Error messages"; the ones of this client are listed in <see cref="ErrorReasons"/>.</remarks>
public sealed class BigQueryMLException : Exception
{
    internal BigQueryMLException(ErrorDetails details, Exception? innerException = null)
        : base(details.ToMessage(), innerException) => Details = details;

    internal ErrorDetails Details { get; }

    /// <summary>The same error, saying that it came again and again.</summary>
    internal BigQueryMLException AfterAttempts(int attempts, TimeSpan elapsed) => new(
        Details with { Summary = string.Create(CultureInfo.InvariantCulture, $"{Details.Summary} (tried {attempts} times in {elapsed.TotalSeconds:0} s)"), Retry = RetryKind.Never, Attempts = attempts },
        InnerException);

    /// <summary>The short code of the error: <c>invalidQuery</c>, <c>notFound</c>, <c>accessDenied</c>; never empty.</summary>
    public string Reason => Details.Reason;

    /// <summary>The message without the other details: what BigQuery said, or what this client found.</summary>
    public string Summary => Details.Summary;

    /// <summary>Where in the request the error is, as BigQuery names it: <c>query</c>, say; null when it does not say.</summary>
    public string? Location => Details.Location;

    /// <summary>The HTTP status code; null when no answer came, or when the job failed after it was accepted.</summary>
    public int? HttpStatus => Details.HttpStatus;

    /// <summary>The job that failed; null when there was none yet.</summary>
    public string? JobId => Details.JobId;

    /// <summary>Where that job ran: <c>US</c>; null when unknown.</summary>
    public string? JobLocation => Details.JobLocation;

    /// <summary>The whole statement; null when the request was not about one.</summary>
    public string? Statement => Details.Statement;

    /// <summary>What to do about it, in a sentence or two; never empty.</summary>
    public string Remedy => Details.Remedy;
}
