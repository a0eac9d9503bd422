using System.Text.Json;

namespace Bqml.Tests.Support;

/// <summary>Answers in BigQuery's form.</summary>
internal static class Json
{
    public const string JobReference = """{"projectId":"my-project","jobId":"job_1","location":"EU"}""";

    /// <summary>A response of jobs.query or jobs.getQueryResults, in the order of properties in which BigQuery writes them.</summary>
    public static string Page(string fields, IEnumerable<string> rows, string? pageToken = null, long? totalRows = null)
    {
        var list = rows.ToList();
        var token = pageToken is null ? "" : $"\"pageToken\":{Quote(pageToken)},";
        return $$"""{"kind":"bigquery#queryResponse","schema":{"fields":[{{fields}}]},"jobReference":{{JobReference}},"totalRows":"{{totalRows ?? list.Count}}",{{token}}"rows":[{{string.Join(",", list)}}],"totalBytesProcessed":"0","jobComplete":true,"cacheHit":false}""";
    }

    public static string Field(string name, string type, string mode = "NULLABLE", string? fields = null) =>
        fields is null ? $$"""{"name":{{Quote(name)}},"type":"{{type}}","mode":"{{mode}}"}""" : $$"""{"name":{{Quote(name)}},"type":"{{type}}","mode":"{{mode}}","fields":[{{fields}}]}""";

    /// <summary>A row of values that are JSON already.</summary>
    public static string Row(params string[] values) => $$"""{"f":[{{string.Join(",", values.Select(Cell))}}]}""";

    public static string Cell(string value) => $$"""{"v":{{value}}}""";

    public static string Array(params string[] values) => $"[{string.Join(",", values.Select(Cell))}]";

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    public static string Running => $$"""{"jobReference":{{JobReference}},"jobComplete":false}""";

    public static string Error(int status, string? reason, string message)
    {
        var errors = reason is null ? "" : $$""","errors":[{"message":{{Quote(message)}},"domain":"global","reason":"{{reason}}","location":"q","locationType":"parameter"}]""";
        return $$$"""{"error":{"code":{{{status}}},"message":{{{Quote(message)}}}{{{errors}}} } }""";
    }

    public static string Job(string state, string? errorReason = null, string? errorMessage = null, string statistics = "", string queryStatistics = "")
    {
        var error = errorReason is null ? "" : $$""","errorResult":{"reason":"{{errorReason}}","message":{{Quote(errorMessage ?? "")}}}""";
        return $$$"""{"kind":"bigquery#job","jobReference":{{{JobReference}}},"status":{"state":"{{{state}}}"{{{error}}} },"statistics":{ {{{statistics}}}"query":{ {{{queryStatistics}}} } } }""";
    }
}
