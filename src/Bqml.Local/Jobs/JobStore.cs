using System.Diagnostics.CodeAnalysis;

namespace Bqml.Local.Jobs;

/// <summary>The jobs of an engine. Finished ones are kept until there are many, so that their results can be fetched.</summary>
internal sealed class JobStore(Func<Job, CancellationToken, StatementResult> run)
{
    private const int KeptJobs = 1000;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Project, string JobId), Job> _jobs = [];
    private readonly Dictionary<string, Job> _requests = [];
    private readonly Queue<Job> _order = new();

    /// <summary>Starts a job.</summary>
    /// <param name="projectId">The project that the job belongs to.</param>
    /// <param name="jobId">The id that the client chose; null for one of ours.</param>
    /// <param name="requestId">Marks a request that may be sent again: the first job with it is returned; null for none.</param>
    /// <param name="request">What to run.</param>
    /// <exception cref="LocalQueryException">There is a job with that id.</exception>
    public Job Start(string projectId, string? jobId, string? requestId, JobRequest request)
    {
        lock (_lock)
        {
            if (requestId is not null && _requests.TryGetValue(requestId, out var known)) return known;
            jobId ??= "job_" + Guid.NewGuid().ToString("N");
            var job = new Job(projectId, jobId, request);
            if (!_jobs.TryAdd((projectId, jobId), job))
                throw new LocalQueryException("duplicate", $"Already Exists: Job {projectId}:{jobId}");
            if (requestId is not null) _requests.Add(requestId, job);
            _order.Enqueue(job);
            Forget();
            job.Start(run);
            return job;
        }
    }

    public bool TryGet(string projectId, string jobId, [NotNullWhen(true)] out Job? job)
    {
        lock (_lock) return _jobs.TryGetValue((projectId, jobId), out job);
    }

    /// <summary>Cancels every job and waits until they have ended.</summary>
    public async Task StopAsync()
    {
        Job[] jobs;
        lock (_lock) jobs = [.. _jobs.Values];
        foreach (var job in jobs) job.Cancel();
        await Task.WhenAll(jobs.Select(job => job.Completion)).ConfigureAwait(false);
    }

    private void Forget()
    {
        while (_order.Count > KeptJobs && _order.Peek().IsDone)
        {
            var job = _order.Dequeue();
            _jobs.Remove((job.ProjectId, job.JobId));
            foreach (var requestId in _requests.Where(r => r.Value == job).Select(r => r.Key).ToList()) _requests.Remove(requestId);
        }
    }
}
