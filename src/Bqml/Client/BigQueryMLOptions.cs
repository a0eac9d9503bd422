using Bqml.GoogleSql;
using Bqml.Observability;
using Google.Apis.Auth.OAuth2;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bqml;

/// <summary>Settings of a <see cref="BigQueryML"/> client. The client copies them: a later change has no effect on it.</summary>
public sealed class BigQueryMLOptions
{
    /// <summary>The project that statements run in and are billed to, for clients from dependency injection (<c>AddBigQueryML</c>). <see cref="BigQueryML.CreateAsync"/> and its like take it as an argument and do not look here.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The dataset, <c>dataset</c> or <c>project.dataset</c>, that completes names without one. Default: none, and such names are an error.</summary>
    public string? DefaultDataset { get; set; }

    /// <summary>Where jobs run: <c>US</c>, <c>EU</c>, <c>europe-west1</c>. Default: BigQuery derives it from the tables and models named in the statement.</summary>
    public string? Location { get; set; }

    /// <summary>Labels put on every job, for cost reports. Keys and values: at most 63 lower-case letters, digits, <c>_</c> and <c>-</c>; a key starts with a letter; at most 64.</summary>
    public IDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Endpoints to call in place of those that are declared, so that one can be changed without a new build: the key is the declared endpoint, <c>gemini-2.5-flash</c>, or the name of a
    /// declared model, <c>texts.writer</c>, which goes before it; the value is what to call instead, a model's name or an endpoint's URL. They take effect in the option <c>ENDPOINT</c> when a
    /// remote model is made, and in arguments <c>endpoint =></c> of functions, your own SQL included; a model that was made before keeps its endpoint until it is made again. Default: none.
    /// Endpoints and the days on which they are retired: https://github.com/bqml/bqml/blob/main/docs/endpoints.md.
    /// </summary>
    public IDictionary<string, string> Endpoints { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A statement that would be billed more bytes than this fails before it runs. Default: the project's own limit.</summary>
    public long? MaximumBytesBilled { get; set; }

    /// <summary>Rows in a page of results. Default: as many as BigQuery puts in one response (about 10 MB).</summary>
    public int? PageSize { get; set; }

    /// <summary>How long one HTTP request may take beyond the time the server was asked to wait for the statement. Default: 60 s. A statement may run for hours: it is asked about again and again.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long failures that pass by themselves (429, 500, 502, 503, 504, broken connections, rate limits) are tried again, counted from the first failure. Default: 5 minutes. Zero: never. A connection that cannot be made at all is given up after three attempts.</summary>
    public TimeSpan RetryDeadline { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The server's address. Default: that of the environment variable <c>BIGQUERY_EMULATOR_HOST</c> (<c>localhost:9050</c>), and without one <c>https://bigquery.googleapis.com/</c>.
    /// Without a path, <c>bigquery/v2/</c> is appended. An emulator, and an address on this machine, is used without credentials unless some are set here.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Who asks. Default: <see cref="ServiceAccountKeyFile"/>, and without it Application Default Credentials.</summary>
    public GoogleCredential? Credential { get; set; }

    /// <summary>The JSON key file of the service account who asks. Default: none. <see cref="Credential"/> goes before it.</summary>
    public string? ServiceAccountKeyFile { get; set; }

    /// <summary>The e-mail address of a service account to act as. The credentials found need roles/iam.serviceAccountTokenCreator on it. Default: none, they act for themselves.</summary>
    public string? ImpersonatedServiceAccount { get; set; }

    /// <summary>The project whose quota requests count against (header <c>x-goog-user-project</c>). Default: what the credentials say; without that, the client's project.</summary>
    public string? QuotaProject { get; set; }

    /// <summary>Whether BigQuery makes a job for each query. Default: <see cref="JobCreation.Optional"/>, which answers short queries sooner.</summary>
    public JobCreation JobCreation { get; set; } = JobCreation.Optional;

    /// <summary>Hears of every statement that ends well, with its costs; called on the thread that ran it. A query that took long costs one more request then. Default: nobody.</summary>
    public Action<StatementStatistics>? StatementCompleted { get; set; }

    /// <summary>
    /// Hears of a role that a connection's service account lacks, each time that a statement fails for it: the statement is sent again until <see cref="RetryDeadline"/>, since a grant takes
    /// minutes to take effect. Called on the thread that runs the statement. Default: nobody; the log has a warning, and the exception at the end the commands.
    /// </summary>
    public Action<MissingRole>? RoleMissing { get; set; }

    /// <summary>Where the client logs (category <c>Bqml</c>): job ids, costs, retries and failures, never statements, values or credentials. Default: nowhere; from dependency injection, the application's.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock that waits between attempts and polls. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal ILogger CreateLogger() => LoggerFactory?.CreateLogger(Telemetry.Name) ?? NullLogger.Instance;

    internal BigQueryMLOptions Copy()
    {
        var copy = (BigQueryMLOptions)MemberwiseClone();
        copy.Labels = new Dictionary<string, string>(Labels, StringComparer.Ordinal);
        copy.Endpoints = new Dictionary<string, string>(Endpoints, StringComparer.Ordinal);
        return copy;
    }

    /// <exception cref="ArgumentException">A setting is not possible.</exception>
    internal void Check()
    {
        if (DefaultDataset is { } dataset)
        {
            var dot = dataset.LastIndexOf('.');
            if (!SqlIdentifier.IsValidDatasetName(dataset[(dot + 1)..], out var error) || (dot >= 0 && !SqlIdentifier.IsValidProjectId(dataset[..dot], out error)))
                throw new ArgumentException($"DefaultDataset '{dataset}' is neither dataset nor project.dataset: {error}", nameof(DefaultDataset));
        }
        if (QuotaProject is { } quota && !SqlIdentifier.IsValidProjectId(quota, out var quotaError)) throw new ArgumentException($"QuotaProject: {quotaError}", nameof(QuotaProject));
        LabelRules.Check(Labels, nameof(Labels));
        foreach (var (declared, endpoint) in Endpoints)
        {
            if (string.IsNullOrWhiteSpace(declared) || string.IsNullOrWhiteSpace(endpoint))
                throw new ArgumentException($"Endpoints has '{endpoint}' for '{declared}': name the declared endpoint or model, and the endpoint to call instead.", nameof(Endpoints));
        }
        if (!Enum.IsDefined(JobCreation)) throw new ArgumentOutOfRangeException(nameof(JobCreation), JobCreation, "JobCreation is Optional or Required.");
        if (RequestTimeout <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(RequestTimeout), RequestTimeout, "RequestTimeout must be longer than zero.");
        if (RetryDeadline < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(RetryDeadline), RetryDeadline, "RetryDeadline must not be negative.");
        if (PageSize <= 0) throw new ArgumentOutOfRangeException(nameof(PageSize), PageSize, "PageSize must be at least 1.");
        if (MaximumBytesBilled < 0) throw new ArgumentOutOfRangeException(nameof(MaximumBytesBilled), MaximumBytesBilled, "MaximumBytesBilled must not be negative.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
