using Bqml.GoogleSql;

namespace Bqml.Remote;

/// <summary>The rows of a call that looks at each by itself, so that they can be sent in parts, and some of them again.</summary>
internal abstract class CallInput
{
    /// <summary>The query parameter that holds rows from memory.</summary>
    public const string RowsParameter = "input";

    /// <summary>No row: what is asked for is the shape of the result.</summary>
    public abstract CallPart Nothing { get; }

    /// <summary>How many rows there are.</summary>
    /// <param name="client">Counts rows that are in BigQuery.</param>
    /// <param name="saved">Rows to leave out; null: none.</param>
    /// <param name="withTokens">Whether tokens are estimated too.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public abstract Task<RowVolume> MeasureAsync(BigQueryML client, SavedAnswers? saved, bool withTokens, CancellationToken cancellationToken);

    /// <summary>The calls that send all rows.</summary>
    /// <param name="saved">Rows to leave out; null: none.</param>
    /// <param name="rows">How many rows there are without those.</param>
    /// <param name="rowsPerCall">How many a call has at most; null: as many as fit.</param>
    public abstract IEnumerable<CallPart> Parts(SavedAnswers? saved, long rows, int? rowsPerCall);

    /// <summary>The calls that send rows again which came back without an answer.</summary>
    public virtual IEnumerable<CallPart> Again<T>(IEnumerable<T> failed, int? rowsPerCall) where T : IRowAnswer<T> =>
        T.Rows.Parameters(RowsParameter, failed, rowsPerCall).Select(static rows => new CallPart(static call => call.AddRows(RowsParameter), [rows]));
}

/// <summary>The input of one call.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record CallPart(Action<ModelFunctionCall> Write, IReadOnlyList<QueryParameter> Parameters);
