using Bqml.Http;

namespace Bqml.Jobs;

/// <summary>Runs statements as jobs to their end, and cancels them when the caller gives up.</summary>
internal sealed class JobRunner(JobClient jobs, string projectId, BigQueryMLOptions options)
{
    /// <summary>Runs a statement to its end.</summary>
    /// <param name="command">The statement.</param>
    /// <param name="purpose">What it does, as in "could not ...".</param>
    /// <param name="watch">Hears of every state of the job.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The job, done and without error.</returns>
    public async Task<Job> RunAsync(BigQueryCommand command, string purpose, Action<Job>? watch, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                return await RunOnceAsync(command, purpose, watch, cancellationToken).ConfigureAwait(false);
            }
            catch (BigQueryMLException failure) when (failure.Details.Retry == RetryKind.Job)
            {
                // The service failed, not the statement: a failed job has changed nothing, so a new one may do it over.
                if (!schedule.TryNext(RetryKind.Job, failure.Details.RetryAfter, out delay))
                    throw schedule.Attempts == 1 ? failure : failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Job> RunOnceAsync(BigQueryCommand command, string purpose, Action<Job>? watch, CancellationToken cancellationToken)
    {
        var reference = new JobReference(projectId, JobReference.NewId(), options.Location);
        try
        {
            var job = await jobs.InsertAsync(command, reference, dryRun: false, purpose, cancellationToken).ConfigureAwait(false);
            reference = reference with { Location = job.Reference?.Location ?? reference.Location };
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
