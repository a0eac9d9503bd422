using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bqml.Local.Rest;

/// <summary>Writes response bodies.</summary>
internal static class RestJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RestResponse Object(int statusCode, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return new RestResponse(statusCode, buffer.WrittenMemory);
    }

    /// <summary>An int64 field, which BigQuery's JSON writes as a string.</summary>
    public static void WriteInt64(this Utf8JsonWriter writer, string name, long value) =>
        writer.WriteString(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A time as milliseconds since 1970.</summary>
    public static void WriteMilliseconds(this Utf8JsonWriter writer, string name, DateTimeOffset time) =>
        writer.WriteInt64(name, time.ToUnixTimeMilliseconds());
}
