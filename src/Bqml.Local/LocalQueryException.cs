namespace Bqml.Local;

/// <summary>A statement that BigQuery would reject: becomes an error response with this reason and message.</summary>
internal sealed class LocalQueryException : Exception
{
    /// <param name="reason">BigQuery's reason code: <c>invalidQuery</c>, <c>notFound</c>, <c>invalid</c> ...</param>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public LocalQueryException(string reason, string message) : base(message) => Reason = reason;

    /// <summary>BigQuery's reason code.</summary>
    public string Reason { get; }
}
