using System.Globalization;

namespace Bqml;

/// <summary>How rows are inserted (page "Method: tabledata.insertAll").</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed class InsertOptions<T>
{
    /// <summary>The most rows that a request may have (page "Quotas and limits", streaming inserts).</summary>
    private const int MostRows = 50_000;

    /// <summary>Rows in a request, from 1 to 50,000. Default: 500, which BigQuery recommends. A request that would be larger than 10 MB has fewer.</summary>
    public int BatchRows { get; set; } = 500;

    /// <summary>
    /// Whether rows carry ids, by which BigQuery tells a row that is sent again from a new one, for about a minute and as well as it can. Default: true.
    /// Without ids BigQuery takes more rows a second, and a request that is sent again after its answer was lost doubles its rows.
    /// </summary>
    public bool Deduplicate { get; set; } = true;

    /// <summary>The id of a row, of at most 128 characters, for callers who may send the same rows again themselves. Default: ids of the client's making, new for each call.</summary>
    public Func<T, string>? InsertId { get; set; }

    /// <summary>Whether values that no column takes are left out, instead of refusing the row. Default: false.</summary>
    public bool IgnoreUnknownValues { get; set; }

    /// <summary>
    /// Hears of each row that BigQuery has refused, in the order of the rows within a request; all others are inserted. Default: nobody, and a refused row ends the insert with an
    /// exception of reason <see cref="ErrorReasons.RowsRefused"/> when the other rows of its request are inserted.
    /// </summary>
    public Action<FailedRow<T>>? RowFailed { get; set; }

    internal void Check()
    {
        if (BatchRows is < 1 or > MostRows) throw new ArgumentOutOfRangeException(nameof(BatchRows), BatchRows, string.Create(CultureInfo.InvariantCulture, $"BatchRows must be from 1 to {MostRows}."));
        if (InsertId is not null && !Deduplicate) throw new ArgumentException("InsertId has no effect without Deduplicate.", nameof(InsertId));
    }
}
