using System.Text.Json;

namespace Bqml.Local.Rest;

/// <summary>BigQuery's error bodies, and which HTTP status goes with which reason.</summary>
internal static class ErrorBody
{
    public static RestResponse Create(LocalQueryException error)
    {
        var (code, status) = StatusOf(error.Reason);
        return RestJson.Object(code, writer =>
        {
            writer.WriteStartObject("error");
            writer.WriteNumber("code", code);
            writer.WriteString("message", error.Message);
            writer.WriteStartArray("errors");
            WriteErrorProto(writer, error, withDomain: true);
            writer.WriteEndArray();
            writer.WriteString("status", status);
            writer.WriteEndObject();
        });
    }

    /// <summary>An element of <c>errors</c>, and a job's <c>errorResult</c>.</summary>
    public static void WriteErrorProto(Utf8JsonWriter writer, LocalQueryException error, bool withDomain = false)
    {
        writer.WriteStartObject();
        writer.WriteString("message", error.Message);
        if (withDomain) writer.WriteString("domain", "global");
        writer.WriteString("reason", error.Reason);
        if (error.Reason == "invalidQuery")
        {
            writer.WriteString("location", withDomain ? "q" : "query");
            if (withDomain) writer.WriteString("locationType", "parameter");
        }
        writer.WriteEndObject();
    }

    private static (int Code, string Status) StatusOf(string reason) => reason switch
    {
        "notFound" => (404, "NOT_FOUND"),
        "duplicate" => (409, "ALREADY_EXISTS"),
        "conditionNotMet" => (412, "FAILED_PRECONDITION"),
        "stopped" => (499, "CANCELLED"),
        "accessDenied" => (403, "PERMISSION_DENIED"),
        "notImplemented" => (501, "UNIMPLEMENTED"),
        "internalError" => (500, "INTERNAL"),
        _ => (400, "INVALID_ARGUMENT"),
    };
}
