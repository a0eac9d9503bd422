using System.Text.Json;

namespace Bqml.Http;

/// <summary>An error as BigQuery describes it (page "ErrorProto").</summary>
internal sealed record ServiceError(string? Reason, string? Message, string? Location)
{
    /// <summary>The error object of a response; null when it has none.</summary>
    public static ServiceError? TryParse(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            json.ReadStartObject();
            while (json.NextProperty())
            {
                if (!json.ValueTextEquals("error"u8))
                {
                    json.SkipProperty();
                    continue;
                }
                json.Read();
                // The token service answers {"error": "invalid_grant", "error_description": "..."}.
                return json.TokenType == JsonTokenType.StartObject ? ParseResponse(ref json) : new ServiceError(ErrorReasons.Authentication, json.ReadText(), null);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A proxy's page, a cut body: the status says enough.
        }
        return null;
    }

    /// <summary>Parses <c>{"reason", "location", "message"}</c>, on its opening brace.</summary>
    public static ServiceError Parse(ref Utf8JsonReader json)
    {
        string? reason = null, message = null, location = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("reason"u8)) reason = json.ReadNextText();
            else if (json.ValueTextEquals("message"u8)) message = json.ReadNextText();
            else if (json.ValueTextEquals("location"u8)) location = json.ReadNextText();
            else json.SkipProperty();
        }
        return new ServiceError(reason, message, location);
    }

    /// <summary>Parses <c>{"code", "message", "errors": [...], "status"}</c>, on its opening brace.</summary>
    private static ServiceError ParseResponse(ref Utf8JsonReader json)
    {
        string? message = null;
        ServiceError? first = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("message"u8))
            {
                message = json.ReadNextText();
            }
            else if (json.ValueTextEquals("errors"u8) && first is null)
            {
                json.ReadNextArray();
                while (json.NextObject())
                {
                    var error = Parse(ref json);
                    first ??= error;
                }
            }
            else
            {
                json.SkipProperty();
            }
        }
        return new ServiceError(first?.Reason, message ?? first?.Message, first?.Location);
    }
}
