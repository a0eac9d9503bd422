namespace Bqml;

/// <summary>What became of one row: an answer, or the reason why there is none after every attempt.</summary>
/// <typeparam name="T">The type of the answer; it holds the row it is about.</typeparam>
public sealed record RowResult<T> where T : class
{
    internal RowResult(T row, string? status, int attempts) => (Row, Status, Attempts) = (row, string.IsNullOrEmpty(status) ? null : status, attempts);

    /// <summary>What the last attempt gave: its <c>Input</c> is the row it is about. Of a row that failed, the answer's properties are null.</summary>
    public T Row { get; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public string? Status { get; }

    /// <summary>How often the row was sent: 1 or more.</summary>
    public int Attempts { get; }

    /// <summary>Whether there is an answer.</summary>
    public bool Succeeded => Status is null;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public T Value => Succeeded ? Row : throw new InvalidOperationException($"The row has no answer after {Attempts} attempts: {Status}");

    /// <summary>The answer, if there is one.</summary>
    /// <param name="value">The answer; null when there is none.</param>
    public bool TryGetValue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value)
    {
        value = Succeeded ? Row : null;
        return Succeeded;
    }
}
