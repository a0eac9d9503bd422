using System.Text.Json;
using Bqml.Http;

namespace Bqml.Jobs;

/// <summary>Names a job (page "JobReference").</summary>
internal sealed record JobReference(string ProjectId, string JobId, string? Location)
{
    /// <summary>An id of the client's making: a repeated insert is then found out as a duplicate instead of run twice.</summary>
    public static string NewId() => "bqml_" + Guid.NewGuid().ToString("N");

    /// <summary>Parses a job reference, on its opening brace; null when it has no job id.</summary>
    public static JobReference? Parse(ref Utf8JsonReader json)
    {
        string? projectId = null, jobId = null, location = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("projectId"u8)) projectId = json.ReadNextText();
            else if (json.ValueTextEquals("jobId"u8)) jobId = json.ReadNextText();
            else if (json.ValueTextEquals("location"u8)) location = json.ReadNextText();
            else json.SkipProperty();
        }
        return string.IsNullOrEmpty(jobId) ? null : new JobReference(projectId ?? "", jobId, location);
    }
}
