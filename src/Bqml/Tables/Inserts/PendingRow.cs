namespace Bqml.Tables;

/// <summary>A row on its way.</summary>
/// <param name="Number">Which of the rows it is, counted from 1.</param>
/// <param name="Row">The row.</param>
/// <param name="Json">What is sent of it: id and values.</param>
internal sealed record PendingRow<T>(long Number, T Row, ReadOnlyMemory<byte> Json)
{
    /// <summary>Why it was refused the last time; empty before.</summary>
    public IReadOnlyList<RowError> Errors { get; set; } = [];

    public FailedRow<T> ToFailed() => new(Number, Row, Errors);
}
