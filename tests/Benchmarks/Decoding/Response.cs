using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Bqml.Benchmarks.Decoding;

/// <summary>Responses of jobs.query, in the order of properties in which BigQuery writes them.</summary>
internal static class Response
{
    private static readonly string[] s_species = ["Adelie Penguin (Pygoscelis adeliae)", "Gentoo penguin (Pygoscelis papua)", "Chinstrap penguin (Pygoscelis antarctica)"];
    private static readonly string[] s_islands = ["Torgersen", "Biscoe", "Dream"];

    public static byte[] Predictions(int count) => Page(
        """
        {"name":"predicted_label","type":"STRING"},{"name":"predicted_label_probs","type":"RECORD","mode":"REPEATED","fields":[{"name":"label","type":"STRING"},{"name":"prob","type":"FLOAT"}]},
        {"name":"id","type":"INTEGER"},{"name":"species","type":"STRING"},{"name":"island","type":"STRING"},{"name":"culmen_length_mm","type":"FLOAT"},{"name":"flipper_length_mm","type":"FLOAT"},{"name":"is_adult","type":"BOOLEAN"}
        """,
        count,
        static i => string.Create(CultureInfo.InvariantCulture,
            $$$"""{"f":[{"v":"{{{(i % 2 == 0 ? "MALE" : "FEMALE")}}}"},{"v":[{"v":{"f":[{"v":"MALE"},{"v":"{{{Probability(i)}}}"}]}},{"v":{"f":[{"v":"FEMALE"},{"v":"{{{1 - Probability(i)}}}"}]}}]},{"v":"{{{i}}}"},{"v":"{{{s_species[i % 3]}}}"},{"v":"{{{s_islands[i % 3]}}}"},{"v":"{{{30 + i % 300 / 10.0}}}"},{"v":"{{{170.0 + i % 60}}}"},{"v":"true"}]}"""));

    public static byte[] Flat(int count) => Page(
        """
        {"name":"id","type":"INTEGER"},{"name":"species","type":"STRING"},{"name":"island","type":"STRING"},{"name":"culmen_length_mm","type":"FLOAT"},{"name":"culmen_depth_mm","type":"FLOAT"},
        {"name":"flipper_length_mm","type":"FLOAT"},{"name":"is_adult","type":"BOOLEAN"},{"name":"day","type":"DATE"}
        """,
        count,
        static i => string.Create(CultureInfo.InvariantCulture,
            $$"""{"f":[{"v":"{{i}}"},{"v":"{{s_species[i % 3]}}"},{"v":"{{s_islands[i % 3]}}"},{"v":"{{30 + i % 300 / 10.0}}"},{"v":"{{13 + i % 80 / 10.0}}"},{"v":"{{170.0 + i % 60}}"},{"v":"true"},{"v":"{{new DateOnly(2020, 1, 1).AddDays(i % 1000):yyyy-MM-dd}}"}]}"""));

    private static double Probability(int i) => 0.5 + i % 997 / 1994.0;

    private static byte[] Page(string fields, int count, Func<int, string> row)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"kind":"bigquery#queryResponse","schema":{"fields":[{{fields}}]},"jobReference":{"projectId":"p","jobId":"j","location":"US"},"totalRows":"{{count}}","rows":[""");
        for (var i = 0; i < count; i++) text.Append(i > 0 ? "," : "").Append(row(i));
        return Encoding.UTF8.GetBytes(text.Append("""],"totalBytesProcessed":"0","jobComplete":true,"cacheHit":false}""").ToString());
    }
}

/// <summary>Answers every request with the same bytes.</summary>
internal sealed class SameResponse(byte[] body) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
        new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } });
}

/// <summary>The client over a handler in this process.</summary>
internal sealed class InProcessClient(HttpMessageHandler handler) : BigQueryML(handler, "my-project");
