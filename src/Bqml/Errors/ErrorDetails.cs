using System.Globalization;
using System.Text;
using Bqml.Http;

namespace Bqml;

/// <summary>Everything known about a failure; the exception's message is written from it.</summary>
internal sealed record ErrorDetails
{
    /// <summary>Longer statements are cut in the message; the exception holds them whole.</summary>
    private const int StatementLengthInMessage = 2_000;

    public required string Reason { get; init; }
    public required string Summary { get; init; }
    public required string Remedy { get; init; }
    public string? Location { get; init; }
    public int? HttpStatus { get; init; }
    public string? JobId { get; init; }
    public string? JobLocation { get; init; }
    public string? Statement { get; init; }

    /// <summary>Whether it may pass by itself.</summary>
    public RetryKind Retry { get; init; }

    /// <summary>How long the server asks to wait before the next attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The attempts made, this failure's included.</summary>
    public int Attempts { get; init; } = 1;

    public string ToMessage()
    {
        var text = new StringBuilder(Summary);
        Line("What to do", Remedy);
        Line("Reason", HttpStatus is { } status ? string.Create(CultureInfo.InvariantCulture, $"{Reason} (HTTP {status})") : Reason);
        Line("Location", Location);
        Line("Job", JobLocation is null ? JobId : $"{JobId} in {JobLocation}");
        Line("Statement", Statement?.Length > StatementLengthInMessage ? Statement[..StatementLengthInMessage] + " ..." : Statement);
        return text.ToString();

        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) text.Append('\n').Append(name).Append(": ").Append(value);
        }
    }
}
