using System.Net;
using Bqml.Http;
using Google.Apis.Http;
using Google.Apis.Services;

namespace Bqml.Client;

/// <summary>Makes the HTTP side of a client: address, credentials, handler.</summary>
internal static class Connection
{
    /// <summary>Where tools for BigQuery's emulators name their address: <c>localhost:9050</c>.</summary>
    public const string EmulatorVariable = "BIGQUERY_EMULATOR_HOST";

    private const string UserAgent = "Bqml";
    private const string RestPath = "bigquery/v2/";
    private static readonly Uri Service = new("https://bigquery.googleapis.com/");

    /// <summary>Over Google's HTTP stack with credentials, which are found when the first request is sent; or plainly to an emulator or a server on this machine.</summary>
    /// <param name="options">The client's settings.</param>
    /// <param name="emulator">The value of <see cref="EmulatorVariable"/>.</param>
    /// <param name="source">Gives the HTTP client, for those who want its errors before the first request.</param>
    public static RestClient Open(BigQueryMLOptions options, string? emulator, out HttpSource source)
    {
        var isEmulator = options.BaseAddress is null && !string.IsNullOrWhiteSpace(emulator);
        var address = isEmulator ? EmulatorAddress(emulator!) : options.BaseAddress;
        var namesCredential = options.Credential is not null || options.ServiceAccountKeyFile is not null || options.ImpersonatedServiceAccount is not null;
        if (!namesCredential && (isEmulator || address is { IsAbsoluteUri: true, IsLoopback: true }))
        {
            var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
            source = new HttpSource(Plain(handler), owned: true);
            return new RestClient(source, Address(address), apiKey: null, options.QuotaProject, options);
        }
        source = new HttpSource(async cancellationToken =>
        {
            var credential = await Credentials.FindAsync(options, cancellationToken).ConfigureAwait(false);
            var http = new HttpClientFactory().CreateHttpClient(new CreateHttpClientArgs { ApplicationName = UserAgent, GZipEnabled = true, Initializers = { credential } });
            http.Timeout = Timeout.InfiniteTimeSpan;
            return http;
        });
        return new RestClient(source, Address(address), apiKey: null, quotaProject: null, options);
    }

    /// <summary>Over a handler of the caller's, which is disposed with the client.</summary>
    public static RestClient Over(HttpMessageHandler handler, BigQueryMLOptions options) =>
        new(new HttpSource(Plain(handler), owned: true), Address(options.BaseAddress), apiKey: null, options.QuotaProject, options);

    /// <summary>Over the HTTP stack of an official client, which stays its own.</summary>
    public static RestClient Over(BaseClientService service, BigQueryMLOptions options) =>
        new(new HttpSource(service.HttpClient, owned: false), Address(new Uri(service.BaseUri)), service.ApiKey, options.QuotaProject, options) { RepeatsUnseen = true };

    private static HttpClient Plain(HttpMessageHandler handler)
    {
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        return http;
    }

    private static Uri EmulatorAddress(string host) =>
        Uri.TryCreate(host.Contains("://", StringComparison.Ordinal) ? host : "http://" + host, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ArgumentException($"The environment variable {EmulatorVariable} is '{host}', which is no address: write host:port, like localhost:9050.");

    private static Uri Address(Uri? address)
    {
        address ??= Service;
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The address '{address}' is not an absolute http or https address, like http://localhost:9050.", nameof(address));
        var root = address.AbsolutePath == "/" ? new Uri(address, RestPath) : address;
        return root.AbsolutePath.EndsWith('/') ? root : new Uri(root.GetLeftPart(UriPartial.Path) + "/");
    }
}
