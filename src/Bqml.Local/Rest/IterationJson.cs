using System.Text.Json;
using Bqml.Local.Learning;

namespace Bqml.Local.Rest;

/// <summary>Writes the fields of an <c>IterationResult</c>, which jobs and models share.</summary>
internal static class IterationJson
{
    public static void Write(Utf8JsonWriter writer, IterationInfo iteration)
    {
        writer.WriteNumber("index", iteration.Iteration);
        writer.WriteInt64("durationMs", (long)iteration.Duration.TotalMilliseconds);
        WriteNumber(writer, "trainingLoss", iteration.Loss);
        if (iteration.EvaluationLoss is { } evaluationLoss) WriteNumber(writer, "evalLoss", evaluationLoss);
        if (iteration.LearnRate is { } learnRate) WriteNumber(writer, "learnRate", learnRate);
    }

    /// <summary>JSON has no NaN and no infinity; like other Google APIs BigQuery writes them as strings.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumber(name, value);
        else writer.WriteString(name, Data.SqlValueText.Float(value));
    }
}
