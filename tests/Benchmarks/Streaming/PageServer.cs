using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bqml.Benchmarks.Streaming;

/// <summary>
/// BigQuery on a port of this machine, for one query with very many rows: each page is written as it is sent, in chunks, so that the server holds none of them. Runs in a process of
/// its own.
/// </summary>
internal static class PageServer
{
    private const int RowsInPage = 50_000;
    private const string Job = """{"projectId":"my-project","jobId":"stream","location":"US"}""";
    private const string Schema =
        """
        {"fields":[{"name":"predicted_sex","type":"STRING"},{"name":"predicted_sex_probs","type":"RECORD","mode":"REPEATED","fields":[{"name":"label","type":"STRING"},{"name":"prob","type":"FLOAT"}]},{"name":"id","type":"INTEGER"},{"name":"species","type":"STRING"},{"name":"island","type":"STRING"},{"name":"culmen_length_mm","type":"FLOAT"},{"name":"flipper_length_mm","type":"FLOAT"}]}
        """;

    /// <summary>Serves until the standard input ends; prints its port first.</summary>
    public static async Task RunAsync(long rows)
    {
        using var stop = new CancellationTokenSource();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.Out.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        var serving = ServeAsync(listener, rows, stop.Token);
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await serving;
    }

    private static async Task ServeAsync(TcpListener listener, long rows, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var connection = await listener.AcceptTcpClientAsync(stop);
                _ = Task.Run(() => AnswerAsync(connection, rows, stop), stop);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task AnswerAsync(TcpClient connection, long rows, CancellationToken stop)
    {
        using var client = connection;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync(stop) is { } request)
            {
                var length = 0;
                while (await reader.ReadLineAsync(stop) is { Length: > 0 } header)
                    if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) length = int.Parse(header[15..], CultureInfo.InvariantCulture);
                for (var i = 0; i < length; i++) reader.Read();
                var token = request.IndexOf("pageToken=", StringComparison.Ordinal);
                var start = token < 0 ? 0 : long.Parse(request[(token + 10)..].Split('&', ' ')[0], CultureInfo.InvariantCulture);
                await WritePageAsync(stream, start, rows, stop);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client has gone.
        }
    }

    private static async Task WritePageAsync(NetworkStream stream, long start, long rows, CancellationToken stop)
    {
        var end = Math.Min(start + RowsInPage, rows);
        var next = end < rows ? string.Create(CultureInfo.InvariantCulture, $"\"pageToken\":\"{end}\",") : "";
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), stop);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"schema\":{Schema.Trim()},\"jobReference\":{Job},\"totalRows\":\"{rows}\",{next}\"rows\":[");
        for (var i = start; i < end; i++)
        {
            if (i > start) text.Append(',');
            var sex = i % 2 == 0 ? "MALE" : "FEMALE";
            text.Append(CultureInfo.InvariantCulture,
                $$$"""{"f":[{"v":"{{{sex}}}"},{"v":[{"v":{"f":[{"v":"MALE"},{"v":"0.75"}]}},{"v":{"f":[{"v":"FEMALE"},{"v":"0.25"}]}}]},{"v":"{{{i}}}"},{"v":"Gentoo penguin (Pygoscelis papua)"},{"v":"Biscoe"},{"v":"{{{30 + i % 300 / 10.0}}}"},{"v":"{{{170 + i % 60}}}.0"}]}""");
            if (text.Length > 64 * 1024) await FlushAsync();
        }
        text.Append("""],"totalBytesProcessed":"0","jobComplete":true,"cacheHit":false}""");
        await FlushAsync();
        await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), stop);

        async Task FlushAsync()
        {
            var bytes = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length:x}\r\n{text}\r\n"));
            text.Clear();
            await stream.WriteAsync(bytes, stop);
        }
    }
}
