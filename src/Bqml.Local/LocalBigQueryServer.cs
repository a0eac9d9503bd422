using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bqml.Local.Rest;

namespace Bqml.Local;

/// <summary>
/// BigQuery's REST interface over an embedded engine, on a port of this machine, without credentials: for clients in other processes and languages. Point them at
/// <see cref="Address"/>, or set <c>BIGQUERY_EMULATOR_HOST</c>.
/// </summary>
public sealed class LocalBigQueryServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly BigQueryDispatcher _dispatcher;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    private LocalBigQueryServer(HttpListener listener, BigQueryDispatcher dispatcher, Uri address)
    {
        (_listener, _dispatcher, Address) = (listener, dispatcher, address);
        _serving = ServeAsync();
    }

    /// <summary>Where it listens: <c>http://localhost:9050/</c>. Only processes of this machine reach it.</summary>
    public Uri Address { get; }

    /// <summary>Begins to serve an engine. The engine can go on being used in this process, and is the caller's to dispose, after the server.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="port">The port; 0: one that is free.</param>
    /// <exception cref="HttpListenerException">The port is in use.</exception>
    public static LocalBigQueryServer Start(LocalBigQuery engine, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{(port == 0 ? FreePort() : port)}/"));
        var listener = new HttpListener { Prefixes = { address.ToString() } };
        listener.Start();
        return new LocalBigQueryServer(listener, engine.Dispatcher, address);
    }

    /// <summary>Stops to serve; requests under way are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Close();
        await _serving.ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>A listener takes no port of the system's choice, so one is borrowed and given back.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was closed.
                return;
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var response = context.Response;
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, _stop.Token).ConfigureAwait(false);
            var request = RestRequest.Create(context.Request.HttpMethod, context.Request.Url!, body.GetBuffer().AsMemory(0, (int)body.Length)) with
            {
                IfMatch = context.Request.Headers["If-Match"], ContentType = context.Request.ContentType, ContentRange = context.Request.Headers["Content-Range"],
            };
            var answer = await _dispatcher.DispatchAsync(request, _stop.Token).ConfigureAwait(false);
            response.StatusCode = answer.StatusCode;
            response.ContentType = "application/json; charset=UTF-8";
            if (answer.Location is { } location) response.Headers["Location"] = new Uri(Address, location).ToString();
            if (answer.Range is { } range) response.Headers["Range"] = range;
            if (answer.StatusCode == 204) return;
            response.ContentLength64 = answer.Body.Length;
            await response.OutputStream.WriteAsync(answer.Body, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The client has gone, or the server is closing.
        }
    }
}
