using Bqml.Runtime;

namespace Bqml.Remote;

/// <summary>The calls behind a result: what is needed to make them in parts, or again.</summary>
/// <param name="Client">Runs them.</param>
/// <param name="Function">The function: <c>AI.GENERATE_TEXT</c>.</param>
/// <param name="Input">Its rows.</param>
/// <param name="Reader">Reads an answer.</param>
/// <param name="Write">Writes the query with an input.</param>
internal sealed record RowCalls<T>(BigQueryML Client, string Function, CallInput Input, RowReader<T> Reader, Func<CallPart, string> Write)
{
    /// <summary>The query that makes a call.</summary>
    public BigQueryCommand Command(CallPart part, string opening = "") => new(opening + Write(part), part.Parameters);
}
