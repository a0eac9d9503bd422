using Google.Apis.Auth.OAuth2;

namespace Bqml.Client;

/// <summary>Finds who asks, as the options say.</summary>
internal static class Credentials
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    /// <summary>The credential of the options, or Application Default Credentials; scoped, impersonating and with the quota project of the options.</summary>
    /// <exception cref="BigQueryMLException">There are none, or they cannot be used.</exception>
    public static async Task<GoogleCredential> FindAsync(BigQueryMLOptions options, CancellationToken cancellationToken)
    {
        var credential = options.Credential ?? await LoadAsync(options.ServiceAccountKeyFile, cancellationToken).ConfigureAwait(false);
        if (credential.IsCreateScopedRequired) credential = credential.CreateScoped(Scope);
        if (options.ImpersonatedServiceAccount is { } account)
            credential = credential.Impersonate(new ImpersonatedCredential.Initializer(account) { Scopes = [Scope] });
        return options.QuotaProject is { } project ? credential.CreateWithQuotaProject(project) : credential;
    }

    private static async Task<GoogleCredential> LoadAsync(string? keyFile, CancellationToken cancellationToken)
    {
        try
        {
            if (keyFile is null) return await GoogleCredential.GetApplicationDefaultAsync(cancellationToken).ConfigureAwait(false);
            var account = await CredentialFactory.FromFileAsync<ServiceAccountCredential>(keyFile, cancellationToken).ConfigureAwait(false);
            return account.ToGoogleCredential();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new BigQueryMLException(keyFile is null ? NoDefault(exception) : NoKey(keyFile, exception), exception);
        }
    }

    private static ErrorDetails NoDefault(Exception exception) => new()
    {
        Reason = ErrorReasons.Authentication,
        Summary = $"No usable Application Default Credentials: {exception.Message}",
        Remedy = "Run 'gcloud auth application-default login', let GOOGLE_APPLICATION_CREDENTIALS name a key file, or set BigQueryMLOptions.Credential. "
            + "For a server on this machine set BigQueryMLOptions.BaseAddress or BIGQUERY_EMULATOR_HOST.",
    };

    private static ErrorDetails NoKey(string file, Exception exception) => new()
    {
        Reason = ErrorReasons.Authentication,
        Summary = $"BigQueryMLOptions.ServiceAccountKeyFile '{file}' cannot be used: {exception.Message}",
        Remedy = "Let it name the JSON key of a service account; for other kinds of credentials set BigQueryMLOptions.Credential.",
    };
}
