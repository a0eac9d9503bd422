using System.Globalization;
using System.Text.Json;

namespace Bqml;

/// <summary>What <c>models.patch</c> changes of a model's metadata. A property that is set is changed, the others stay as they are; one set to null is taken away.</summary>
/// <remarks>Page: "Method: models.patch".</remarks>
public sealed class ModelUpdate
{
    private readonly OrderedDictionary<string, Change> _changes = new(StringComparer.Ordinal);

    /// <summary>The description.</summary>
    public string? Description { get; set => Set("description", field = value, static model => model.Description); }

    /// <summary>The display name.</summary>
    public string? FriendlyName { get; set => Set("friendlyName", field = value, static model => model.FriendlyName); }

    /// <summary>When the model is to be deleted, to the millisecond; null: never.</summary>
    public DateTimeOffset? Expires
    {
        get;
        set
        {
            field = value;
            Set("expirationTime", Milliseconds(value), static model => Milliseconds(model.Expires));
        }
    }

    /// <summary>Labels to add or to change; those with a null value are taken away, those not named stay. Null: all are taken away.</summary>
    /// <exception cref="ArgumentException">BigQuery allows no such label: keys are 1 to 63 lower-case letters, digits, <c>_</c> and <c>-</c>, the first a letter, values at most 63; there are at most 64.</exception>
    public IReadOnlyDictionary<string, string?>? Labels
    {
        get;
        set
        {
            LabelRules.Check(value, nameof(value));
            field = value;
            _changes["labels"] = new(json => WriteLabels(json, value), model => value is null ? model.Labels.Count == 0 : value.All(label => model.Labels.GetValueOrDefault(label.Key) == label.Value));
        }
    }

    /// <summary>The Cloud KMS key of a model that is encrypted by one already: <c>projects/p/locations/l/keyRings/r/cryptoKeys/k</c>.</summary>
    public string? KmsKeyName { get; set => SetWithin("encryptionConfiguration", "kmsKeyName", isArray: false, field = value, static model => model.KmsKeyName); }

    /// <summary>The id under which the model is registered in the Vertex AI Model Registry; cannot be changed once it is set.</summary>
    public string? VertexAIModelId { get; set => SetWithin("trainingRuns", "vertexAiModelId", isArray: true, field = value, static model => model.TrainingRuns is [.., var last] ? last.VertexAIModelId : null); }

    internal bool IsEmpty => _changes.Count == 0;

    /// <summary>Whether the model is by now as this update would have it.</summary>
    internal bool IsDoneIn(ModelMetadata model) => _changes.Values.All(change => change.IsDoneIn(model));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, change) in _changes)
        {
            json.WritePropertyName(name);
            change.Write(json);
        }
        json.WriteEndObject();
    }

    private void Set(string name, string? value, Func<ModelMetadata, string?> read) => _changes[name] = new(json => json.WriteStringValue(value), model => IsSame(read(model), value));

    private void SetWithin(string parent, string name, bool isArray, string? value, Func<ModelMetadata, string?> read) => _changes[parent] = new(
        json =>
        {
            if (isArray) json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString(name, value);
            json.WriteEndObject();
            if (isArray) json.WriteEndArray();
        },
        model => IsSame(read(model), value));

    /// <summary>BigQuery leaves out what is empty.</summary>
    private static bool IsSame(string? left, string? right) => (left ?? "") == (right ?? "");

    private static string? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static void WriteLabels(Utf8JsonWriter json, IReadOnlyDictionary<string, string?>? labels)
    {
        if (labels is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        foreach (var (key, text) in labels) json.WriteString(key, text);
        json.WriteEndObject();
    }

    /// <summary>A changed property: its value, and whether a model has it.</summary>
    private sealed record Change(Action<Utf8JsonWriter> Write, Func<ModelMetadata, bool> IsDoneIn);
}
