using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Jobs;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>Reads the copy configuration of <c>jobs.insert</c>, in which models are named as tables are.</summary>
internal static class CopyRequestReader
{
    public static CopyRequest Read(JsonElement configuration, string projectId, bool dryRun, IReadOnlyDictionary<string, string> labels)
    {
        if (configuration.TryGetProperty("sourceTables", out _)) throw new LocalQueryException("invalid", "A model is copied alone: send sourceTable, not sourceTables.");
        if (configuration.TryGetProperty("destinationEncryptionConfiguration", out _)) throw new LocalQueryException("notImplemented", "The copy's destinationEncryptionConfiguration is not supported by the embedded engine. Leave it out.");
        var create = Choice(configuration, "createDisposition", "CREATE_IF_NEEDED", "CREATE_NEVER");
        var write = Choice(configuration, "writeDisposition", "WRITE_EMPTY", "WRITE_TRUNCATE");
        return new CopyRequest(projectId, Path(configuration, "sourceTable", projectId), Path(configuration, "destinationTable", projectId), create == "CREATE_IF_NEEDED", write == "WRITE_TRUNCATE")
        {
            DryRun = dryRun,
            Labels = labels,
        };
    }

    private static string Choice(JsonElement configuration, string property, string first, string second)
    {
        var value = QueryRequestReader.String(configuration, property) ?? first;
        return value == first || value == second ? value : throw new LocalQueryException("invalid", $"Invalid value for {property}: '{value}' is neither {first} nor {second}.");
    }

    public static ObjectPath Path(JsonElement configuration, string property, string projectId)
    {
        if (!configuration.TryGetProperty(property, out var reference) || reference.ValueKind != JsonValueKind.Object) throw new LocalQueryException("required", $"Required parameter is missing: {property}");
        var dataset = QueryRequestReader.String(reference, "datasetId");
        var name = QueryRequestReader.String(reference, "tableId");
        if (!SqlIdentifier.IsValidDatasetName(dataset, out var error) || !SqlIdentifier.IsValidModelName(name, out error)) throw new LocalQueryException("invalid", $"{property}: {error}");
        return new ObjectPath(QueryRequestReader.String(reference, "projectId") ?? projectId, dataset!, name!);
    }
}
