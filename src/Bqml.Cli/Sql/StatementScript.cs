namespace Bqml.Cli.Sql;

/// <summary>The statements as a script: each under a comment with its C# name, and closed by a semicolon.</summary>
internal static class StatementScript
{
    public static void Write(TextWriter output, IReadOnlyList<DeclaredModel> models)
    {
        var separator = "";
        foreach (var model in models)
            foreach (var statement in model.Statements)
            {
                output.Write($"{separator}-- {model.Type}.{statement.Name}\n{statement.Sql}{Close(statement.Sql)}\n");
                separator = "\n";
            }
    }

    /// <summary>A semicolon, on a line of its own where a comment may end the statement and would swallow it.</summary>
    private static string Close(string sql)
    {
        var lastLine = sql.AsSpan(sql.LastIndexOf('\n') + 1);
        return lastLine.Contains('#') || lastLine.Contains("--", StringComparison.Ordinal) ? "\n;" : ";";
    }
}
