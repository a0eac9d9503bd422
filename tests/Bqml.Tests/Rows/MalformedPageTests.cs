using System.Text;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Rows;

public class MalformedPageTests
{
    private static readonly string Fields =
        $"{Json.Field("species", "STRING")},{Json.Field("length", "FLOAT")},{Json.Field("year", "INTEGER")},{Json.Field("probs", "RECORD", "REPEATED", $"{Json.Field("label", "STRING")},{Json.Field("prob", "FLOAT")}")},{Json.Field("mean", "FLOAT")}";

    private static readonly string[] Inserts = ["\"", "{", "}", "[", "]", ",", ":", "null", "\\u", "\0", "é"];

    private static readonly string[] Rows =
    [
        .. Enumerable.Range(0, 4).Select(i => Json.Row($"\"species {i}\"", $"\"{i}.5\"", $"\"{2000 + i}\"", Json.Array(Json.Row("\"a\"", "\"0.25\""), Json.Row("\"b\"", "\"0.75\"")), "null")),
    ];

    private static readonly string Page = Json.Page(Fields, Rows);

    [Theory]
    [InlineData("\"rows\":[{", "\"rows\":[,{")]
    [InlineData("}]}],\"totalBytes", "}]},],\"totalBytes")]
    [InlineData("}]},{\"f\":[{\"v\":\"species 1", "}]}{\"f\":[{\"v\":\"species 1")]
    [InlineData("{\"f\":[{\"v\":\"species 2", "{\"g\":[{\"v\":\"species 2")]
    [InlineData("{\"f\":[{\"v\":\"species 2", "{\"f\":[{\"w\":\"species 2")]
    [InlineData("{\"f\":[{\"v\":\"species 2", "[\"f\",[{\"v\":\"species 2")]
    [InlineData("{\"f\":[{\"v\":\"species 2\"},", "{\"f\":[")]
    [InlineData("{\"v\":null}]},", "{\"v\":null},{\"v\":null}]},")]
    [InlineData("\"jobComplete\":true", "\"jobComplete\":[1]")]
    [InlineData("\"species 2\"", "{\"f\":[]}")]
    [InlineData("\"jobComplete\":true", "\"jobComplete\":tru")]
    [InlineData("\"rows\":[", "\"rows\":7,\"x\":[")]
    [InlineData("\"type\":\"FLOAT\"", "\"type\":\"COMPLEX\"")]
    [InlineData("\"fields\":[", "\"fields\":{\"a\":[")]
    [InlineData("\"totalRows\":\"4\"", "\"totalRows\":\"5\"")]
    [InlineData("\"totalRows\":\"4\"", "\"totalRows\":\"many\"")]
    [InlineData("\"cacheHit\":false", "\"totalRows\":\"many\"")]
    [InlineData("\"cacheHit\":false", "\"totalRows\":\"99999999999999999999\"")]
    [InlineData("\"cacheHit\":false", "\"pageToken\":\"\\ud83d\"")]
    public async Task A_response_that_is_not_as_documented_is_one_clear_error(string what, string instead)
    {
        Assert.Contains(what, Page, StringComparison.Ordinal);
        var at = Page.IndexOf(what, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(Page[..at] + instead + Page[(at + what.Length)..]));
        Assert.Equal(ErrorReasons.MalformedResponse, error.Reason);
        Assert.Equal("SELECT 1", error.Statement);
    }

    [Fact]
    public async Task A_page_cut_anywhere_is_one_clear_error()
    {
        for (var length = 0; length < Page.Length; length++)
        {
            var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Read(Page[..length]));
            Assert.True(error.Reason is ErrorReasons.MalformedResponse or ErrorReasons.ConnectionBroken, error.Message);
        }
    }

    [Fact]
    public async Task The_order_of_properties_and_white_space_do_not_matter()
    {
        var expected = await Read(Page);
        var schema = $"\"schema\":{{\"fields\":[{Fields}]}}";
        var rows = $"\"rows\":[{string.Join(" ,\n\t", Rows)} ]";
        foreach (var page in (string[])
        [
            $"{{{rows},{schema},\"totalRows\":\"4\",\"jobComplete\":true}}",
            $"{{\"jobComplete\":true,{rows},\"pageToken\":\"\",{schema}}}",
            $" \r\n{{ \"jobComplete\" : true , {schema} , \"rows\" : [ {string.Join(" , ", Rows)} ] , \"pageToken\" : null }}",
        ])
        {
            var read = await Read(page);
            Assert.Equal(expected.Select(row => row.Species), read.Select(row => row.Species));
            Assert.Equal(expected.SelectMany(row => row.Probabilities), read.SelectMany(row => row.Probabilities));
        }
    }

    [Fact]
    public async Task A_result_without_rows_has_none()
    {
        Assert.Empty(await Read($"{{\"jobComplete\":true,\"schema\":{{\"fields\":[{Fields}]}},\"totalRows\":\"0\"}}"));
        Assert.Empty(await Read($"{{\"jobComplete\":true,\"schema\":{{\"fields\":[{Fields}]}},\"rows\":[]}}"));
        Assert.Empty(await Read($"{{\"jobComplete\":true,\"schema\":{{\"fields\":[{Fields}]}},\"rows\":null}}"));
    }

    [Fact]
    public void Mutated_responses_give_rows_or_one_clear_error() =>
        Gen.Select(Gen.Int[0, Page.Length - 1], Gen.Int[0, 40], Gen.OneOf(Gen.String[Gen.Char[' ', '~'], 0, 3], Gen.Int[0, Inserts.Length - 1].Select(i => Inserts[i]))).Sample(
            (start, length, insert) =>
            {
                var mutated = Page[..start] + insert + Page[Math.Min(Page.Length, start + length)..];
                try
                {
                    Read(mutated).Wait(TimeSpan.FromSeconds(10));
                }
                catch (AggregateException exception) when (exception.InnerException is BigQueryMLException)
                {
                }
            }, iter: 100_000);

    [Fact]
    public async Task Broken_utf8_is_one_clear_error()
    {
        var bytes = Encoding.UTF8.GetBytes(Page);
        bytes[Page.IndexOf("species 2", StringComparison.Ordinal)] = 0xFF;
        var handler = new ScriptedHandler().Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(bytes) }));
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(async () => await client.QueryAsync(new BigQueryCommand("SELECT 1"), Prediction.Reader).ToListAsync());
        Assert.Contains("row 3", error.Summary, StringComparison.Ordinal);
    }

    private static async Task<List<Prediction>> Read(string page)
    {
        await using var client = new TestClient(
            new ScriptedHandler().ThenJson(page).ThenError(404, "notFound", "Not found: Job my-project:job_1"), new BigQueryMLOptions { TimeProvider = new InstantTime(), RetryDeadline = TimeSpan.Zero });
        return await client.QueryAsync(new BigQueryCommand("SELECT 1"), Prediction.Reader).ToListAsync();
    }
}
