using Bqml.Http;
using Bqml.Observability;
using Microsoft.Extensions.Logging;

namespace Bqml.Jobs;

/// <summary>Runs jobs to their end, and cancels them when the caller gives up.</summary>
internal sealed class JobRunner(JobClient jobs, string projectId, BigQueryMLOptions options)
{
    private readonly ILogger _log = options.CreateLogger();

    /// <summary>Runs a job to its end.</summary>
    /// <param name="work">What it does.</param>
    /// <param name="watch">Hears of every state of the job.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The job, done and without error, and what it cost.</returns>
    public async Task<(Job Job, StatementStatistics Statistics)> RunAsync(JobWork work, Action<Job>? watch, CancellationToken cancellationToken)
    {
        using var observation = new StatementObservation(options, _log, projectId, work.Operation);
        observation.Enter();
        try
        {
            var job = await RetryAsync(work, watch, observation, cancellationToken).ConfigureAwait(false);
            var statistics = job.Costs.AddTo(observation.Complete(new StatementStatistics { Operation = work.Operation, JobId = job.Reference?.JobId, Location = job.Reference?.Location }));
            observation.Completed(statistics);
            return (job, statistics);
        }
        catch (Exception exception)
        {
            observation.Failed(exception);
            throw;
        }
    }

    private async Task<Job> RetryAsync(JobWork work, Action<Job>? watch, StatementObservation observation, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                return await RunOnceAsync(work, watch, observation, cancellationToken).ConfigureAwait(false);
            }
            catch (BigQueryMLException exception) when (exception.Details.Retry == RetryKind.Job || MissingRole.Find(exception, projectId) is not null)
            {
                var role = MissingRole.Find(exception, projectId);
                var failure = role?.Explain(exception) ?? exception;
                // The service failed, not the statement: a failed job has changed nothing, so a new one may do it over.
                if (work.Media is { CanRewind: false } || !schedule.TryNext(RetryKind.Job, failure.Details.RetryAfter, out delay))
                    throw schedule.Attempts <= 1 ? failure : failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
                work.Media?.Rewind();
                if (role is not null) options.RoleMissing?.Invoke(role);
                observation.Retrying(schedule.Attempts, work.Purpose, failure, delay);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Job> RunOnceAsync(JobWork work, Action<Job>? watch, StatementObservation observation, CancellationToken cancellationToken)
    {
        var reference = new JobReference(projectId, JobReference.NewId(), options.Location);
        try
        {
            var job = await jobs.InsertAsync(work, reference, dryRun: false, cancellationToken).ConfigureAwait(false);
            reference = reference with { Location = job.Reference?.Location ?? reference.Location };
            observation.Started(reference.JobId, reference.Location);
            for (var poll = new PollSchedule(options.TimeProvider); ;)
            {
                watch?.Invoke(job);
                if (job.IsDone) break;
                await poll.WaitAsync(cancellationToken).ConfigureAwait(false);
                job = await jobs.GetAsync(work, reference, cancellationToken).ConfigureAwait(false);
            }
            return job.Error is null ? job : throw ResponseErrors.FromJob(Explain(job.Error, job.Errors), work.Purpose, work.Statement, reference.JobId, reference.Location);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await jobs.CancelAsync(reference).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A load job's error only says that there are others: the first of them are what the caller needs.</summary>
    private static ServiceError Explain(ServiceError error, IReadOnlyList<ServiceError> all)
    {
        const int most = 5;
        var others = all.Where(other => other.Message is not null && other.Message != error.Message).Select(static other => other.Message!).Distinct().Take(most).ToList();
        return others.Count == 0 ? error : error with { Message = $"{error.Message} {string.Join(" ", others)}".Trim() };
    }
}
