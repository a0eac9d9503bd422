using System.Text.Json;
using Bqml.Http;
using Bqml.Models;

namespace Bqml.Jobs;

/// <summary>What we need of a job (page "Job").</summary>
internal sealed record Job
{
    public JobReference? Reference { get; private set; }

    /// <summary>PENDING, RUNNING or DONE.</summary>
    public string? State { get; private set; }

    /// <summary>Why the job failed; null when it did not.</summary>
    public ServiceError? Error { get; private set; }

    /// <summary>Everything that went wrong, the reason for the failure included; of a load job also the rows that were left out.</summary>
    public IReadOnlyList<ServiceError> Errors { get; private set; } = [];

    /// <summary>What a load job wrote; null for other jobs.</summary>
    public LoadStatistics? Load { get; private set; }

    public long? StartTime { get; private set; }

    public long? EndTime { get; private set; }

    /// <summary>What the job cost.</summary>
    public Costs Costs { get; } = new();

    /// <summary>CREATE, REPLACE, SKIP or DROP, for a statement that defines something.</summary>
    public string? DdlOperation { get; private set; }

    /// <summary>Iterations finished so far, or trials when hyperparameters are tuned.</summary>
    public IReadOnlyList<TrainingProgress> Iterations { get; private set; } = [];

    public bool IsDone => State == "DONE";

    public TimeSpan Duration => StartTime is { } start && EndTime is { } end && end >= start ? TimeSpan.FromMilliseconds(end - start) : TimeSpan.Zero;

    /// <summary>Parses a job, on its opening brace.</summary>
    public static Job Parse(ref Utf8JsonReader json)
    {
        var job = new Job();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("jobReference"u8)) job.Reference = json.ReadNextObject() ? JobReference.Parse(ref json) : null;
            else if (json.ValueTextEquals("status"u8)) job.ParseStatus(ref json);
            else if (json.ValueTextEquals("statistics"u8)) job.ParseStatistics(ref json);
            else json.SkipProperty();
        }
        // Without a state we would ask about the job for ever.
        return job.State is null ? throw new JsonException("the answer does not say in which state the job is") : job;
    }

    private void ParseStatus(ref Utf8JsonReader json)
    {
        if (!json.ReadNextObject()) return;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("state"u8)) State = json.ReadNextText();
            else if (json.ValueTextEquals("errorResult"u8)) Error = json.ReadNextObject() ? ServiceError.Parse(ref json) : null;
            else if (json.ValueTextEquals("errors"u8)) Errors = ParseErrors(ref json);
            else json.SkipProperty();
        }
    }

    private static List<ServiceError> ParseErrors(ref Utf8JsonReader json)
    {
        var errors = new List<ServiceError>();
        json.ReadNextArray();
        while (json.NextObject()) errors.Add(ServiceError.Parse(ref json));
        return errors;
    }

    private void ParseStatistics(ref Utf8JsonReader json)
    {
        if (!json.ReadNextObject()) return;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("startTime"u8)) StartTime = json.ReadNextInt64();
            else if (json.ValueTextEquals("endTime"u8)) EndTime = json.ReadNextInt64();
            else if (json.ValueTextEquals("query"u8)) ParseQueryStatistics(ref json);
            else if (json.ValueTextEquals("load"u8)) Load = json.ReadNextObject() ? LoadStatistics.Parse(ref json) : null;
            else if (!Costs.TryParse(ref json)) json.SkipProperty();
        }
    }

    private void ParseQueryStatistics(ref Utf8JsonReader json)
    {
        if (!json.ReadNextObject()) return;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("ddlOperationPerformed"u8)) DdlOperation = json.ReadNextText();
            else if (json.ValueTextEquals("mlStatistics"u8)) Iterations = json.ReadNextObject() ? TrainingParser.ParseStatistics(ref json) : [];
            else if (!Costs.TryParse(ref json)) json.SkipProperty();
        }
    }
}
