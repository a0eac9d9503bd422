namespace Bqml;

/// <summary>How far a run over many rows is.</summary>
public sealed record RowRunProgress
{
    /// <summary>The attempt that runs or ended last, from 1; 0 when there was nothing to send.</summary>
    public int Attempt { get; init; }

    /// <summary>Rows that were sent, all attempts together.</summary>
    public long Sent { get; init; }

    /// <summary>Rows that have an answer. Of a run that is saved, those of the runs before it too.</summary>
    public long Answered { get; init; }

    /// <summary>Rows that were sent and have no answer.</summary>
    public long Failed { get; init; }
}
