using System.Globalization;
using System.Text.Json;
using Bqml.Local.Models;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>The method models.patch.</summary>
internal static class ModelPatch
{
    public static RestResponse Apply(LocalCatalog catalog, ObjectPath path, RestRequest request)
    {
        var model = catalog.GetModel(path);
        using var document = JsonDocument.Parse(request.Body);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new LocalQueryException("parseError", "Invalid JSON payload received. A Model object belongs here.");
        var changes = document.RootElement.EnumerateObject().Select(Change).ToList();
        var changed = catalog.Change(path, details => changes.Aggregate(details, static (changed, change) => change(changed)), request.IfMatch);
        return changed is null ? throw catalog.NotFound("Model", path) : ModelJson.Get(catalog, path);
    }

    private static Func<ModelDetails, ModelDetails> Change(JsonProperty field)
    {
        switch (field.Name)
        {
            case "description":
                var description = Text(field);
                return details => details with { Description = description };
            case "friendlyName":
                var friendlyName = Text(field);
                return details => details with { FriendlyName = friendlyName };
            case "expirationTime":
                var expires = Text(field) is { } milliseconds ? Time(milliseconds) : default(DateTimeOffset?);
                return details => details with { Expires = expires };
            case "labels":
                // Kept apart from the document, which does not outlive the request.
                var labels = field.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.Object => field.Value.EnumerateObject().ToDictionary(static label => label.Name, static label => Text(label)),
                    _ => throw Invalid(field),
                };
                return details => details with { Labels = Merge(details.Labels, labels) };
            case "modelReference" or "etag":
                return static details => details;
            default:
                throw new LocalQueryException("notImplemented", $"A model's field {field.Name} cannot be changed in the embedded engine.");
        }
    }

    /// <summary>A patch changes the labels it names; one with null is taken away, and null in place of all of them takes all away.</summary>
    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> old, Dictionary<string, string?>? changes)
    {
        var labels = changes is null ? [] : new Dictionary<string, string>(old);
        foreach (var (key, value) in changes ?? [])
        {
            if (value is null) labels.Remove(key);
            else labels[key] = value;
        }
        return labels;
    }

    private static string? Text(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => field.Value.GetString(),
        JsonValueKind.Number => field.Value.GetRawText(),
        _ => throw Invalid(field),
    };

    private static DateTimeOffset Time(string milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : throw new LocalQueryException("invalid", $"Invalid value for expirationTime: '{milliseconds}' is no time in milliseconds since 1970.");

    private static LocalQueryException Invalid(JsonProperty field) => new("invalid", $"Invalid value for {field.Name}: {field.Value.GetRawText()}");
}
