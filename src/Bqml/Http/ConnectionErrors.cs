using System.Globalization;
using System.Security.Authentication;
using Google.Apis.Auth.OAuth2.Responses;

namespace Bqml.Http;

/// <summary>Failures in which no complete answer came.</summary>
internal static class ConnectionErrors
{
    public static BigQueryMLException From(RestRequest request, Uri address, HttpRequestException exception)
    {
        switch (exception.HttpRequestError)
        {
            case HttpRequestError.NameResolutionError:
                return Unreachable(request, address, exception, $"the host name {address.Host} could not be resolved",
                    "Check the network, the DNS settings and BigQueryMLOptions.BaseAddress.");
            case HttpRequestError.ConnectionError:
                return Unreachable(request, address, exception, $"no connection to {Authority(address)} could be made ({Innermost(exception)})",
                    "Check that the server runs at that address and port, and that a firewall or proxy lets the connection through (HTTPS_PROXY).");
            case HttpRequestError.SecureConnectionError:
                return Unreachable(request, address, exception, $"no secure connection to {Authority(address)} could be made ({Innermost(exception)})",
                    "Check the machine's clock and trusted certificates; behind a proxy that opens TLS, trust the proxy's certificate.",
                    exception.InnerException is AuthenticationException ? RetryKind.Never : RetryKind.Briefly);
            case HttpRequestError.ProxyTunnelError:
                return Unreachable(request, address, exception, $"the proxy made no connection to {Authority(address)} ({Innermost(exception)})",
                    "Check the proxy's address and credentials (HTTPS_PROXY, NO_PROXY).");
            case HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded:
                return new BigQueryMLException(Details(request, ErrorReasons.MalformedResponse,
                    $"Could not {request.Purpose}: {Authority(address)} does not answer by the rules of HTTP ({Innermost(exception)}).",
                    "Check that the address and port are those of BigQuery or its emulator.", RetryKind.Briefly), exception);
            default:
                return Broken(request, address, exception);
        }
    }

    public static BigQueryMLException Broken(RestRequest request, Uri address, Exception exception) => new(Details(request, ErrorReasons.ConnectionBroken,
        $"Could not {request.Purpose}: the connection to {Authority(address)} broke before the answer was complete ({Innermost(exception)}).",
        "Try again; when it stays, look for a proxy or firewall that cuts connections.", RetryKind.Request), exception);

    public static BigQueryMLException Cut(RestRequest request) => new(Details(request, ErrorReasons.ConnectionBroken,
        $"Could not {request.Purpose}: the answer ends in the middle.",
        "Try again; when it stays, look for a proxy that cuts or changes answers.", RetryKind.Request));

    public static BigQueryMLException Incomplete(RestRequest request) => new(Details(request, ErrorReasons.ConnectionBroken,
        $"Could not {request.Purpose}: the server has not taken all bytes of the upload.",
        "Try again; when it stays, look for a proxy that cuts or changes requests.", RetryKind.Request));

    public static BigQueryMLException TimedOut(RestRequest request, Uri address, TimeSpan timeout, Exception exception) => new(Details(request, ErrorReasons.RequestTimeout,
        string.Create(CultureInfo.InvariantCulture, $"Could not {request.Purpose}: {Authority(address)} did not answer within {timeout.TotalSeconds:0.###} s."),
        "Try again; raise BigQueryMLOptions.RequestTimeout when the network is slow or the rows of a page are large.", RetryKind.Request), exception);

    public static BigQueryMLException NoToken(RestRequest request, TokenResponseException exception) => new(Details(request, ErrorReasons.Authentication,
        $"Could not {request.Purpose}: no access token for the credentials ({exception.Error?.Error}: {exception.Error?.ErrorDescription}).",
        "Log in again (gcloud auth application-default login), or check that the service account and its key exist and are enabled.", RetryKind.Never), exception);

    private static BigQueryMLException Unreachable(RestRequest request, Uri address, Exception exception, string what, string remedy, RetryKind retry = RetryKind.Briefly) =>
        new(Details(request, ErrorReasons.Unreachable, $"Could not {request.Purpose}: {what}.", remedy, retry), exception);

    private static ErrorDetails Details(RestRequest request, string reason, string summary, string remedy, RetryKind retry) => new()
    {
        Reason = reason, Summary = summary, Remedy = remedy, Retry = retry, Statement = request.Statement, JobId = request.JobId, JobLocation = request.JobLocation,
    };

    private static string Authority(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
