using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Names that mean something to the grammar without being plain identifiers.</summary>
internal static class SpecialNames
{
    /// <summary>Reserved keywords that can be called as functions.</summary>
    internal static bool IsReservedFunction(string name) => IsOneOf(name, "IF", "LEFT", "RIGHT", "GROUPING", "RANGE", "COLLATE");

    /// <summary>Functions called without parentheses.</summary>
    internal static bool IsCalledWithoutParentheses(string name) => IsOneOf(name, "CURRENT_DATE", "CURRENT_TIME", "CURRENT_DATETIME", "CURRENT_TIMESTAMP");

    /// <summary>Unreserved words that begin a syntax of their own when a parenthesis follows.</summary>
    internal static bool IsSpecialCall(string name) => IsOneOf(name, "SAFE_CAST");

    internal static SubscriptKind? FindSubscriptKind(string name) =>
        IsOneOf(name, "OFFSET") ? SubscriptKind.Offset
        : IsOneOf(name, "SAFE_OFFSET") ? SubscriptKind.SafeOffset
        : IsOneOf(name, "ORDINAL") ? SubscriptKind.Ordinal
        : IsOneOf(name, "SAFE_ORDINAL") ? SubscriptKind.SafeOrdinal
        : null;

    internal static bool IsOneOf(string name, params string[] candidates)
    {
        foreach (var candidate in candidates)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
