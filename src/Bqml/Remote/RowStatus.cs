namespace Bqml.Remote;

/// <summary>What the status of a row says (section "Known issues" of the page "The AI.GENERATE_TEXT function").</summary>
internal static class RowStatus
{
    private static readonly string[] s_passing = ["A retryable error", "RESOURCE EXHAUSTED", "RESOURCE_EXHAUSTED", "UNAVAILABLE", "DEADLINE_EXCEEDED"];

    public static bool IsRetryable(string status) => s_passing.Any(text => status.Contains(text, StringComparison.OrdinalIgnoreCase));
}
