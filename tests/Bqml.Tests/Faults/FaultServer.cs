using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bqml.Tests.Faults;

/// <summary>A request as the fault server reads it from its socket.</summary>
internal sealed record FaultRequest(string Method, string Path, string Query, string Body)
{
    /// <summary>The header lines.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>A header's value; null when the request has none of that name.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>Serves a <see cref="FakeBigQuery"/> on a port of this machine, one request a connection, and lets a plan do something else to chosen requests.</summary>
/// <param name="bigquery">What it serves.</param>
/// <param name="plan">The fault of a request, which are counted from 0; null: none.</param>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, FaultRequest, Fault?> _plan;
    private readonly FakeBigQuery _bigquery;
    private readonly Task _accepting;
    private readonly List<Task> _serving = [];
    private int _requests;

    public FaultServer(FakeBigQuery bigquery, Func<int, FaultRequest, Fault?> plan)
    {
        (_bigquery, _plan) = (bigquery, plan);
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Requests that were read.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static byte[] Http(FakeResponse response, string extraHeaders = "")
    {
        var body = Encoding.UTF8.GetBytes(response.Body);
        var head = FormattableString.Invariant($"HTTP/1.1 {response.Status} Status\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{response.Headers}{extraHeaders}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Task[] serving;
        lock (_serving) serving = [.. _serving];
        await Task.WhenAll(serving);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_serving) _serving.Add(ServeAsync(connection));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener was stopped, which is also an InvalidOperationException.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            using var client = connection;
            await using var stream = client.GetStream();
            if (await ReadAsync(stream, _stop.Token) is not { } request) return;
            var fault = _plan(Interlocked.Increment(ref _requests) - 1, request);
            if (fault is null) await stream.WriteAsync(Http(_bigquery.Answer(request)), _stop.Token);
            else await fault.Serve(new FaultContext(stream, () => _bigquery.Answer(request), _stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Reads to the end of the request's body; null when the client closes before.</summary>
    private static async Task<FaultRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var (end, length) = (-1, 0);
        string[] lines = [];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0) return null;
            bytes.Write(buffer, 0, read);
            if (end < 0)
            {
                end = bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf("\r\n\r\n"u8);
                if (end < 0) continue;
                lines = Encoding.ASCII.GetString(bytes.GetBuffer(), 0, end).Split("\r\n");
                var header = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                length = header is null ? 0 : int.Parse(header[15..], CultureInfo.InvariantCulture);
            }
            if (bytes.Length < end + 4 + length) continue;
            var words = lines[0].Split(' ');
            var target = words[1].Split('?', 2);
            return new FaultRequest(words[0], target[0], target.Length > 1 ? target[1] : "", Encoding.UTF8.GetString(bytes.GetBuffer(), end + 4, length)) { Headers = lines[1..] };
        }
    }
}

/// <summary>A connection to which a fault happens.</summary>
/// <param name="Stream">The connection.</param>
/// <param name="Answer">Lets the server act on the request, and gives its answer; a fault that does not call it happens before the server has seen the request.</param>
/// <param name="Stop">The test is over.</param>
internal sealed record FaultContext(NetworkStream Stream, Func<FakeResponse> Answer, CancellationToken Stop)
{
    public Task SendAsync(byte[] bytes) => Stream.WriteAsync(bytes, Stop).AsTask();

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends the connection with a reset instead of a close.</summary>
    public void Reset()
    {
        Stream.Socket.LingerState = new LingerOption(true, 0);
        Stream.Socket.Close();
    }
}
