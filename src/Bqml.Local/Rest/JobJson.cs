using System.Globalization;
using System.Text.Json;
using Bqml.Catalog;
using Bqml.Local.Jobs;
using Bqml.Local.Learning;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>Writes job resources and query results.</summary>
internal static class JobJson
{
    private const string PageTokenPrefix = "row";

    /// <summary>A <c>Job</c>.</summary>
    public static RestResponse Job(Job job, string location) => RestJson.Object(200, writer => WriteJob(writer, job, location));

    /// <summary>The fields of a <c>Job</c>.</summary>
    public static void WriteJob(Utf8JsonWriter writer, Job job, string location)
    {
        var done = job.IsDone;
        writer.WriteString("kind", "bigquery#job");
        writer.WriteString("id", $"{job.ProjectId}:{location}.{job.JobId}");
        WriteReference(writer, job, location);
        WriteConfiguration(writer, job);
        writer.WriteStartObject("status");
        writer.WriteString("state", done ? "DONE" : "RUNNING");
        if (done && job.Error is { } error)
        {
            writer.WritePropertyName("errorResult");
            ErrorBody.WriteErrorProto(writer, error);
            writer.WriteStartArray("errors");
            ErrorBody.WriteErrorProto(writer, error);
            writer.WriteEndArray();
        }
        if (job.Result?.Loaded is { Errors: { Count: > 0 } bad })
        {
            writer.WriteStartArray("errors");
            foreach (var record in bad) ErrorBody.WriteErrorProto(writer, record);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        WriteStatistics(writer, job);
    }

    /// <summary>The answer of <c>jobs.query</c> and <c>jobs.getQueryResults</c>: a page of the result, or the word that the job is not done.</summary>
    public static RestResponse Results(string kind, Job job, string location, int start, int maxRows, bool int64Timestamp) => RestJson.Object(200, writer =>
    {
        writer.WriteString("kind", kind);
        WriteReference(writer, job, location);
        writer.WriteBoolean("jobComplete", job.IsDone);
        if (job.Result is not { } result) return;
        writer.WriteBoolean("cacheHit", false);
        writer.WriteInt64("totalBytesProcessed", result.BytesProcessed);
        if (result.AffectedRows is { } affected) writer.WriteInt64("numDmlAffectedRows", affected);
        if (result.Rows is not { } rows)
        {
            writer.WriteInt64("totalRows", 0);
            return;
        }
        SchemaJson.WriteSchema(writer, "schema", rows.Columns.Select(c => (c.Name, c.Type)));
        writer.WriteInt64("totalRows", rows.RowCount);
        var next = RowJson.WriteRows(writer, rows, start, maxRows, int64Timestamp);
        if (next < rows.RowCount) writer.WriteString("pageToken", TokenOf(next));
    });

    /// <summary>The token of the page that starts at a row.</summary>
    public static string TokenOf(int row) => PageTokenPrefix + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The row that a page token, or none, points to.</summary>
    public static int StartOf(string? pageToken)
    {
        if (string.IsNullOrEmpty(pageToken)) return 0;
        return pageToken.StartsWith(PageTokenPrefix, StringComparison.Ordinal)
            && int.TryParse(pageToken.AsSpan(PageTokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : throw new LocalQueryException("invalid", "Invalid page token.");
    }

    private static void WriteReference(Utf8JsonWriter writer, Job job, string location)
    {
        writer.WriteStartObject("jobReference");
        writer.WriteString("projectId", job.ProjectId);
        writer.WriteString("jobId", job.JobId);
        writer.WriteString("location", location);
        writer.WriteEndObject();
    }

    private static void WriteConfiguration(Utf8JsonWriter writer, Job job)
    {
        writer.WriteStartObject("configuration");
        writer.WriteString("jobType", job.Request switch { CopyRequest => "COPY", LoadRequest => "LOAD", _ => "QUERY" });
        if (job.Request.DryRun) writer.WriteBoolean("dryRun", true);
        if (job.Request.Labels.Count > 0)
        {
            writer.WriteStartObject("labels");
            foreach (var (name, value) in job.Request.Labels) writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        if (job.Request is QueryRequest query)
        {
            writer.WriteStartObject("query");
            writer.WriteString("query", query.Text);
            writer.WriteBoolean("useLegacySql", false);
            writer.WriteEndObject();
        }
        if (job.Request is LoadRequest load)
        {
            writer.WriteStartObject("load");
            WriteTable(writer, "destinationTable", load.Destination);
            writer.WriteString("sourceFormat", load.Csv is null ? "NEWLINE_DELIMITED_JSON" : "CSV");
            writer.WriteEndObject();
        }
        if (job.Request is CopyRequest copy)
        {
            writer.WriteStartObject("copy");
            WriteTable(writer, "sourceTable", copy.Source);
            WriteTable(writer, "destinationTable", copy.Destination);
            writer.WriteString("createDisposition", copy.MayCreate ? "CREATE_IF_NEEDED" : "CREATE_NEVER");
            writer.WriteString("writeDisposition", copy.MayReplace ? "WRITE_TRUNCATE" : "WRITE_EMPTY");
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter writer, string property, ObjectPath path)
    {
        writer.WriteStartObject(property);
        writer.WriteString("projectId", path.Project);
        writer.WriteString("datasetId", path.Dataset);
        writer.WriteString("tableId", path.Name);
        writer.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter writer, Job job)
    {
        writer.WriteStartObject("statistics");
        writer.WriteMilliseconds("creationTime", job.CreationTime);
        writer.WriteMilliseconds("startTime", job.CreationTime);
        if (job.EndTime is { } end)
        {
            writer.WriteMilliseconds("endTime", end);
            writer.WriteInt64("totalSlotMs", (long)(end - job.CreationTime).TotalMilliseconds);
        }
        if (job.Result is { } processed) writer.WriteInt64("totalBytesProcessed", processed.BytesProcessed);
        if (job.Request is QueryRequest) WriteQueryStatistics(writer, job);
        if (job.Result?.Loaded is { } loaded)
        {
            writer.WriteStartObject("load");
            writer.WriteInt64("inputFiles", 1);
            writer.WriteInt64("inputFileBytes", loaded.InputBytes);
            writer.WriteInt64("outputRows", loaded.Rows);
            writer.WriteInt64("outputBytes", loaded.Bytes);
            writer.WriteInt64("badRecords", loaded.Errors.Count);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteQueryStatistics(Utf8JsonWriter writer, Job job)
    {
        writer.WriteStartObject("query");
        if (job.Result is { } result)
        {
            writer.WriteString("statementType", result.StatementType);
            writer.WriteInt64("totalBytesProcessed", result.BytesProcessed);
            writer.WriteInt64("totalBytesBilled", 0);
            writer.WriteBoolean("cacheHit", false);
            if (result.AffectedRows is { } affected) writer.WriteInt64("numDmlAffectedRows", affected);
            if (result.Operation is { } operation) writer.WriteString("ddlOperationPerformed", operation);
            if (result.Target is { } target && !result.StatementType.EndsWith("_MODEL", StringComparison.Ordinal)) WriteTable(writer, "ddlTargetTable", target);
            if (result.Rows is { } rows) SchemaJson.WriteSchema(writer, "schema", rows.Columns.Select(c => (c.Name, c.Type)));
        }
        if (job.TrainingModelType is { } modelType) WriteTraining(writer, job, modelType);
        writer.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter writer, Job job, string modelType)
    {
        var iterations = job.Iterations.ToArray();
        var isTuned = iterations.Any(i => i.TrialId is not null);
        writer.WriteStartObject("mlStatistics");
        writer.WriteString("modelType", ModelCatalog.FindModelType(modelType)?.RestModelType ?? modelType);
        writer.WriteString("trainingType", isTuned ? "HPARAM_TUNING" : "SINGLE_TRAINING");
        if (job.MaxIterations is { } most) writer.WriteInt64("maxIterations", most);
        writer.WriteStartArray(isTuned ? "hparamTrials" : "iterationResults");
        if (isTuned) WriteTrials(writer, iterations, job.CreationTime);
        else foreach (var iteration in iterations) WriteIteration(writer, iteration);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteIteration(Utf8JsonWriter writer, IterationInfo iteration)
    {
        writer.WriteStartObject();
        IterationJson.Write(writer, iteration);
        writer.WriteEndObject();
    }

    private static void WriteTrials(Utf8JsonWriter writer, IterationInfo[] iterations, DateTimeOffset start)
    {
        foreach (var trial in iterations.GroupBy(i => i.TrialId ?? 0))
        {
            var (last, end) = (trial.Last(), trial.Aggregate(start, (time, iteration) => time + iteration.Duration));
            writer.WriteStartObject();
            writer.WriteInt64("trialId", trial.Key);
            writer.WriteMilliseconds("startTimeMs", start);
            writer.WriteMilliseconds("endTimeMs", end);
            writer.WriteString("status", "SUCCEEDED");
            IterationJson.WriteNumber(writer, "trainingLoss", last.Loss);
            if (last.EvaluationLoss is { } loss) IterationJson.WriteNumber(writer, "evalLoss", loss);
            writer.WriteEndObject();
            start = end;
        }
    }
}
