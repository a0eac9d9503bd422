using System.Globalization;
using System.Text.Json;
using Bqml.Http;

namespace Bqml.Models;

/// <summary>Parses <c>TrainingRun</c> and <c>HparamTuningTrial</c> of a model (page "models").</summary>
internal static class TrainingRunParser
{
    /// <summary>Parses a training run, on its opening brace.</summary>
    public static TrainingRun Parse(ref Utf8JsonReader json)
    {
        var run = new TrainingRun();
        var explanations = new List<GlobalExplanation>();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("startTime"u8)) run = run with { Started = ParseTime(json.ReadNextText()) ?? run.Started };
            else if (json.ValueTextEquals("trainingStartTime"u8)) run = WithOldStart(run, json.ReadNextTime());
            else if (json.ValueTextEquals("trainingOptions"u8)) run = json.ReadNextObject() ? run with { Options = TrainingOptions.Parse(ref json) } : run;
            else if (json.ValueTextEquals("results"u8)) run = run with { Iterations = TrainingParser.ParseIterations(ref json) };
            else if (json.ValueTextEquals("evaluationMetrics"u8)) run = json.ReadNextObject() ? run with { Metrics = MetricParser.Parse(ref json) } : run;
            else if (json.ValueTextEquals("dataSplitResult"u8)) run = json.ReadNextObject() ? run with { DataSplit = ParseDataSplit(ref json) } : run;
            else if (json.ValueTextEquals("vertexAiModelId"u8)) run = run with { VertexAIModelId = json.ReadNextText() };
            else if (json.ValueTextEquals("vertexAiModelVersion"u8)) run = run with { VertexAIModelVersion = json.ReadNextText() };
            else if (json.ValueTextEquals("modelLevelGlobalExplanation"u8))
            {
                if (json.ReadNextObject()) explanations.Insert(0, ParseExplanation(ref json));
            }
            else if (json.ValueTextEquals("classLevelGlobalExplanations"u8))
            {
                json.ReadNextArray();
                while (json.NextObject()) explanations.Add(ParseExplanation(ref json));
            }
            else json.SkipProperty();
        }
        return run with { Explanations = explanations };
    }

    /// <summary>Parses a trial, on its opening brace.</summary>
    public static HyperparameterTrial ParseTrial(ref Utf8JsonReader json)
    {
        var trial = new HyperparameterTrial { Id = 0 };
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("trialId"u8)) trial = trial with { Id = json.ReadNextInt64() ?? 0 };
            else if (json.ValueTextEquals("status"u8)) trial = trial with { Status = ParseStatus(json.ReadNextText()) };
            else if (json.ValueTextEquals("errorMessage"u8)) trial = trial with { ErrorMessage = json.ReadNextText() };
            else if (json.ValueTextEquals("startTimeMs"u8)) trial = trial with { Started = json.ReadNextTime() };
            else if (json.ValueTextEquals("endTimeMs"u8)) trial = trial with { Ended = json.ReadNextTime() };
            else if (json.ValueTextEquals("hparams"u8)) trial = json.ReadNextObject() ? trial with { Hyperparameters = TrainingOptions.Parse(ref json) } : trial;
            else if (json.ValueTextEquals("trainingLoss"u8)) trial = trial with { TrainingLoss = json.ReadNextDouble() };
            else if (json.ValueTextEquals("evalLoss"u8)) trial = trial with { EvaluationLoss = json.ReadNextDouble() };
            else if (json.ValueTextEquals("evaluationMetrics"u8)) trial = json.ReadNextObject() ? trial with { Metrics = MetricParser.Parse(ref json) } : trial;
            else if (json.ValueTextEquals("hparamTuningEvaluationMetrics"u8)) trial = json.ReadNextObject() ? trial with { TuningMetrics = MetricParser.Parse(ref json) } : trial;
            else json.SkipProperty();
        }
        return trial;
    }

    private static TrialStatus? ParseStatus(string? status) => status switch
    {
        "NOT_STARTED" => TrialStatus.NotStarted,
        "RUNNING" => TrialStatus.Running,
        "SUCCEEDED" => TrialStatus.Succeeded,
        "FAILED" => TrialStatus.Failed,
        "INFEASIBLE" => TrialStatus.Infeasible,
        "STOPPED_EARLY" => TrialStatus.StoppedEarly,
        _ => null,
    };

    private static DataSplitTables ParseDataSplit(ref Utf8JsonReader json)
    {
        var tables = new DataSplitTables(null, null, null);
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("trainingTable"u8)) tables = tables with { Training = ParseTable(ref json) };
            else if (json.ValueTextEquals("evaluationTable"u8)) tables = tables with { Evaluation = ParseTable(ref json) };
            else if (json.ValueTextEquals("testTable"u8)) tables = tables with { Test = ParseTable(ref json) };
            else json.SkipProperty();
        }
        return tables;
    }

    /// <summary>From a property's name through its TableReference.</summary>
    private static string? ParseTable(ref Utf8JsonReader json)
    {
        if (!json.ReadNextObject()) return null;
        string? project = null, dataset = null, table = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("projectId"u8)) project = json.ReadNextText();
            else if (json.ValueTextEquals("datasetId"u8)) dataset = json.ReadNextText();
            else if (json.ValueTextEquals("tableId"u8)) table = json.ReadNextText();
            else json.SkipProperty();
        }
        return $"{project}.{dataset}.{table}";
    }

    private static GlobalExplanation ParseExplanation(ref Utf8JsonReader json)
    {
        string? label = null;
        var attributions = new Dictionary<string, double>(StringComparer.Ordinal);
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("classLabel"u8))
            {
                label = json.ReadNextText();
            }
            else if (json.ValueTextEquals("explanations"u8))
            {
                json.ReadNextArray();
                while (json.NextObject()) ParseAttribution(ref json, attributions);
            }
            else
            {
                json.SkipProperty();
            }
        }
        return new GlobalExplanation(string.IsNullOrEmpty(label) ? null : label, attributions);
    }

    private static void ParseAttribution(ref Utf8JsonReader json, Dictionary<string, double> attributions)
    {
        string? feature = null;
        double? attribution = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("featureName"u8)) feature = json.ReadNextText();
            else if (json.ValueTextEquals("attribution"u8)) attribution = json.ReadNextDouble();
            else json.SkipProperty();
        }
        if (feature is not null) attributions[feature] = attribution ?? 0;
    }

    /// <summary>The deprecated field counts only where the new one is not told.</summary>
    private static TrainingRun WithOldStart(TrainingRun run, DateTimeOffset? started) => run.Started is null ? run with { Started = started } : run;

    private static DateTimeOffset? ParseTime(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
