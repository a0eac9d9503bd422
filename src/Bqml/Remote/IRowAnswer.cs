namespace Bqml;

/// <summary>What a function of a remote model gave for one row: an answer, or the reason why there is none. The service may fail for single rows of a query that succeeds.</summary>
/// <typeparam name="TSelf">The type of the answer.</typeparam>
public interface IRowAnswer<TSelf> where TSelf : IRowAnswer<TSelf>
{
    /// <summary>The service's answer for this row: empty or null on success, otherwise why the row failed.</summary>
    string? Status { get; }

    /// <summary>The column of <see cref="Status"/>.</summary>
    internal static abstract string StatusColumn { get; }

    /// <summary>The rows that answers are about, to be sent again.</summary>
    internal static abstract IEnumerable<QueryParameter> Inputs(string name, IEnumerable<TSelf> answers, int? rowsPerCall);

    /// <summary>The text of a column of the rows that answers are about.</summary>
    internal static abstract IEnumerable<string?> Texts(IEnumerable<TSelf> answers, string column);
}
