using System.Text.Json;
using Bqml.Observability;

namespace Bqml.Jobs;

/// <summary>What a job is to do.</summary>
/// <param name="Kind">The property of <c>JobConfiguration</c> that tells it: <c>query</c>, <c>copy</c>, <c>load</c>.</param>
/// <param name="Purpose">What it does, as in "could not ...".</param>
/// <param name="Write">Writes the fields of that property.</param>
internal sealed record JobWork(string Kind, string Purpose, Action<Utf8JsonWriter> Write)
{
    /// <summary>What it does, for logs, traces and metrics.</summary>
    public string Operation { get; init; } = StatementObservation.Statement;

    /// <summary>The statement that is run; null for other work.</summary>
    public string? Statement { get; init; }

    /// <summary>The data that it loads; null when it takes none from here.</summary>
    public JobMedia? Media { get; init; }
}
