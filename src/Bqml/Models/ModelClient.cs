using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bqml.Http;

namespace Bqml.Models;

/// <summary>The REST methods on models.</summary>
internal sealed class ModelClient(RestClient rest)
{
    /// <summary>models.get.</summary>
    public async Task<ModelMetadata> GetAsync(ModelName name, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Get, name, "read");
        using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => ModelMetadataParser.Parse(ref json, name));
    }

    /// <summary>models.patch.</summary>
    public async Task<ModelMetadata> PatchAsync(ModelName name, ModelUpdate update, string? etag, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) update.Write(json);
        var request = Request(HttpMethod.Patch, name, "update") with { Body = buffer.WrittenMemory, IfMatch = etag };
        try
        {
            using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => ModelMetadataParser.Parse(ref json, name));
        }
        catch (BigQueryMLException exception) when (exception.HttpStatus == 412 && (exception.Details.Attempts > 1 || rest.RepeatsUnseen))
        {
            // An earlier attempt whose answer was lost may have made the very change that gave the model another etag.
            var model = await GetAsync(name, cancellationToken).ConfigureAwait(false);
            if (update.IsDoneIn(model)) return model;
            throw;
        }
    }

    /// <summary>models.delete.</summary>
    public async Task DeleteAsync(ModelName name, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await rest.SendAsync(Request(HttpMethod.Delete, name, "delete"), cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryMLException exception) when (exception.HttpStatus == 404 && exception.Details.Attempts > 1)
        {
            // An earlier attempt whose answer was lost has deleted it.
        }
    }

    /// <summary>models.list, page by page.</summary>
    public async IAsyncEnumerable<ModelSummary> ListAsync((string ProjectId, string DatasetId) dataset, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? pageToken = null;
        do
        {
            var path = $"{DatasetPath(dataset.ProjectId, dataset.DatasetId)}/models";
            var separator = '?';
            if (pageSize is { } count) path = string.Create(CultureInfo.InvariantCulture, $"{path}{separator}maxResults={count}");
            if (pageSize is not null) separator = '&';
            if (pageToken is not null) path += $"{separator}pageToken={Uri.EscapeDataString(pageToken)}";
            var request = new RestRequest { Method = HttpMethod.Get, Path = path, Purpose = $"list the models of {dataset.DatasetId}" };
            List<ModelSummary> models;
            string? next;
            using (var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false))
                (models, next) = ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => ParsePage(ref json, dataset));
            foreach (var model in models) yield return model;
            if (next is not null && next == pageToken) throw ResponseErrors.Malformed(request, "a page names itself as the next one", null);
            pageToken = next;
        }
        while (!string.IsNullOrEmpty(pageToken));
    }

    private static (List<ModelSummary> Models, string? Next) ParsePage(ref Utf8JsonReader json, (string ProjectId, string DatasetId) dataset)
    {
        List<ModelSummary> models = [];
        string? next = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("nextPageToken"u8))
            {
                next = json.ReadNextText();
            }
            else if (json.ValueTextEquals("models"u8))
            {
                json.ReadNextArray();
                while (json.NextObject()) models.Add(Summary(ModelMetadataParser.Parse(ref json, new ModelName(dataset.ProjectId, dataset.DatasetId, ""))));
            }
            else
            {
                json.SkipProperty();
            }
        }
        return (models, next);
    }

    private static ModelSummary Summary(ModelMetadata model) => new()
    {
        ProjectId = model.ProjectId,
        DatasetId = model.DatasetId,
        ModelId = model.ModelId,
        ModelType = model.ModelType,
        Created = model.Created,
        LastModified = model.LastModified,
        Labels = model.Labels,
    };

    private static RestRequest Request(HttpMethod method, ModelName name, string verb) => new()
    {
        Method = method, Path = $"{DatasetPath(name.ProjectId, name.DatasetId)}/models/{Uri.EscapeDataString(name.ModelId)}", Purpose = $"{verb} the model {name.DatasetId}.{name.ModelId}",
    };

    private static string DatasetPath(string projectId, string datasetId) => $"projects/{Uri.EscapeDataString(projectId)}/datasets/{Uri.EscapeDataString(datasetId)}";
}
