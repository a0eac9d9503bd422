using System.Text.Json;
using Bqml.Jobs;
using Bqml.Observability;

namespace Bqml.Models;

/// <summary>The job that copies a model (page "JobConfigurationTableCopy"): models are named as tables are.</summary>
internal static class ModelCopy
{
    public static JobWork Work(ModelName source, ModelName destination, CopyMode mode)
    {
        var (create, write) = mode switch
        {
            CopyMode.Create => ("CREATE_IF_NEEDED", "WRITE_EMPTY"),
            CopyMode.CreateOrReplace => ("CREATE_IF_NEEDED", "WRITE_TRUNCATE"),
            CopyMode.Replace => ("CREATE_NEVER", "WRITE_TRUNCATE"),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is no member of CopyMode."),
        };
        return new JobWork("copy", $"copy the model {source.DatasetId}.{source.ModelId}", json =>
        {
            Write(json, "sourceTable"u8, source);
            Write(json, "destinationTable"u8, destination);
            json.WriteString("createDisposition"u8, create);
            json.WriteString("writeDisposition"u8, write);
        }) { Operation = StatementObservation.CopyModel };
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> property, ModelName name)
    {
        json.WriteStartObject(property);
        json.WriteString("projectId"u8, name.ProjectId);
        json.WriteString("datasetId"u8, name.DatasetId);
        json.WriteString("tableId"u8, name.ModelId);
        json.WriteEndObject();
    }
}
