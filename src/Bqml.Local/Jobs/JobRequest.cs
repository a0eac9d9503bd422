namespace Bqml.Local.Jobs;

/// <summary>What a job is to do.</summary>
/// <param name="ProjectId">The project that it runs in.</param>
internal abstract record JobRequest(string ProjectId)
{
    /// <summary>Check and describe only: nothing is trained or written.</summary>
    public bool DryRun { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
