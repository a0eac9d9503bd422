using System.ComponentModel;
using Bqml.Runtime;

namespace Bqml;

/// <summary>What a function of a remote model gave for one row: an answer, or the reason why there is none. The service may fail for single rows of a query that succeeds.</summary>
/// <typeparam name="TSelf">The type of the answer.</typeparam>
public interface IRowAnswer<TSelf> where TSelf : IRowAnswer<TSelf>
{
    /// <summary>The service's answer for this row: empty or null on success, otherwise why the row failed.</summary>
    string? Status { get; }

    /// <summary>The rows that answers are about; for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract AnsweredRows<TSelf> Rows { get; }
}
