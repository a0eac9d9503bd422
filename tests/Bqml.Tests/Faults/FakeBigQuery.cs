using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <summary>A response of the fake before any fault.</summary>
internal sealed record FakeResponse(int Status, string Body)
{
    /// <summary>Further header lines, each with its end.</summary>
    public string Headers { get; init; } = "";
}

/// <summary>
/// What BigQuery keeps: jobs by their id, queries by their request id, models, and how often each statement was run. It answers as the REST reference says,
/// so that a repeated insert is a duplicate and a repeated query is the same one.
/// </summary>
internal sealed partial class FakeBigQuery
{
    public const string ShortQuery = "SELECT x FROM short";
    public const string LongQuery = "SELECT x FROM long";
    public const string PagedQuery = "SELECT x FROM paged";
    public const string Statement = "DELETE FROM t WHERE TRUE";
    public const string Training = "CREATE MODEL `ds.m` OPTIONS(MODEL_TYPE = 'KMEANS') AS SELECT 1 AS x";

    private static readonly string[][] s_pages = [["a", "b"], ["c", "d"], ["e"]];
    private readonly Dictionary<string, FakeJob> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _jobOfRequest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeModel> _models = new(StringComparer.Ordinal) { ["m"] = new("first", "") };
    private readonly Dictionary<string, int> _executions = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>How often a statement was run.</summary>
    public int Executions(string statement)
    {
        lock (_lock) return _executions.GetValueOrDefault(statement);
    }

    public bool HasModel(string id)
    {
        lock (_lock) return _models.ContainsKey(id);
    }

    public FakeResponse Answer(FaultRequest request)
    {
        lock (_lock)
        {
            if (request.Path.StartsWith("/upload/", StringComparison.Ordinal)) return Upload(request);
            var path = request.Path["/bigquery/v2/projects/my-project/".Length..].Split('/');
            return (request.Method, path) switch
            {
                ("POST", ["queries"]) => Query(request),
                ("GET", ["queries", var id]) => Results(request, id),
                ("POST", ["jobs"]) => Insert(request),
                ("GET", ["jobs", var id]) => _jobs.TryGetValue(id, out var job) ? new(200, job.Advance()) : NotFound(id),
                ("POST", ["jobs", var id, "cancel"]) => _jobs.TryGetValue(id, out var job) ? new(200, $"{{\"job\":{job.Advance()}}}") : NotFound(id),
                ("GET", ["datasets", "ds", "models", var id]) => _models.TryGetValue(id, out var model) ? new(200, model.Resource) : NotFound(id),
                ("PATCH", ["datasets", "ds", "models", var id]) => Patch(request, id),
                ("POST", ["datasets", "ds", "tables"]) => CreateTable(request),
                ("GET", ["datasets", "ds", "tables", var id]) => GetTable(id),
                ("DELETE", ["datasets", "ds", "tables", var id]) => _tables.Remove(id) ? new(204, "") : NotFound(id),
                ("POST", ["datasets", "ds", "tables", "t", "insertAll"]) => InsertRows(request),
                ("DELETE", ["datasets", "ds", "models", var id]) => _models.Remove(id) ? new(204, "") : NotFound(id),
                _ => new(400, Json.Error(400, "invalid", $"The fake does not know {request.Method} {request.Path}.")),
            };
        }
    }

    private FakeResponse Query(FaultRequest request)
    {
        var body = JsonDocument.Parse(request.Body).RootElement;
        var statement = body.GetProperty("query").GetString()!;
        var requestId = body.GetProperty("requestId").GetString()!;
        if (!_jobOfRequest.TryGetValue(requestId, out var id))
        {
            id = "query_" + _jobOfRequest.Count;
            _jobOfRequest[requestId] = id;
            _jobs[id] = Run(id, statement, statement == LongQuery ? 2 : 0);
        }
        return new(200, _jobs[id].Polls > 0 ? $"{{\"jobComplete\":false,\"jobReference\":{_jobs[id].Reference}}}" : Page(_jobs[id], 0));
    }

