using System.Globalization;

namespace Bqml.Local;

/// <summary>A statement, a request or a file that the embedded engine cannot take; worded and classified as BigQuery does it.</summary>
public sealed class LocalQueryException : Exception
{
    /// <summary>An error with BigQuery's reason and wording.</summary>
    /// <param name="reason">BigQuery's error reason: <c>invalidQuery</c>, <c>invalid</c>, <c>notFound</c>, <c>duplicate</c>, <c>stopped</c> or <c>internalError</c>.</param>
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="innerException">The cause; null when the engine itself found the error.</param>
    public LocalQueryException(string reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>An error of reason <c>invalidQuery</c> at a place in the statement, which the message ends with: <c>... at [1:8]</c>.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="line">The line in the statement, from 1.</param>
    /// <param name="column">The column in that line, from 1.</param>
    public LocalQueryException(string message, int line, int column)
        : this("invalidQuery", string.Create(CultureInfo.InvariantCulture, $"{message} at [{line}:{column}]"))
    {
    }

    /// <summary>BigQuery's error reason, such as <c>invalidQuery</c> or <c>notFound</c>.</summary>
    public string Reason { get; }

    /// <summary>The column of a row that does not fit, with dots for the fields of a STRUCT; empty when it is none in particular, null when this is not about a row.</summary>
    internal string? Column { get; init; }
}
