using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Bqml.Tests.Support;

namespace Bqml.Tests.Client;

public class SocketFaultTests
{
    private static readonly string Good = Words.Page(["a"]);

    private static BigQueryMLOptions Options(Uri address, TimeSpan? timeout = null, TimeSpan? deadline = null) => new()
    {
        BaseAddress = address, TimeProvider = new InstantTime(), RequestTimeout = timeout ?? TimeSpan.FromSeconds(20), RetryDeadline = deadline ?? TimeSpan.FromMinutes(1),
    };

    [Fact]
    public async Task A_good_answer_is_read_over_a_socket()
    {
        await using var server = new LoopbackServer().ThenJson(Good);
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Equal(["a"], await Words.ReadAsync(client));
    }

    [Fact]
    public async Task A_closed_port_is_one_clear_error()
    {
        var address = LoopbackServer.ClosedPort();
        await using var client = await BigQueryML.CreateAsync("my-project", Options(address));
        var error = await Fails(client);
        Assert.Equal(ErrorReasons.Unreachable, error.Reason);
        Assert.Contains($"http://127.0.0.1:{address.Port}", error.Summary, StringComparison.Ordinal);
        Assert.Contains("port", error.Remedy, StringComparison.Ordinal);
        Assert.Null(error.HttpStatus);
    }

    [Fact]
    public async Task An_unknown_host_is_one_clear_error()
    {
        // The resolver may be slow to say no: three attempts are made.
        var options = Options(new Uri("http://no-such-host.invalid/"), deadline: TimeSpan.Zero);
        options.Credential = Google.Apis.Auth.OAuth2.GoogleCredential.FromAccessToken("token");
        await using var client = await BigQueryML.CreateAsync("my-project", options);
        var error = await Fails(client);
        Assert.Equal(ErrorReasons.Unreachable, error.Reason);
        Assert.Contains("no-such-host.invalid", error.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"jobComplete\":")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"job\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    public async Task A_cut_answer_is_asked_for_again(string cut)
    {
        await using var server = new LoopbackServer().ThenSend(cut).ThenJson(Good);
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task An_answer_that_is_always_cut_is_one_clear_error()
    {
        await using var server = new LoopbackServer();
        for (var i = 0; i < 20; i++) server.ThenSend(LoopbackServer.Response(Good[..20], length: Good.Length));
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        var error = await Fails(client);
        Assert.Equal(ErrorReasons.ConnectionBroken, error.Reason);
        Assert.Matches(@"tried \d+ times", error.Summary);
    }

    [Fact]
    public async Task A_reset_in_mid_body_is_asked_for_again()
    {
        await using var server = new LoopbackServer().Then(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Response(Good)[..80]), token);
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Close();
        }).ThenJson(Good);
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Equal(["a"], await Words.ReadAsync(client));
    }

    [Fact]
    public async Task Truncated_gzip_is_asked_for_again()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(Good));
        var whole = compressed.ToArray();
        await using var server = new LoopbackServer();
        foreach (var length in (int[])[whole.Length / 2, whole.Length])
        {
            server.Then(async (stream, token) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"), token);
                await stream.WriteAsync(whole.AsMemory(0, length), token);
            });
        }
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Slow_headers_end_in_a_timeout()
    {
        await using var server = new LoopbackServer().Then((_, token) => Task.Delay(Timeout.Infinite, token));
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address, TimeSpan.FromMilliseconds(200), TimeSpan.Zero));
        var error = await Fails(client);
        Assert.Equal(ErrorReasons.RequestTimeout, error.Reason);
        Assert.Contains("within 0.2 s", error.Summary, StringComparison.Ordinal);
        Assert.Contains("RequestTimeout", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_trickles_ends_in_a_timeout()
    {
        await using var server = new LoopbackServer().Then(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Response(Good)[..100]), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address, TimeSpan.FromMilliseconds(200), TimeSpan.Zero));
        Assert.Equal(ErrorReasons.RequestTimeout, (await Fails(client)).Reason);
    }

    [Fact]
    public async Task A_login_page_instead_of_an_answer_is_one_clear_error()
    {
        await using var server = new LoopbackServer().ThenSend(LoopbackServer.Response("<html>\n  <b>Please log in</b></html>", type: "text/html"));
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        var error = await Fails(client);
        Assert.Equal(ErrorReasons.MalformedResponse, error.Reason);
        Assert.Contains("text/html", error.Summary, StringComparison.Ordinal);
        Assert.Contains("<b>Please log in</b>", error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_under_a_wrong_type_is_read()
    {
        await using var server = new LoopbackServer().ThenSend(LoopbackServer.Response(Good, type: "text/plain"));
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Equal(["a"], await Words.ReadAsync(client));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/9.9 banana\r\n\r\n")]
    public async Task A_server_of_another_kind_is_one_clear_error(string greeting)
    {
        await using var server = new LoopbackServer().ThenSend(greeting).ThenSend(greeting).ThenSend(greeting);
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Equal(ErrorReasons.MalformedResponse, (await Fails(client)).Reason);
    }

    [Fact]
    public async Task An_empty_answer_is_one_clear_error()
    {
        await using var server = new LoopbackServer().ThenSend(LoopbackServer.Response(""));
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server.Address));
        Assert.Contains("the answer is empty", (await Fails(client)).Summary, StringComparison.Ordinal);
    }

    private static async Task<BigQueryMLException> Fails(BigQueryML client)
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.NotEmpty(error.Remedy);
        Assert.Equal(Words.Command.Text, error.Statement);
        return error;
    }
}
