using System.Text.Json;
using Bqml.Http;

namespace Bqml.Models;

/// <summary>Parses what BigQuery says about trainings: <c>MlStatistics</c> of a job (page "Job"), and the iterations that it shares with a model's runs.</summary>
internal static class TrainingParser
{
    /// <summary>Parses a job's training statistics, on the opening brace: its iterations, or its trials when it has no iterations.</summary>
    public static IReadOnlyList<TrainingProgress> ParseStatistics(ref Utf8JsonReader json)
    {
        List<TrainingProgress> iterations = [], trials = [];
        int? maxIterations = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("maxIterations"u8)) maxIterations = (int?)json.ReadNextInt64();
            else if (json.ValueTextEquals("iterationResults"u8)) iterations = ParseIterations(ref json);
            else if (json.ValueTextEquals("hparamTrials"u8)) trials = ParseTrials(ref json);
            else json.SkipProperty();
        }
        if (iterations.Count == 0) return trials;
        for (var i = 0; i < iterations.Count; i++) iterations[i] = iterations[i] with { MaxIterations = maxIterations };
        return iterations;
    }

    /// <summary>From the name of a property through its list of iterations.</summary>
    public static List<TrainingProgress> ParseIterations(ref Utf8JsonReader json)
    {
        var iterations = new List<TrainingProgress>();
        json.ReadNextArray();
        while (json.NextObject())
        {
            int? index = null;
            double? trainingLoss = null, evaluationLoss = null, learnRate = null;
            long? duration = null;
            while (json.NextProperty())
            {
                if (json.ValueTextEquals("index"u8)) index = (int?)json.ReadNextInt64();
                else if (json.ValueTextEquals("durationMs"u8)) duration = json.ReadNextInt64();
                else if (json.ValueTextEquals("trainingLoss"u8)) trainingLoss = json.ReadNextDouble();
                else if (json.ValueTextEquals("evalLoss"u8)) evaluationLoss = json.ReadNextDouble();
                else if (json.ValueTextEquals("learnRate"u8)) learnRate = json.ReadNextDouble();
                else json.SkipProperty();
            }
            iterations.Add(new TrainingProgress
            {
                // A zero may be left out, as everywhere in Google's JSON.
                Iteration = index ?? iterations.Count,
                TrainingLoss = trainingLoss,
                EvaluationLoss = evaluationLoss,
                LearnRate = learnRate,
                Duration = Milliseconds(duration),
            });
        }
        return iterations;
    }

    private static List<TrainingProgress> ParseTrials(ref Utf8JsonReader json)
    {
        var trials = new List<TrainingProgress>();
        json.ReadNextArray();
        while (json.NextObject())
        {
            long? id = null, start = null, end = null;
            double? trainingLoss = null, evaluationLoss = null;
            string? status = null;
            while (json.NextProperty())
            {
                if (json.ValueTextEquals("trialId"u8)) id = json.ReadNextInt64();
                else if (json.ValueTextEquals("startTimeMs"u8)) start = json.ReadNextInt64();
                else if (json.ValueTextEquals("endTimeMs"u8)) end = json.ReadNextInt64();
                else if (json.ValueTextEquals("trainingLoss"u8)) trainingLoss = json.ReadNextDouble();
                else if (json.ValueTextEquals("evalLoss"u8)) evaluationLoss = json.ReadNextDouble();
                else if (json.ValueTextEquals("status"u8)) status = json.ReadNextText();
                else json.SkipProperty();
            }
            if (status is "NOT_STARTED" or "RUNNING") continue;
            trials.Add(new TrainingProgress
            {
                Iteration = trials.Count,
                TrialId = id,
                TrainingLoss = trainingLoss,
                EvaluationLoss = evaluationLoss,
                Duration = Milliseconds(end - start),
            });
        }
        return trials;
    }

    private static TimeSpan? Milliseconds(long? value) => value is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
