using System.Globalization;
using System.Text.Json;
using Bqml.Local.Jobs;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>BigQuery's REST surface, version 2, over one engine. Knows nothing of sockets: a server on loopback and the client in this process use it alike.</summary>
internal sealed class BigQueryDispatcher(JobStore jobs, LocalCatalog catalog, TableMethods tables)
{
    private const int DefaultTimeoutMs = 10_000;
    private const int LongestWaitMs = 200_000;
    private readonly UploadSessions _uploads = new();

    /// <summary>Answers a request. Errors become error bodies; only <paramref name="ct"/> makes this throw.</summary>
    public async Task<RestResponse> DispatchAsync(RestRequest request, CancellationToken ct)
    {
        try
        {
            return await RouteAsync(request, ct).ConfigureAwait(false);
        }
        catch (LocalQueryException e)
        {
            return ErrorBody.Create(e);
        }
        catch (JsonException e)
        {
            return ErrorBody.Create(new LocalQueryException("parseError", $"Invalid JSON payload received. {e.Message}", e));
        }
    }

    private Task<RestResponse> RouteAsync(RestRequest request, CancellationToken ct)
    {
        var start = request.Path.IndexOf("/projects/", StringComparison.Ordinal);
        var segments = start < 0 ? [] : request.Path[(start + "/projects/".Length)..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (request.Path.StartsWith("/upload/", StringComparison.Ordinal) && segments is [var owner, "jobs"]) return UploadAsync(owner, request);
        return (request.Method, segments) switch
        {
            ("POST", [var project, "queries"]) => QueryAsync(project, request, ct),
            ("GET", [var project, "queries", var job]) => GetQueryResultsAsync(project, job, request, ct),
            ("POST", [var project, "jobs"]) => InsertJobAsync(project, request.Body, data: null),
            ("GET", [var project, "jobs", var job]) => Task.FromResult(JobJson.Job(FindJob(project, job), catalog.Location)),
            ("POST", [var project, "jobs", var job, "cancel"]) => CancelAsync(project, job),
            ("GET", [var project, "datasets"]) => Task.FromResult(DatasetJson.List(catalog, project)),
            ("POST", [var project, "datasets"]) => Task.FromResult(DatasetJson.Insert(catalog, project, request)),
            ("GET", [var project, "datasets", var dataset]) => Task.FromResult(DatasetJson.Get(catalog, project, dataset)),
            ("GET", [var project, "datasets", var dataset, "tables"]) => Task.FromResult(TableJson.List(catalog, project, dataset, request)),
            ("GET", [var project, "datasets", var dataset, "tables", var table]) => Task.FromResult(TableJson.Get(catalog, new ObjectPath(project, dataset, table))),
            ("POST", [var project, "datasets", var dataset, "tables"]) => Task.FromResult(tables.Insert(project, dataset, request)),
            ("POST", [var project, "datasets", var dataset, "tables", var table, "insertAll"]) => Task.FromResult(tables.InsertRows(new ObjectPath(project, dataset, table), request)),
            ("DELETE", [var project, "datasets", var dataset, "tables", var table]) => Task.FromResult(Delete("Table", new ObjectPath(project, dataset, table), catalog.DropTable)),
            ("GET", [var project, "datasets", var dataset, "models"]) => Task.FromResult(ModelJson.List(catalog, project, dataset, request)),
            ("GET", [var project, "datasets", var dataset, "models", var model]) => Task.FromResult(ModelJson.Get(catalog, new ObjectPath(project, dataset, model))),
            ("PATCH", [var project, "datasets", var dataset, "models", var model]) => Task.FromResult(ModelPatch.Apply(catalog, new ObjectPath(project, dataset, model), request)),
            ("DELETE", [var project, "datasets", var dataset, "models", var model]) => Task.FromResult(Delete("Model", new ObjectPath(project, dataset, model), catalog.DropModel)),
            _ => throw new LocalQueryException("notFound", $"The embedded engine has no method {request.Method} {request.Path}."),
        };
    }

    private async Task<RestResponse> QueryAsync(string project, RestRequest request, CancellationToken ct)
    {
        using var document = JsonDocument.Parse(request.Body);
        var body = document.RootElement;
        var query = QueryRequestReader.Read(body, project, QueryRequestReader.Bool(body, "dryRun"), QueryRequestReader.Labels(body));
        var int64Timestamp = body.TryGetProperty("formatOptions", out var format) && QueryRequestReader.Bool(format, "useInt64Timestamp");
        var maxRows = body.TryGetProperty("maxResults", out var max) ? Count(max.ToString(), "maxResults") : int.MaxValue;
        var timeout = body.TryGetProperty("timeoutMs", out var ms) ? Count(ms.ToString(), "timeoutMs") : DefaultTimeoutMs;
        var job = jobs.Start(project, null, QueryRequestReader.String(body, "requestId"), query);
        await WaitAsync(job, query.DryRun ? LongestWaitMs : timeout, ct).ConfigureAwait(false);
        return job.Error is { } error
            ? ErrorBody.Create(error)
            : JobJson.Results("bigquery#queryResponse", job, catalog.Location, 0, query.DryRun ? 0 : maxRows, int64Timestamp);
    }

    private async Task<RestResponse> GetQueryResultsAsync(string project, string jobId, RestRequest request, CancellationToken ct)
    {
        var job = FindJob(project, jobId);
        var timeout = request.Query.TryGetValue("timeoutMs", out var ms) ? Count(ms, "timeoutMs") : DefaultTimeoutMs;
        var maxRows = request.Query.TryGetValue("maxResults", out var max) ? Count(max, "maxResults") : int.MaxValue;
        var start = JobJson.StartOf(request.Query.GetValueOrDefault("pageToken"));
        if (start == 0 && request.Query.TryGetValue("startIndex", out var index)) start = Count(index, "startIndex");
        var int64Timestamp = request.Query.TryGetValue("formatOptions.useInt64Timestamp", out var option) && option is "true" or "True";
        await WaitAsync(job, timeout, ct).ConfigureAwait(false);
        return job.Error is { } error
            ? ErrorBody.Create(error)
            : JobJson.Results("bigquery#getQueryResultsResponse", job, catalog.Location, start, maxRows, int64Timestamp);
    }

    /// <summary>jobs.insert with media: the job starts when all of it is here.</summary>
    private Task<RestResponse> UploadAsync(string project, RestRequest request)
    {
        var step = _uploads.Take(request);
        return step.Upload is { } upload ? InsertJobAsync(project, upload.Metadata, upload.Data) : Task.FromResult(step.Answer!);
    }

    private async Task<RestResponse> InsertJobAsync(string project, ReadOnlyMemory<byte> request, ReadOnlyMemory<byte>? data)
    {
        using var document = JsonDocument.Parse(request);
        var body = document.RootElement;
        if (!body.TryGetProperty("configuration", out var configuration)) throw new LocalQueryException("required", "Required parameter is missing: configuration");
        var dryRun = QueryRequestReader.Bool(configuration, "dryRun");
        var jobId = body.TryGetProperty("jobReference", out var reference) ? QueryRequestReader.String(reference, "jobId") : null;
        var labels = QueryRequestReader.Labels(configuration);
        JobRequest work =
            configuration.TryGetProperty("query", out var query) ? QueryRequestReader.Read(query, project, dryRun, labels)
            : configuration.TryGetProperty("copy", out var copy) ? CopyRequestReader.Read(copy, project, dryRun, labels)
            : configuration.TryGetProperty("load", out var load) ? LoadRequestReader.Read(load, project, data, dryRun, labels)
            : throw new LocalQueryException("notImplemented", "The embedded engine runs query jobs, load jobs and copies of models only. Send configuration.query, configuration.load or configuration.copy.");
        var job = jobs.Start(project, jobId, null, work);
        if (dryRun)
        {
            // A dry run makes no job that could be asked about later: its answer is all there is.
            await job.Completion.ConfigureAwait(false);
            if (job.Error is { } error) return ErrorBody.Create(error);
        }
        return JobJson.Job(job, catalog.Location);
    }

    private async Task<RestResponse> CancelAsync(string project, string jobId)
    {
        var job = FindJob(project, jobId);
        job.Cancel();
        // BigQuery's answer shows the job as it is at once; a short wait lets most jobs show their end.
        await WaitAsync(job, 200, CancellationToken.None).ConfigureAwait(false);
        return RestJson.Object(200, writer =>
        {
            writer.WriteString("kind", "bigquery#jobCancelResponse");
            writer.WriteStartObject("job");
            JobJson.WriteJob(writer, job, catalog.Location);
            writer.WriteEndObject();
        });
    }

    private RestResponse Delete(string kind, ObjectPath path, Func<ObjectPath, bool> drop) =>
        drop(path) ? new RestResponse(204, ReadOnlyMemory<byte>.Empty) : throw catalog.NotFound(kind, path);

    private Job FindJob(string project, string jobId) =>
        jobs.TryGet(project, jobId, out var job) ? job : throw new LocalQueryException("notFound", $"Not found: Job {project}:{jobId}");

    private static async Task WaitAsync(Job job, int timeoutMs, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var waiting = Task.Delay(Math.Min(timeoutMs, LongestWaitMs), limit.Token);
        await Task.WhenAny(job.Completion, waiting).ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        await limit.CancelAsync().ConfigureAwait(false);
    }

    private static int Count(string text, string name) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new LocalQueryException("invalid", $"Invalid value for {name}: '{text}' is not a whole number from 0 on.");
}
