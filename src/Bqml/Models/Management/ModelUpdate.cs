using System.Globalization;
using System.Text.Json;

namespace Bqml;

/// <summary>What <c>models.patch</c> changes of a model's metadata. A property that is set is changed, the others stay as they are; one set to null is taken away.</summary>
/// <remarks>Page: "Method: models.patch".</remarks>
public sealed class ModelUpdate
{
    private readonly OrderedDictionary<string, Action<Utf8JsonWriter>> _fields = new(StringComparer.Ordinal);

    /// <summary>The description.</summary>
    public string? Description { get; set => Set("description", field = value); }

    /// <summary>The display name.</summary>
    public string? FriendlyName { get; set => Set("friendlyName", field = value); }

    /// <summary>When the model is to be deleted, to the millisecond; null: never.</summary>
    public DateTimeOffset? Expires
    {
        get;
        set
        {
            field = value;
            Set("expirationTime", value?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Labels to add or to change; those with a null value are taken away, those not named stay. Null: all are taken away.</summary>
    public IReadOnlyDictionary<string, string?>? Labels
    {
        get;
        set
        {
            field = value;
            _fields["labels"] = json =>
            {
                if (value is null)
                {
                    json.WriteNullValue();
                    return;
                }
                json.WriteStartObject();
                foreach (var (key, text) in value) json.WriteString(key, text);
                json.WriteEndObject();
            };
        }
    }

    /// <summary>The Cloud KMS key of a model that is encrypted by one already: <c>projects/p/locations/l/keyRings/r/cryptoKeys/k</c>.</summary>
    public string? KmsKeyName { get; set => SetWithin("encryptionConfiguration", "kmsKeyName", isArray: false, field = value); }

    /// <summary>The id under which the model is registered in the Vertex AI Model Registry; cannot be changed once it is set.</summary>
    public string? VertexAIModelId { get; set => SetWithin("trainingRuns", "vertexAiModelId", isArray: true, field = value); }

    internal bool IsEmpty => _fields.Count == 0;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, write) in _fields)
        {
            json.WritePropertyName(name);
            write(json);
        }
        json.WriteEndObject();
    }

    private void Set(string name, string? value) => _fields[name] = json => json.WriteStringValue(value);

    private void SetWithin(string parent, string name, bool isArray, string? value) => _fields[parent] = json =>
    {
        if (isArray) json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
        if (isArray) json.WriteEndArray();
    };
}
