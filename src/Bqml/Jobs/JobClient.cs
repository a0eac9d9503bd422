using System.Globalization;
using Bqml.Http;
using Bqml.Remote;

namespace Bqml.Jobs;

/// <summary>The REST methods on jobs.</summary>
internal sealed class JobClient(RestClient rest, string projectId, BigQueryMLOptions options)
{
    /// <summary>Short: until the answer is here, the job's id is unknown and the job cannot be cancelled. Longer work is then waited for by its id.</summary>
    private static readonly TimeSpan QueryWait = TimeSpan.FromSeconds(2);

    /// <summary>Well below the 100 s after which the HttpClient of a <c>BaseClientService</c> gives up by default.</summary>
    private static readonly TimeSpan ResultsWait = TimeSpan.FromSeconds(20);

    /// <summary>How often an upload whose session the server has forgotten is begun again.</summary>
    private const int MostRestarts = 3;

    private readonly StatementWriter _writer = new(projectId, options);
    private readonly EndpointOverrides _endpoints = new(options.Endpoints.AsReadOnly());
    private readonly string _project = Uri.EscapeDataString(projectId);

    public string ProjectId { get; } = projectId;

    /// <summary>jobs.query: starts a query and answers with its first page if it is quick.</summary>
    public Task<PooledBuffer> QueryAsync(BigQueryCommand command, string requestId, CancellationToken cancellationToken) => rest.SendAsync(
        QueryRequest(command) with { Body = _writer.Query(command, requestId, QueryWait), ServerWait = QueryWait, FinishAttempt = true }, cancellationToken);

    /// <summary>The request of <see cref="QueryAsync"/> without its body, for messages.</summary>
    public RestRequest QueryRequest(BigQueryCommand command) => new()
    {
        Method = HttpMethod.Post, Path = $"projects/{_project}/queries", Purpose = "run the query", Statement = command.Text,
    };

    /// <summary>jobs.getQueryResults: waits for a query and answers with a page of its result.</summary>
    public Task<PooledBuffer> GetResultsAsync(BigQueryCommand command, JobReference job, string? pageToken, int likelyLength, CancellationToken cancellationToken) =>
        rest.SendAsync(ResultsRequest(command, job, pageToken) with { LikelyLength = likelyLength }, cancellationToken);

    /// <summary>The request of <see cref="GetResultsAsync"/>.</summary>
    public RestRequest ResultsRequest(BigQueryCommand command, JobReference job, string? pageToken)
    {
        var wait = pageToken is null ? ResultsWait : TimeSpan.Zero;
        var path = string.Create(CultureInfo.InvariantCulture, $"projects/{_project}/queries/{Uri.EscapeDataString(job.JobId)}?formatOptions.useInt64Timestamp=true&timeoutMs={(long)wait.TotalMilliseconds}");
        if (job.Location is { } location) path += "&location=" + Uri.EscapeDataString(location);
        if (options.PageSize is { } rows) path += string.Create(CultureInfo.InvariantCulture, $"&maxResults={rows}");
        if (pageToken is not null) path += "&pageToken=" + Uri.EscapeDataString(pageToken);
        return new RestRequest
        {
            Method = HttpMethod.Get, Path = path, Purpose = pageToken is null ? "run the query" : "read the query's result", ServerWait = wait,
            Statement = command.Text, JobId = job.JobId, JobLocation = job.Location,
        };
    }

    /// <summary>The command as the options have it: with the endpoints that they name.</summary>
    public BigQueryCommand Configure(BigQueryCommand command) => _endpoints.Apply(command);

    /// <summary>The work of running a statement.</summary>
    public JobWork Work(BigQueryCommand command, string purpose)
    {
        var configured = Configure(command);
        return new("query", purpose, json => _writer.Statement(json, configured)) { Statement = configured.Text };
    }

    /// <summary>jobs.insert: starts a job under an id of ours. When that id exists, an earlier attempt got through: the job is the one asked for.</summary>
    public async Task<Job> InsertAsync(JobWork work, JobReference reference, bool dryRun, CancellationToken cancellationToken)
    {
        var request = new RestRequest
        {
            Method = HttpMethod.Post, Path = $"projects/{_project}/jobs", Purpose = work.Purpose, Body = _writer.Job(work, reference, dryRun),
            FinishAttempt = !dryRun, Statement = work.Statement, JobId = reference.JobId, JobLocation = reference.Location,
        };
        try
        {
            using var body = await (work.Media is { } media ? UploadAsync(request, media, cancellationToken) : rest.SendAsync(request, cancellationToken)).ConfigureAwait(false);
            return ResponseErrors.Parse(request, body.Span, Job.Parse);
        }
        catch (UploadLostException lost)
        {
            return await FindOrUploadAgainAsync(lost, work, reference, cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryMLException exception) when (exception.HttpStatus == 409)
        {
            var existing = reference with { Location = reference.Location ?? LocationIn(exception.Summary, reference.JobId) };
            return await GetAsync(work, existing, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<PooledBuffer> UploadAsync(RestRequest request, JobMedia media, CancellationToken cancellationToken) =>
        new MediaUpload(rest, options, media.ChunkSize).SendAsync(request, media.Content, media.Progress, cancellationToken);

    /// <summary>A lost upload may have come to its end, so that the job is there; otherwise all is sent again, once in a while.</summary>
    private async Task<Job> FindOrUploadAgainAsync(UploadLostException lost, JobWork work, JobReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(work, reference, cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryMLException missing) when (missing.HttpStatus == 404)
        {
            if (work.Media is not { CanRewind: true, Restarts: < MostRestarts } media) throw lost.Failure;
            media.Rewind();
        }
        return await InsertAsync(work, reference, dryRun: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>jobs.get.</summary>
    public async Task<Job> GetAsync(JobWork work, JobReference job, CancellationToken cancellationToken)
    {
        var request = new RestRequest
        {
            Method = HttpMethod.Get, Path = JobPath(job, ""), Purpose = work.Purpose, Statement = work.Statement, JobId = job.JobId, JobLocation = job.Location,
        };
        using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ResponseErrors.Parse(request, body.Span, Job.Parse);
    }

    /// <summary>jobs.cancel, for a caller who has cancelled: takes a short while at most and never fails, since the caller can do nothing about it.</summary>
    public async Task CancelAsync(JobReference job)
    {
        using var timeout = new CancellationTokenSource(RestClient.CancelTimeout);
        try
        {
            var request = new RestRequest { Method = HttpMethod.Post, Path = JobPath(job, "/cancel"), Purpose = "cancel the job", JobId = job.JobId, JobLocation = job.Location };
            using var body = await rest.SendAsync(request, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BigQueryMLException or OperationCanceledException)
        {
        }
    }

    private string JobPath(JobReference job, string verb)
    {
        var path = $"projects/{_project}/jobs/{Uri.EscapeDataString(job.JobId)}{verb}";
        return job.Location is { } location ? path + "?location=" + Uri.EscapeDataString(location) : path;
    }

    /// <summary>"Already Exists: Job project:US.job_id": the only place where the answer to a repeated insert says where the job runs.</summary>
    private static string? LocationIn(string message, string jobId)
    {
        var end = message.IndexOf("." + jobId, StringComparison.Ordinal);
        if (end < 0) return null;
        var start = message.LastIndexOf(':', end) + 1;
        var location = message[start..end];
        return location.Length > 0 && location.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? location : null;
    }
}
