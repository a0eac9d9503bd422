using System.Runtime.CompilerServices;
using Bqml.Http;
using Bqml.Runtime;

namespace Bqml.Jobs;

/// <summary>Runs queries and streams their rows: one page is decoded while the next is fetched, and no more than those two are held.</summary>
internal sealed class QueryRunner(JobClient jobs, BigQueryMLOptions options)
{
    public async IAsyncEnumerable<T> RunAsync<T>(BigQueryCommand command, RowReader<T> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var context = new ResultContext(command.Text);
        var page = await StartAsync(command, cancellationToken).ConfigureAwait(false);
        var job = page.Job;
        (context.JobId, context.JobLocation) = (job?.JobId, job?.Location);
        ResultBinding? binding = null;
        var totalRows = page.TotalRows;
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ResultPage>? next = null;
        try
        {
            while (true)
            {
                binding ??= ResultBinding.Create(reader, page.Schema ?? [], context);
                var token = page.PageToken;
                if (token is not null) next = FetchAsync(token);
                while (page.TryRead(reader, binding, context, out var row))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return row;
                }
                if (token is null && page.PageToken is not null) next = FetchAsync(token = page.PageToken);
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
            page.Dispose();
            if (next is not null)
            {
                await abandon.CancelAsync().ConfigureAwait(false);
                await DiscardAsync(next).ConfigureAwait(false);
            }
        }

        Task<ResultPage> FetchAsync(string token) => job is null
            ? throw context.Malformed("it has more pages but names no job to ask for them")
            : GetPageAsync(command, job, token, abandon.Token);
    }

    /// <summary>Runs the query to its end; a job that failed by the service's fault is run over.</summary>
    /// <returns>The first page.</returns>
    private async Task<ResultPage> StartAsync(BigQueryCommand command, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(options.TimeProvider, options.RetryDeadline);
        while (true)
        {
            TimeSpan delay;
            try
            {
                return await StartOnceAsync(command, cancellationToken).ConfigureAwait(false);
            }
            catch (BigQueryMLException failure) when (failure.Details.Retry == RetryKind.Job)
            {
                if (!schedule.TryNext(RetryKind.Job, failure.Details.RetryAfter, out delay))
                    throw schedule.Attempts == 1 ? failure : failure.AfterAttempts(schedule.Attempts, schedule.Elapsed);
            }
            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ResultPage> StartOnceAsync(BigQueryCommand command, CancellationToken cancellationToken)
    {
        var request = jobs.QueryRequest(command);
        var body = await jobs.QueryAsync(command, Guid.NewGuid().ToString(), cancellationToken).ConfigureAwait(false);
        var page = ResultPage.Parse(request, body);
        var job = page.Job;
        try
        {
            for (var poll = new PollSchedule(options.TimeProvider); !page.IsComplete;)
            {
                page.Dispose();
                if (job is null) throw ResponseErrors.Malformed(request, "the answer says that the query still runs but names no job", null);
                await poll.WaitAsync(cancellationToken).ConfigureAwait(false);
                page = await GetPageAsync(command, job, null, cancellationToken).ConfigureAwait(false);
            }
            return page;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (job is not null) await jobs.CancelAsync(job).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ResultPage> GetPageAsync(BigQueryCommand command, JobReference job, string? pageToken, CancellationToken cancellationToken)
    {
        var body = await jobs.GetResultsAsync(command, job, pageToken, cancellationToken).ConfigureAwait(false);
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
