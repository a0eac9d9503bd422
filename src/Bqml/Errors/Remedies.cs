using System.Text.RegularExpressions;

namespace Bqml;

/// <summary>What to do about an error of BigQuery, by its reason (page "Error messages").</summary>
internal static partial class Remedies
{
    public static string For(string reason, string message, int? status) => reason switch
    {
        _ when status == 401 || reason == ErrorReasons.Authentication => "Log in (gcloud auth application-default login), or give BigQueryMLOptions.Credential valid credentials.",
        "accessDenied" => ForPermission(message),
        "accessNotConfigured" => "Enable the BigQuery API in the project, as the message says (gcloud services enable bigquery.googleapis.com), and wait a few minutes.",
        "notFound" => "Check project, dataset and name, and that the client's Location is where the dataset is; a name without dataset is completed by BigQueryMLOptions.DefaultDataset.",
        "invalidQuery" => "Correct the statement where the message says; the numbers in brackets are line and column.",
        "invalid" or "badRequest" or "parseError" or "required" => "Correct what the message names.",
        "duplicate" => "To train again use CreateMode.CreateOrReplace, to keep what is there CreateMode.CreateIfNotExists; otherwise choose another name.",
        "conditionNotMet" => "Somebody else has changed it: read it again, and send the change with the new etag.",
        "quotaExceeded" => "Wait until the quota is renewed, ask for a higher one, or send fewer requests at a time.",
        "rateLimitExceeded" or "jobRateLimitExceeded" => "Send fewer requests at a time, or raise BigQueryMLOptions.RetryDeadline.",
        "backendError" or "internalError" or "jobBackendError" or "jobInternalError" => "This is a fault of the service: try again later, or raise BigQueryMLOptions.RetryDeadline.",
        "billingNotEnabled" => "Enable billing for the project in the Google Cloud console.",
        "bytesBilledLimitExceeded" => "Read less (fewer columns, a filter on the partition), or raise BigQueryMLOptions.MaximumBytesBilled.",
        "billingTierLimitExceeded" or "resourcesExceeded" => "Make the query cheaper (fewer cross joins, less sorting), or run it with more slots.",
        "responseTooLarge" => "Select fewer columns or rows, or store the result in a table and query that.",
        "stopped" => "Somebody cancelled the job; run it again if that was a mistake.",
        "timeout" => "The job took longer than it may: make the statement cheaper, or split it.",
        "resourceInUse" => "Wait until the other job on that resource is finished, and run it again.",
        "notImplemented" => "BigQuery, or the local engine, does not support this: rewrite the statement without it.",
        "blocked" => "BigQuery has stopped this kind of request for now: contact support.",
        _ when status == 403 => ForPermission(message),
        ErrorReasons.RequestTooLarge => "Send fewer rows at a time.",
        _ => "See the page \"Error messages\" of BigQuery's documentation.",
    };

    private static string ForPermission(string message)
    {
        var permission = Permission().Match(message).Value;
        var role = permission switch
        {
            "bigquery.jobs.create" => "roles/bigquery.jobUser on the project",
            "bigquery.jobs.get" or "bigquery.jobs.update" => "roles/bigquery.admin on the project, or use the account that started the job",
            "bigquery.tables.getData" or "bigquery.tables.get" or "bigquery.models.getData" or "bigquery.models.getMetadata" or "bigquery.datasets.get" => "roles/bigquery.dataViewer on the dataset",
            "bigquery.connections.use" or "bigquery.connections.get" => "roles/bigquery.connectionUser on the connection",
            "bigquery.connections.delegate" => "roles/bigquery.connectionAdmin on the connection",
            _ when permission.StartsWith("bigquery.models.", StringComparison.Ordinal) || permission.StartsWith("bigquery.tables.", StringComparison.Ordinal) => "roles/bigquery.dataEditor on the dataset",
            _ => null,
        };
        return role is not null ? $"Grant the account {role} (it lacks {permission})."
            : permission.Length > 0 ? $"Grant the account a role that has {permission}."
            : "Grant the account access: roles/bigquery.jobUser on the project and roles/bigquery.dataViewer on the data; to train models, roles/bigquery.dataEditor on the dataset.";
    }

    [GeneratedRegex(@"bigquery\.[A-Za-z]+\.[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Permission();
}
