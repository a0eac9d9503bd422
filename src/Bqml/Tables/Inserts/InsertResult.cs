namespace Bqml;

/// <summary>What an insert has done.</summary>
public sealed record InsertResult
{
    /// <summary>Rows that BigQuery has taken. Queries see them within seconds.</summary>
    public required long Inserted { get; init; }

    /// <summary>Rows that BigQuery has refused; <see cref="InsertOptions{T}.RowFailed"/> has heard of each.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests that were answered, those that sent rows again included.</summary>
    public required long Requests { get; init; }
}

/// <summary>How far an insert is.</summary>
/// <param name="Inserted">Rows that BigQuery has taken.</param>
/// <param name="Failed">Rows that BigQuery has refused.</param>
public readonly record struct InsertProgress(long Inserted, long Failed);
