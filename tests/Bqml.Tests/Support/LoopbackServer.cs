using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bqml.Tests.Support;

/// <summary>A server on a port of this machine that follows a script byte by byte: one step a connection, for faults that only sockets have.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Func<NetworkStream, CancellationToken, Task>> _steps = new();
    private readonly Task _serving;
    private int _connections;

    public LoopbackServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The last request, with its headers.</summary>
    public string LastRequest { get; private set; } = "";

    /// <summary>Connections that were answered.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public LoopbackServer Then(Func<NetworkStream, CancellationToken, Task> step)
    {
        lock (_steps) _steps.Enqueue(step);
        return this;
    }

    /// <summary>Sends bytes as they are and closes the connection.</summary>
    public LoopbackServer ThenSend(string response) => Then((stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(response), token).AsTask());

    public LoopbackServer ThenJson(string json) => ThenSend(Response(json));

    public static string Response(string body, string status = "200 OK", string type = "application/json", int? length = null) =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {length ?? Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    /// <summary>A port that nobody listens on.</summary>
    public static Uri ClosedPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                Func<NetworkStream, CancellationToken, Task>? step;
                lock (_steps) step = _steps.Count > 0 ? _steps.Dequeue() : null;
                if (step is null) continue;
                Interlocked.Increment(ref _connections);
                await using var stream = connection.GetStream();
                LastRequest = await ReadRequestAsync(stream, _stop.Token);
                await step(stream, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or InvalidOperationException)
        {
        }
    }

    /// <summary>Reads up to the end of the request's body.</summary>
    private static async Task<string> ReadRequestAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var text = "";
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0) return text;
            text += Encoding.Latin1.GetString(buffer, 0, read);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var header = text[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            var length = header is null ? 0 : int.Parse(header[15..], System.Globalization.CultureInfo.InvariantCulture);
            if (text.Length >= end + 4 + length) return text;
        }
    }
}
