namespace Bqml.Cli.Sql;

/// <summary>The statements as a script: each under a comment with its C# name, and closed by a semicolon.</summary>
internal static class StatementScript
{
    /// <summary>Models come first, then the object tables.</summary>
    public static void Write(TextWriter output, DeclaredModels declared)
    {
        var separator = "";
        foreach (var (type, statements) in declared.Models.Select(static model => (model.Type, model.Statements)).Concat(declared.ObjectTables.Select(static table => (table.Type, table.Statements))))
            foreach (var statement in statements)
            {
                output.Write($"{separator}-- {type}.{statement.Name}\n{statement.Sql}{Close(statement.Sql)}\n");
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
