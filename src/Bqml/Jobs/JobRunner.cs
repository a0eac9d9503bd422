using Bqml.Http;
using Bqml.Observability;
using Microsoft.Extensions.Logging;

namespace Bqml.Jobs;

/// <summary>Runs statements as jobs to their end, and cancels them when the caller gives up.</summary>
internal sealed class JobRunner(JobClient jobs, string projectId, BigQueryMLOptions options)
{
    private readonly ILogger _log = options.CreateLogger();

    /// <summary>Runs a statement to its end.</summary>
    /// <param name="command">The statement.</param>
    /// <param name="operation">What it does, for logs, traces and metrics.</param>
    /// <param name="purpose">What it does, as in "could not ...".</param>
    /// <param name="watch">Hears of every state of the job.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The job, done and without error, and what it cost.</returns>
    public async Task<(Job Job, StatementStatistics Statistics)> RunAsync(BigQueryCommand command, string operation, string purpose, Action<Job>? watch, CancellationToken cancellationToken)
    {
        using var observation = new StatementObservation(options, _log, projectId, operation);
        observation.Enter();
        try
        {
            var job = await RetryAsync(command, purpose, watch, observation, cancellationToken).ConfigureAwait(false);
            var statistics = job.Costs.AddTo(observation.Complete(new StatementStatistics { Operation = operation, JobId = job.Reference?.JobId, Location = job.Reference?.Location }));
            observation.Completed(statistics);
            return (job, statistics);
        }
        catch (Exception exception)
        {
            observation.Failed(exception);
            throw;
        }
    }

    private async Task<Job> RetryAsync(BigQueryCommand command, string purpose, Action<Job>? watch, StatementObservation observation, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                return await RunOnceAsync(command, purpose, watch, observation, cancellationToken).ConfigureAwait(false);
            }
            catch (BigQueryMLException failure) when (failure.Details.Retry == RetryKind.Job)
            {
                // The service failed, not the statement: a failed job has changed nothing, so a new one may do it over.
                if (!schedule.TryNext(RetryKind.Job, failure.Details.RetryAfter, out delay))
                    throw schedule.Attempts == 1 ? failure : failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
                observation.Retrying(schedule.Attempts, purpose, failure, delay);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Job> RunOnceAsync(BigQueryCommand command, string purpose, Action<Job>? watch, StatementObservation observation, CancellationToken cancellationToken)
    {
        var reference = new JobReference(projectId, JobReference.NewId(), options.Location);
        try
        {
            var job = await jobs.InsertAsync(command, reference, dryRun: false, purpose, cancellationToken).ConfigureAwait(false);
            reference = reference with { Location = job.Reference?.Location ?? reference.Location };
            observation.Started(reference.JobId, reference.Location);
            for (var poll = new PollSchedule(options.TimeProvider); ;)
            {
                watch?.Invoke(job);
                if (job.IsDone) break;
                await poll.WaitAsync(cancellationToken).ConfigureAwait(false);
                job = await jobs.GetAsync(command, reference, purpose, cancellationToken).ConfigureAwait(false);
            }
            return job.Error is null ? job : throw ResponseErrors.FromJob(job.Error, purpose, command.Text, reference.JobId, reference.Location);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await jobs.CancelAsync(reference).ConfigureAwait(false);
            throw;
        }
    }
}
