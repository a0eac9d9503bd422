using System.Text.Json;
using Bqml.Http;

namespace Bqml.Models;

/// <summary>The REST methods on models.</summary>
internal sealed class ModelClient(RestClient rest)
{
    /// <summary>models.get.</summary>
    public async Task<ModelMetadata> GetAsync(ModelName name, CancellationToken cancellationToken)
    {
        var request = new RestRequest { Method = HttpMethod.Get, Path = Path(name), Purpose = $"read the model {name.DatasetId}.{name.ModelId}" };
        using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => Parse(ref json, name));
    }

    /// <summary>models.delete.</summary>
    public async Task DeleteAsync(ModelName name, CancellationToken cancellationToken)
    {
        var request = new RestRequest { Method = HttpMethod.Delete, Path = Path(name), Purpose = $"delete the model {name.DatasetId}.{name.ModelId}" };
        try
        {
            using var body = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryMLException exception) when (exception.HttpStatus == 404 && exception.Details.Attempts > 1)
        {
            // An earlier attempt whose answer was lost has deleted it.
        }
    }

    private static string Path(ModelName name) =>
        $"projects/{Uri.EscapeDataString(name.ProjectId)}/datasets/{Uri.EscapeDataString(name.DatasetId)}/models/{Uri.EscapeDataString(name.ModelId)}";

    private static ModelMetadata Parse(ref Utf8JsonReader json, ModelName name)
    {
        var model = new ModelMetadata { ProjectId = name.ProjectId, DatasetId = name.DatasetId, ModelId = name.ModelId };
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("modelType"u8)) model = model with { ModelType = json.ReadNextText() };
            else if (json.ValueTextEquals("location"u8)) model = model with { Location = json.ReadNextText() };
            else if (json.ValueTextEquals("creationTime"u8)) model = model with { Created = Time(json.ReadNextInt64()) };
            else if (json.ValueTextEquals("lastModifiedTime"u8)) model = model with { LastModified = Time(json.ReadNextInt64()) };
            else if (json.ValueTextEquals("expirationTime"u8)) model = model with { Expires = Time(json.ReadNextInt64()) };
            else if (json.ValueTextEquals("description"u8)) model = model with { Description = json.ReadNextText() };
            else if (json.ValueTextEquals("friendlyName"u8)) model = model with { FriendlyName = json.ReadNextText() };
            else if (json.ValueTextEquals("labels"u8)) model = model with { Labels = ParseLabels(ref json) };
            else if (json.ValueTextEquals("trainingRuns"u8)) model = model with { Iterations = ParseRuns(ref json) };
            else json.SkipProperty();
        }
        return model;
    }

    private static Dictionary<string, string> ParseLabels(ref Utf8JsonReader json)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.ReadNextObject()) return labels;
        while (json.NextProperty())
        {
            var key = json.GetString()!;
            labels[key] = json.ReadNextText() ?? "";
        }
        return labels;
    }

    private static IReadOnlyList<TrainingProgress> ParseRuns(ref Utf8JsonReader json)
    {
        IReadOnlyList<TrainingProgress> last = [];
        json.ReadNextArray();
        while (json.NextObject()) last = TrainingParser.ParseRun(ref json);
        return last;
    }

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
