using System.Text.RegularExpressions;
using Bqml.Models;

namespace Bqml;

/// <summary>A role that the service account of a connection lacks, or that has not taken effect yet: a grant spreads within minutes.</summary>
public sealed partial class MissingRole
{
    private MissingRole(string serviceAccount, IReadOnlyList<string> roles, IReadOnlyList<string> commands) => (ServiceAccount, Roles, Commands) = (serviceAccount, roles, commands);

    /// <summary>The connection's service account: <c>bqcx-123-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com</c>.</summary>
    public string ServiceAccount { get; }

    /// <summary>The roles that it needs: <c>roles/aiplatform.user</c>.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>The gcloud commands that grant them: on the project, or on each bucket when it is objects in Cloud Storage that cannot be read.</summary>
    public IReadOnlyList<string> Commands { get; }

    /// <summary>The role that a failure is about; null when it is about something else.</summary>
    internal static MissingRole? Find(BigQueryMLException failure, string projectId)
    {
        if (!failure.Summary.Contains("permission", StringComparison.OrdinalIgnoreCase) || Account().Match(failure.Summary) is not { Success: true } account) return null;
        var readsObjects = ReadsObjects(failure);
        var roles = readsObjects ? ConnectionRoles.ObjectTable : RolesOf(failure);
        var buckets = readsObjects ? Buckets(failure) : [];
        var places = buckets.Count == 0 ? [$"gcloud projects add-iam-policy-binding {projectId}"] : buckets.Select(static bucket => $"gcloud storage buckets add-iam-policy-binding gs://{bucket}");
        return new MissingRole(account.Value, roles, [.. places.SelectMany(place => roles.Select(role => $"{place} --member='serviceAccount:{account.Value}' --role='{role}'"))]);
    }

    /// <summary>Whether it is objects in Cloud Storage that may not be read: those of an object table, or that a reference names.</summary>
    private static bool ReadsObjects(BigQueryMLException failure) => ObjectPermission().IsMatch(failure.Summary) || ExternalTable().IsMatch(failure.Statement ?? "");

    /// <summary>The buckets that the failure names, or else the statement.</summary>
    private static IReadOnlyList<string> Buckets(BigQueryMLException failure)
    {
        var named = Bucket().Matches(failure.Summary);
        return [.. (named.Count > 0 ? named : Bucket().Matches(failure.Statement ?? "")).Select(static match => match.Groups[1].Value).Distinct()];
    }

    /// <summary>The failure, saying what to grant.</summary>
    internal BigQueryMLException Explain(BigQueryMLException failure) => new(
        failure.Details with { Remedy = $"Grant the connection's service account what it lacks, and wait some minutes until it has taken effect: {string.Join("; ", Commands)}", Retry = Http.RetryKind.Job },
        failure.InnerException);

    /// <summary>The roles of the statement's kind of model; of those, only the ones of the service that refused, when it says.</summary>
    private static IReadOnlyList<string> RolesOf(BigQueryMLException failure)
    {
        var statement = failure.Statement ?? "";
        var takesQuery = TuningQuery().IsMatch(statement);
        var kind = ConnectionRoles.All.FirstOrDefault(kind => kind.ServiceType is { } service && statement.Contains(service, StringComparison.Ordinal))
            ?? ConnectionRoles.All.First(kind => kind.ServiceType is null && kind.TakesQuery == takesQuery);
        var services = Permission().Matches(failure.Summary).Select(static match => "roles/" + match.Groups[1].Value + ".").ToList();
        var named = ConnectionRoles.All.SelectMany(static kind => kind.Roles).Distinct().Where(role => services.Any(service => role.StartsWith(service, StringComparison.Ordinal))).ToList();
        return kind.Roles.Any(named.Contains) ? [.. kind.Roles.Where(named.Contains)] : named.Count > 0 ? [named[0]] : kind.Roles;
    }

    [GeneratedRegex(@"[A-Za-z0-9.-]+@gcp-sa-bigquery-condel\.iam\.gserviceaccount\.com", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    /// <summary><c>aiplatform.endpoints.predict</c>: the service, the resource, the verb.</summary>
    [GeneratedRegex(@"\b([a-z]+)\.[A-Za-z]+\.[A-Za-z]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Permission();

    /// <summary><c>storage.objects.list</c></summary>
    [GeneratedRegex(@"\bstorage\.(objects|buckets)\.[A-Za-z]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectPermission();

    [GeneratedRegex(@"^\s*CREATE\s+(OR\s+REPLACE\s+)?EXTERNAL\s+TABLE\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ExternalTable();

    [GeneratedRegex(@"gs://([a-z0-9][a-z0-9._-]*[a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();

    [GeneratedRegex(@"REMOTE\s+WITH\s+CONNECTION[\s\S]*\)\s*AS\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TuningQuery();
}
