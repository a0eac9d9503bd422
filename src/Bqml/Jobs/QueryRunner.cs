using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Bqml.Http;
using Bqml.Observability;
using Bqml.Remote;
using Bqml.Runtime;
using Microsoft.Extensions.Logging;

namespace Bqml.Jobs;

/// <summary>Runs queries and streams their rows: one page is decoded while the next is fetched, and no more than those two are held.</summary>
internal sealed class QueryRunner(JobClient jobs, BigQueryMLOptions options)
{
    private readonly ILogger _log = options.CreateLogger();

    /// <summary>The rows of a query, which runs when they are asked for.</summary>
    public QueryResult<T> Run<T>(BigQueryCommand command, RowReader<T> reader, CancellationToken cancellationToken) =>
        new(runs => ReadAsync(runs.Begin(jobs, command), reader, cancellationToken));

    /// <summary>The rows of several queries, one after the other; each runs, and the next command is asked for, when the rows before are read.</summary>
    public QueryResult<T> Run<T>(IEnumerable<BigQueryCommand> commands, RowReader<T> reader, RowCalls<T>? calls, CancellationToken cancellationToken) =>
        new(runs => ReadAllAsync(commands, runs, reader, cancellationToken)) { Calls = calls };

    private async IAsyncEnumerable<T> ReadAllAsync<T>(IEnumerable<BigQueryCommand> commands, QueryRuns runs, RowReader<T> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            await foreach (var row in ReadAsync(runs.Begin(jobs, command), reader, cancellationToken).ConfigureAwait(false)) yield return row;
        }
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(QueryRun run, RowReader<T> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var observation = new StatementObservation(options, _log, jobs.ProjectId, StatementObservation.Query);
        var context = new ResultContext(run.Command.Text);
        ResultBinding? binding = null;
        await using var pages = ReadPagesAsync(run, context, observation, cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (await NextPageAsync().ConfigureAwait(false))
            {
                while (TryRead(pages.Current, out var row)) yield return row;
            }
        }
        finally
        {
            Telemetry.Read(context.Row);
        }

        async ValueTask<bool> NextPageAsync()
        {
            try
            {
                return await pages.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                observation.Failed(exception);
                throw;
            }
        }

        bool TryRead(ResultPage page, [MaybeNullWhen(false)] out T row)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                binding ??= ResultBinding.Create(reader, page.Schema ?? [], context);
                return page.TryRead(reader, binding, context, out row);
            }
            catch (Exception exception)
            {
                observation.Failed(exception);
                throw;
            }
        }
    }

    /// <summary>The pages of the result, each to be read before the next is asked for, and its own again from then on.</summary>
    private async IAsyncEnumerable<ResultPage> ReadPagesAsync(QueryRun run, ResultContext context, StatementObservation observation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var command = run.Command;
        var page = await StartAsync(run, observation, cancellationToken).ConfigureAwait(false);
        var job = page.Job;
        (context.JobId, context.JobLocation) = (job?.JobId, job?.Location);
        var totalRows = page.TotalRows;
        var isFirst = true;
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ResultPage>? next = null;
        try
        {
            while (true)
            {
                var token = page.PageToken;
                if (token is not null) next = FetchAsync(token, page.Length);
                yield return page;
                if (isFirst) await CompleteAsync(observation.WantsCosts).ConfigureAwait(false);
                if (token is null && page.PageToken is not null) next = FetchAsync(token = page.PageToken, page.Length);
                if (next is null) break;
                page.Dispose();
                page = await next.ConfigureAwait(false);
                next = null;
                if (page.PageToken == token) throw context.Malformed("a page names itself as the next one");
            }
            totalRows ??= page.TotalRows;
            if (context.Row < totalRows) throw context.Malformed(FormattableString.Invariant($"the result ends after {context.Row} of its {totalRows} rows"));
        }
        finally
        {
            // A reading that stops in the first page has cost as much as one that goes on.
            if (isFirst && !observation.HasFailed && page.TrySkipRows()) await CompleteAsync(askForMore: false).ConfigureAwait(false);
            page.Dispose();
            if (next is not null)
            {
                await abandon.CancelAsync().ConfigureAwait(false);
                await DiscardAsync(next).ConfigureAwait(false);
            }
        }

        // BigQuery writes what a query cost behind the rows.
        async ValueTask CompleteAsync(bool askForMore)
        {
            isFirst = false;
            run.AddCosts(page);
            observation.Completed(await run.GetStatisticsAsync(askForMore, cancellationToken).ConfigureAwait(false));
        }

        Task<ResultPage> FetchAsync(string token, int likelyLength) => job is null
            ? throw context.Malformed("it has more pages but names no job to ask for them")
            : GetPageAsync(command, job, token, likelyLength, observation, abandon.Token);
    }

    /// <summary>Runs the query to its end; a job that failed by the service's fault is run over.</summary>
    /// <returns>The first page.</returns>
    private async Task<ResultPage> StartAsync(QueryRun run, StatementObservation observation, CancellationToken cancellationToken)
    {
        observation.Enter();
        var page = await RetryAsync(run.Command, observation, cancellationToken).ConfigureAwait(false);
        run.Started(observation.Complete(new StatementStatistics
        {
            Operation = StatementObservation.Query, JobId = page.Job?.JobId, QueryId = page.QueryId, Location = page.Location ?? page.Job?.Location, Rows = page.TotalRows,
        }));
        run.AddCosts(page);
        return page;
    }

    private async Task<ResultPage> RetryAsync(BigQueryCommand command, StatementObservation observation, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                return await StartOnceAsync(command, observation, cancellationToken).ConfigureAwait(false);
            }
            catch (BigQueryMLException exception) when (exception.Details.Retry == RetryKind.Job || MissingRole.Find(exception, jobs.ProjectId) is not null)
            {
                var role = MissingRole.Find(exception, jobs.ProjectId);
                var failure = role?.Explain(exception) ?? exception;
                if (!schedule.TryNext(RetryKind.Job, failure.Details.RetryAfter, out delay))
                    throw schedule.Attempts == 1 ? failure : failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
                if (role is not null) options.RoleMissing?.Invoke(role);
                observation.Retrying(schedule.Attempts, "run the query", failure, delay);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ResultPage> StartOnceAsync(BigQueryCommand command, StatementObservation observation, CancellationToken cancellationToken)
    {
        var request = jobs.QueryRequest(command);
        var body = await jobs.QueryAsync(command, Guid.NewGuid().ToString(), cancellationToken).ConfigureAwait(false);
        var page = ResultPage.Parse(request, body);
        var job = page.Job;
        if (job is not null) observation.Started(job.JobId, job.Location);
        try
        {
            for (var poll = new PollSchedule(options.TimeProvider); !page.IsComplete;)
            {
                page.Dispose();
                if (job is null) throw ResponseErrors.Malformed(request, "the answer says that the query still runs but names no job", null);
                await poll.WaitAsync(cancellationToken).ConfigureAwait(false);
                page = await GetPageAsync(command, job, null, likelyLength: 0, observation, cancellationToken).ConfigureAwait(false);
            }
            return page;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (job is not null) await jobs.CancelAsync(job).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ResultPage> GetPageAsync(BigQueryCommand command, JobReference job, string? pageToken, int likelyLength, StatementObservation observation, CancellationToken cancellationToken)
    {
        observation.Enter();
        var body = await jobs.GetResultsAsync(command, job, pageToken, likelyLength, cancellationToken).ConfigureAwait(false);
        return ResultPage.Parse(jobs.ResultsRequest(command, job, pageToken), body);
    }

    private static async Task DiscardAsync(Task<ResultPage> page)
    {
        try
        {
            (await page.ConfigureAwait(false)).Dispose();
        }
        catch (Exception exception) when (exception is BigQueryMLException or OperationCanceledException)
        {
        }
    }
}
