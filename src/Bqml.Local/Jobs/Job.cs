using System.Collections.Concurrent;
using Bqml.Local.Learning;

namespace Bqml.Local.Jobs;

/// <summary>A statement, or other work, that runs, or ran, in the background.</summary>
internal sealed class Job(string projectId, string jobId, JobRequest request) : IProgress<IterationInfo>
{
    private readonly CancellationTokenSource _cancellation = new();

    public string ProjectId => projectId;

    public string JobId => jobId;

    public JobRequest Request => request;

    public DateTimeOffset CreationTime { get; } = DateTimeOffset.UtcNow;

    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>Ends when the job is done, well or not; never fails.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public bool IsDone => EndTime is not null;

    /// <summary>What went wrong; null while the job runs and when it went well.</summary>
    public LocalQueryException? Error { get; private set; }

    /// <summary>What the work gave; null until then and when it failed.</summary>
    public StatementResult? Result { get; private set; }

    /// <summary>The training iterations so far.</summary>
    public ConcurrentQueue<IterationInfo> Iterations { get; } = new();

    /// <summary>The catalogue's id of the model type being trained; null for other statements.</summary>
    public string? TrainingModelType { get; set; }

    /// <summary>The most iterations that the training may take; null when the model type has no such limit.</summary>
    public long? MaxIterations { get; set; }

    public void Report(IterationInfo value) => Iterations.Enqueue(value);

    public void Start(Func<Job, CancellationToken, StatementResult> run) => Completion = Task.Run(() => Run(run));

    public void Cancel() => _cancellation.Cancel();

    private void Run(Func<Job, CancellationToken, StatementResult> run)
    {
        try
        {
            Result = run(this, _cancellation.Token);
        }
        catch (LocalQueryException e)
        {
            Error = e;
        }
        catch (OperationCanceledException)
        {
            Error = new LocalQueryException("stopped", "Job execution was cancelled: User requested cancellation");
        }
        catch (Exception e)
        {
            // The boundary of a job: whatever it throws is its result, so that a client never waits for a job that is gone.
            Error = new LocalQueryException("internalError", $"An internal error of the embedded engine: {e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            EndTime = DateTimeOffset.UtcNow;
        }
    }
}
