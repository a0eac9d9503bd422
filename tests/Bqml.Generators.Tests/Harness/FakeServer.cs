using System.Net;
using System.Text;
using System.Text.Json;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Answers each query with one page of rows, the last again and again, and keeps what was asked.</summary>
internal sealed class FakeServer(string schema, params string[] rows) : HttpMessageHandler
{
    /// <summary>The body of the last query.</summary>
    public JsonElement Request { get; private set; }

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) Request = JsonSerializer.Deserialize<JsonElement>(await content.ReadAsStringAsync(cancellationToken));
        Count++;
        var response = $$"""
            {"kind":"bigquery#queryResponse","jobComplete":true,"jobReference":{"projectId":"my-project","jobId":"j","location":"US"},
             "schema":{"fields":{{schema}}},"rows":{{rows[Math.Min(Count, rows.Length) - 1]}},"totalRows":"1","totalBytesProcessed":"0","cacheHit":false}
            """;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(response, Encoding.UTF8, "application/json") };
    }
}

/// <summary>A client over a <see cref="FakeServer"/>.</summary>
internal sealed class FakeBigQuery(FakeServer server) : BigQueryML(server, "my-project");
