namespace Bqml.GoogleSql;

/// <summary>The writer of the statements that manage models: ALTER MODEL, DROP MODEL and EXPORT MODEL.</summary>
/// <remarks>Names come from <see cref="SqlIdentifier.QuoteModelPath"/>, values of options from <see cref="SqlLiteral"/>.</remarks>
public static class SqlModelStatement
{
    /// <summary><c>ALTER MODEL name SET OPTIONS(option = value)</c></summary>
    /// <param name="quotedName">The model's name between backticks.</param>
    /// <param name="options">The options with the literals of their values; one or more.</param>
    /// <param name="ifExists">Whether a missing model is no error.</param>
    /// <exception cref="ArgumentException">There is no option.</exception>
    public static string Alter(string quotedName, IEnumerable<KeyValuePair<string, string>> options, bool ifExists = false)
    {
        var list = List(options);
        if (list.Length == 0) throw new ArgumentException("ALTER MODEL needs an option to change: set a property.", nameof(options));
        return "ALTER MODEL " + IfExists(ifExists) + quotedName + "\nSET OPTIONS(" + list + "\n)";
    }

    /// <summary><c>DROP MODEL name</c></summary>
    /// <param name="quotedName">The model's name between backticks.</param>
    /// <param name="ifExists">Whether a missing model is no error.</param>
    public static string Drop(string quotedName, bool ifExists = false) => "DROP MODEL " + IfExists(ifExists) + quotedName;

    /// <summary><c>EXPORT MODEL name OPTIONS(option = value)</c></summary>
    /// <param name="quotedName">The model's name between backticks.</param>
    /// <param name="options">The options with the literals of their values.</param>
    public static string Export(string quotedName, IEnumerable<KeyValuePair<string, string>> options)
    {
        var list = List(options);
        return "EXPORT MODEL " + quotedName + (list.Length == 0 ? "" : "\nOPTIONS(" + list + "\n)");
    }

    private static string IfExists(bool ifExists) => ifExists ? "IF EXISTS " : "";

    private static string List(IEnumerable<KeyValuePair<string, string>> options) =>
        string.Join(",", options.Select(static option => "\n  " + option.Key + " = " + option.Value));
}
