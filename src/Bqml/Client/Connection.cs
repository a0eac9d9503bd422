using System.Net;
using Bqml.Http;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;
using Google.Apis.Services;

namespace Bqml.Client;

/// <summary>Makes the HTTP side of a client: address, credentials, handler.</summary>
internal static class Connection
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";
    private const string UserAgent = "Bqml";
    private const string RestPath = "bigquery/v2/";
    private static readonly Uri Service = new("https://bigquery.googleapis.com/");

    /// <summary>Over Google's HTTP stack with credentials, or plainly to a server on this machine.</summary>
    public static async Task<RestClient> OpenAsync(BigQueryMLOptions options, CancellationToken cancellationToken)
    {
        var credential = options.Credential;
        if (credential is null && options.BaseAddress is not { IsLoopback: true })
            credential = await FindCredentialAsync(cancellationToken).ConfigureAwait(false);
        if (credential is null)
        {
            var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
            return Over(handler, options);
        }
        var http = new HttpClientFactory().CreateHttpClient(new CreateHttpClientArgs
        {
            ApplicationName = UserAgent,
            GZipEnabled = true,
            Initializers = { credential.IsCreateScopedRequired ? credential.CreateScoped(Scope) : credential },
        });
        http.Timeout = Timeout.InfiniteTimeSpan;
        return new RestClient(http, Address(options.BaseAddress), apiKey: null, ownsHttp: true, options);
    }

    /// <summary>Over a handler of the caller's, which is disposed with the client.</summary>
    public static RestClient Over(HttpMessageHandler handler, BigQueryMLOptions options)
    {
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        return new RestClient(http, Address(options.BaseAddress), apiKey: null, ownsHttp: true, options);
    }

    /// <summary>Over the HTTP stack of an official client, which stays its own.</summary>
    public static RestClient Over(BaseClientService service, BigQueryMLOptions options) =>
        new(service.HttpClient, Address(new Uri(service.BaseUri)), service.ApiKey, ownsHttp: false, options);

    private static Uri Address(Uri? address)
    {
        address ??= Service;
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The address '{address}' is not an absolute http or https address, like http://localhost:9050.", nameof(address));
        var root = address.AbsolutePath == "/" ? new Uri(address, RestPath) : address;
        return root.AbsolutePath.EndsWith('/') ? root : new Uri(root.GetLeftPart(UriPartial.Path) + "/");
    }

    private static async Task<GoogleCredential> FindCredentialAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GoogleCredential.GetApplicationDefaultAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new BigQueryMLException(new ErrorDetails
            {
                Reason = ErrorReasons.Authentication,
                Summary = $"No usable Application Default Credentials: {exception.Message}",
                Remedy = "Run 'gcloud auth application-default login', let GOOGLE_APPLICATION_CREDENTIALS name a key file, or set BigQueryMLOptions.Credential. For a server on this machine set BigQueryMLOptions.BaseAddress.",
            }, exception);
        }
    }
}
