using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>The methods of dataset resources.</summary>
internal static class DatasetJson
{
    public static RestResponse Get(LocalCatalog catalog, string project, string dataset)
    {
        foreach (var known in catalog.Datasets)
            if (known.Project == project && known.Dataset == dataset)
                return RestJson.Object(200, writer => Write(writer, catalog, known));
        throw catalog.DatasetNotFound(project, dataset);
    }

    public static RestResponse List(LocalCatalog catalog, string project) => RestJson.Object(200, writer =>
    {
        writer.WriteString("kind", "bigquery#datasetList");
        writer.WriteStartArray("datasets");
        foreach (var dataset in catalog.Datasets.Where(d => d.Project == project).OrderBy(d => d.Dataset, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            Write(writer, catalog, dataset);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    public static RestResponse Insert(LocalCatalog catalog, string project, RestRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        var dataset = document.RootElement.TryGetProperty("datasetReference", out var reference) ? QueryRequestReader.String(reference, "datasetId") : null;
        if (!SqlIdentifier.IsValidDatasetName(dataset, out var error)) throw new LocalQueryException("invalid", error ?? "Required parameter is missing: datasetReference.datasetId");
        if (catalog.HasDataset(project, dataset!)) throw new LocalQueryException("duplicate", $"Already Exists: Dataset {project}:{dataset}");
        catalog.AddDataset(project, dataset!);
        return Get(catalog, project, dataset!);
    }

    private static void Write(Utf8JsonWriter writer, LocalCatalog catalog, (string Project, string Dataset, DateTimeOffset CreationTime) dataset)
    {
        writer.WriteString("kind", "bigquery#dataset");
        writer.WriteString("id", $"{dataset.Project}:{dataset.Dataset}");
        writer.WriteStartObject("datasetReference");
        writer.WriteString("datasetId", dataset.Dataset);
        writer.WriteString("projectId", dataset.Project);
        writer.WriteEndObject();
        writer.WriteString("location", catalog.Location);
        writer.WriteMilliseconds("creationTime", dataset.CreationTime);
        writer.WriteMilliseconds("lastModifiedTime", dataset.CreationTime);
    }
}