    private FakeResponse Results(FaultRequest request, string id)
    {
        if (!_jobs.TryGetValue(id, out var job)) return NotFound(id);
        var query = System.Web.HttpUtility.ParseQueryString(request.Query);
        if (query["pageToken"] is { } token) return new(200, Page(job, int.Parse(token[5..], System.Globalization.CultureInfo.InvariantCulture)));
        return new(200, job.Polls-- > 0 ? $"{{\"jobComplete\":false,\"jobReference\":{job.Reference}}}" : Page(job, 0));
    }

    private FakeResponse Insert(FaultRequest request)
    {
        var body = JsonDocument.Parse(request.Body).RootElement;
        var configuration = body.GetProperty("configuration");
        var statement = configuration.GetProperty("query").GetProperty("query").GetString()!;
        var id = body.GetProperty("jobReference").GetProperty("jobId").GetString()!;
        if (configuration.TryGetProperty("dryRun", out var dryRun) && dryRun.GetBoolean())
            return new(200, Json.Job("DONE", statistics: "\"totalBytesProcessed\":\"42\","));
        if (_jobs.ContainsKey(id)) return new(409, Json.Error(409, "duplicate", $"Already Exists: Job my-project:EU.{id}"));
        _jobs[id] = Run(id, statement, polls: 2);
        return new(200, _jobs[id].Advance());
    }

    private FakeResponse Patch(FaultRequest request, string id)
    {
        if (!_models.TryGetValue(id, out var model)) return NotFound(id);
        if (request.Header("If-Match") is { } etag && etag != model.ETag) return new(412, Json.Error(412, "conditionNotMet", "Precondition check failed."));
        _models[id] = new(model.ETag + "+", JsonDocument.Parse(request.Body).RootElement.GetProperty("description").GetString()!);
        return new(200, _models[id].Resource);
    }

    private FakeJob Run(string id, string statement, int polls)
    {
        _executions[statement] = _executions.GetValueOrDefault(statement) + 1;
        return new FakeJob(id, statement, polls);
    }

    private static string Page(FakeJob job, int index)
    {
        var pages = job.Statement == PagedQuery ? s_pages : [["a", "b", "c"]];
        var token = index + 1 < pages.Length ? FormattableString.Invariant($"\"pageToken\":\"page-{index + 1}\",") : "";
        var rows = string.Join(",", pages[index].Select(word => Json.Row(Json.Quote(word))));
        return FormattableString.Invariant($"{{\"schema\":{{\"fields\":[{Words.Field}]}},\"jobReference\":{job.Reference},\"totalRows\":\"{pages.Sum(page => page.Length)}\",{token}\"rows\":[{rows}],\"totalBytesProcessed\":\"7\",\"jobComplete\":true}}");
    }

    private static FakeResponse NotFound(string id) => new(404, Json.Error(404, "notFound", $"Not found: {id}"));

    private sealed record FakeModel(string ETag, string Description)
    {
        public string Resource => $$"""{"etag":"{{ETag}}","description":"{{Description}}","modelType":"KMEANS","trainingRuns":[{"results":[{"index":0,"durationMs":"5"}]}]}""";
    }

    private sealed class FakeJob(string id, string statement, int polls)
    {
        public string Statement => statement;

        public string Reference { get; } = $$"""{"projectId":"my-project","jobId":"{{id}}","location":"EU"}""";

        /// <summary>How often one must ask until it is done.</summary>
        public int Polls { get; set; } = polls;

        public string Advance() =>
            $$$"""{"jobReference":{{{Reference}}},"status":{"state":"{{{(Polls-- > 0 ? "RUNNING" : "DONE")}}}"},"statistics":{"load":{"outputRows":"3"},"query":{"ddlOperationPerformed":"CREATE"} } }""";
    }
}
