using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bqml.Runtime;

namespace Bqml.Jobs;

/// <summary>Writes the bodies of jobs.query and jobs.insert (pages "jobs.query" and "Job").</summary>
internal sealed class StatementWriter(string projectId, BigQueryMLOptions options)
{
    /// <summary>A <c>QueryRequest</c>.</summary>
    public ReadOnlyMemory<byte> Query(BigQueryCommand command, string requestId, TimeSpan wait) => Write(json =>
    {
        Statement(json, command);
        Labels(json);
        json.WriteString("requestId"u8, requestId);
        if (options.JobCreation == JobCreation.Optional) json.WriteString("jobCreationMode"u8, "JOB_CREATION_OPTIONAL"u8);
        json.WriteNumber("timeoutMs"u8, (long)wait.TotalMilliseconds);
        if (options.PageSize is { } rows) json.WriteNumber("maxResults"u8, rows);
        if (options.Location is { } location) json.WriteString("location"u8, location);
        json.WriteStartObject("formatOptions"u8);
        json.WriteBoolean("useInt64Timestamp"u8, true);
        json.WriteEndObject();
    });

    /// <summary>A <c>Job</c> that does the work, or only judges it.</summary>
    public ReadOnlyMemory<byte> Job(JobWork work, JobReference reference, bool dryRun) => Write(json =>
    {
        json.WriteStartObject("jobReference"u8);
        json.WriteString("projectId"u8, reference.ProjectId);
        json.WriteString("jobId"u8, reference.JobId);
        if (reference.Location is { } location) json.WriteString("location"u8, location);
        json.WriteEndObject();
        json.WriteStartObject("configuration"u8);
        if (dryRun) json.WriteBoolean("dryRun"u8, true);
        Labels(json);
        json.WriteStartObject(work.Kind);
        work.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>What a query's configuration and a <c>QueryRequest</c> have in common.</summary>
    public void Statement(Utf8JsonWriter json, BigQueryCommand command)
    {
        json.WriteString("query"u8, command.SentText);
        json.WriteBoolean("useLegacySql"u8, false);
        if (options.DefaultDataset is { } dataset)
        {
            var dot = dataset.LastIndexOf('.');
            json.WriteStartObject("defaultDataset"u8);
            json.WriteString("projectId"u8, dot < 0 ? projectId : dataset[..dot]);
            json.WriteString("datasetId"u8, dataset[(dot + 1)..]);
            json.WriteEndObject();
        }
        if (options.MaximumBytesBilled is { } bytes) json.WriteString("maximumBytesBilled"u8, bytes.ToString(CultureInfo.InvariantCulture));
        if (command.Parameters.Count == 0) return;
        json.WriteString("parameterMode"u8, "NAMED"u8);
        json.WriteStartArray("queryParameters"u8);
        foreach (var parameter in command.Parameters) parameter.Write(json);
        json.WriteEndArray();
    }

    private void Labels(Utf8JsonWriter json)
    {
        if (options.Labels.Count == 0) return;
        json.WriteStartObject("labels"u8);
        foreach (var (key, value) in options.Labels) json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, ParameterJson.WriterOptions))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
