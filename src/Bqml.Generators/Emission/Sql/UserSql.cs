namespace Bqml.Generators.Emission.Sql;

/// <summary>
/// Puts SQL that the user wrote into a statement: an expression, a condition or a query between brackets. It stands on lines of its own when it has
/// several or may end in a comment, which must not swallow the closing bracket. That its own brackets and quotes close is for the rules to check.
/// </summary>
internal static class UserSql
{
    public static string Bracketed(string sql)
    {
        var text = sql.Replace("\r\n", "\n").Trim();
        return IsOneLine(text) ? "(" + text + ")" : "(\n" + text + "\n)";
    }

    /// <summary>The text as it is, for a place that puts brackets on lines of their own around it.</summary>
    public static string Plain(string sql) => sql.Replace("\r\n", "\n").Trim();

    private static bool IsOneLine(string sql) =>
        sql.All(static c => c is not ('\n' or '\r' or '#') && !char.IsControl(c)) && !Contains(sql, "--") && !Contains(sql, "/*");

    private static bool Contains(string sql, string text) => sql.IndexOf(text, StringComparison.Ordinal) >= 0;
}
