namespace Bqml.Generators.Emission.Sql;

/// <summary>
/// Puts SQL that the user wrote into a statement, such that it ends where it should: on lines of its own, so that a comment at its end does not
/// swallow what follows. That its brackets and quotes close is for the rules to check.
/// </summary>
internal static class UserSql
{
    /// <summary>An expression in brackets.</summary>
    public static string Expression(string sql) => Bracketed(sql);

    /// <summary>A condition in brackets.</summary>
    public static string Condition(string sql) => Bracketed(sql);

    /// <summary>A subquery.</summary>
    public static string Subquery(string sql) => Bracketed(sql);

    private static string Bracketed(string sql) => "(\n" + sql.Replace("\r\n", "\n").Trim() + "\n)";
}
