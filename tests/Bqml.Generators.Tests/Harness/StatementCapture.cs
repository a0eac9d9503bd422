using System.Net;
using System.Text;
using System.Text.Json;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Keeps the statement that is sent and refuses it, so that nothing is waited for.</summary>
internal sealed class StatementCapture : HttpMessageHandler
{
    /// <summary>The last statement; null when none was sent.</summary>
    public string? Statement { get; private set; }

    /// <summary>The statement that some work sends.</summary>
    public static async Task<string> OfAsync(Func<BigQueryML, Task> work)
    {
        using var capture = new StatementCapture();
        await using var bigquery = new Client(capture);
        try
        {
            await work(bigquery);
        }
        catch (BigQueryMLException) when (capture.Statement is not null)
        {
            // It is refused once it is known.
        }
        return capture.Statement!;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            using var json = JsonDocument.Parse(await content.ReadAsStringAsync(cancellationToken));
            Statement = Find(json.RootElement) ?? Statement;
        }
        return new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent("""{"error":{"code":400,"message":"Captured.","errors":[{"reason":"invalidQuery","message":"Captured."}]}}""", Encoding.UTF8, "application/json"),
        };
    }

    private static string? Find(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in json.EnumerateObject())
        {
            if (property is { Name: "query", Value.ValueKind: JsonValueKind.String }) return property.Value.GetString();
            if (Find(property.Value) is { } nested) return nested;
        }
        return null;
    }

    private sealed class Client(HttpMessageHandler handler) : BigQueryML(handler, "my-project");
}
