using System.Text;

namespace Bqml.GoogleSql;

/// <summary>
/// The one writer of GoogleSQL identifiers. A name that BigQuery forbids is refused, never quoted into something else.
/// </summary>
/// <remarks>See https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#identifiers and, for column names, https://cloud.google.com/bigquery/docs/schemas#column_names.</remarks>
public static class SqlIdentifier
{
    /// <summary>A column, field or alias name between backticks: <c>`body_mass_g`</c>.</summary>
    /// <param name="name">A name of 1 to 300 characters that BigQuery allows for a column, flexible column names included.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name; the message names the character and the rule.</exception>
    public static string Quote(string name) =>
        IsValidColumnName(name, out var error) ? Write(name, quote: true) : throw new ArgumentException(error, nameof(name));

    /// <summary>The path of a table, view or model between one pair of backticks: <c>`project.dataset.name`</c>.</summary>
    /// <param name="path"><c>name</c>, <c>dataset.name</c> or <c>project.dataset.name</c>. A table's name may end in <c>*</c> (wildcard table); INFORMATION_SCHEMA views have one part more.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow one of the parts; the message names the character and the rule.</exception>
    public static string QuotePath(string path) =>
        TryQuotePath(path, out var quoted, out var error) ? quoted : throw new ArgumentException(error, nameof(path));

    /// <summary>Like <see cref="QuotePath"/>, with the stricter rule for the names of models: letters, digits and underscores only.</summary>
    /// <param name="path"><c>model</c>, <c>dataset.model</c> or <c>project.dataset.model</c>.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow one of the parts; the message names the character and the rule.</exception>
    public static string QuoteModelPath(string path) =>
        TryQuoteModelPath(path, out var quoted, out var error) ? quoted : throw new ArgumentException(error, nameof(path));

    /// <summary>Like <see cref="QuotePath"/>, but tells the error instead of throwing it.</summary>
    /// <param name="path">The path to quote.</param>
    /// <param name="quoted">The path between backticks; empty when it is not valid.</param>
    /// <param name="error">Why BigQuery does not allow the path; null when it does.</param>
    public static bool TryQuotePath(string? path, out string quoted, out string? error) =>
        TryQuote(path, SqlNameRules.CheckTablePath(path), out quoted, out error);

    /// <summary>Like <see cref="QuoteModelPath"/>, but tells the error instead of throwing it.</summary>
    /// <param name="path">The path to quote.</param>
    /// <param name="quoted">The path between backticks; empty when it is not valid.</param>
    /// <param name="error">Why BigQuery does not allow the path; null when it does.</param>
    public static bool TryQuoteModelPath(string? path, out string quoted, out string? error) =>
        TryQuote(path, SqlNameRules.CheckModelPath(path), out quoted, out error);

    /// <summary>The path of a connection between one pair of backticks: <c>`project.us.connection`</c>.</summary>
    /// <param name="path"><c>location.connection</c> or <c>project.location.connection</c>; the project may also be given by its number.</param>
    /// <exception cref="ArgumentException">There can be no such connection; the message names the part and the rule.</exception>
    public static string QuoteConnectionPath(string path) =>
        TryQuoteConnectionPath(path, out var quoted, out var error) ? quoted : throw new ArgumentException(error, nameof(path));

    /// <summary>Like <see cref="QuoteConnectionPath"/>, but tells the error instead of throwing it.</summary>
    /// <param name="path">The path to quote.</param>
    /// <param name="quoted">The path between backticks; empty when it is not valid.</param>
    /// <param name="error">Why there can be no such connection; null when there can.</param>
    public static bool TryQuoteConnectionPath(string? path, out string quoted, out string? error) =>
        TryQuote(path, SqlNameRules.CheckConnectionPath(path), out quoted, out error);

    /// <summary>Whether BigQuery allows the name for a column or a field.</summary>
    /// <param name="name">The name, without backticks.</param>
    /// <param name="error">Why not; null when it is allowed.</param>
    public static bool IsValidColumnName(string? name, out string? error) => (error = SqlNameRules.CheckColumn(name)) is null;

    /// <summary>Whether BigQuery allows the name for a model: letters, digits and underscores, at most 1,024.</summary>
    /// <param name="name">The last part of the model's path.</param>
    /// <param name="error">Why not; null when it is allowed.</param>
    public static bool IsValidModelName(string? name, out string? error) => (error = SqlNameRules.CheckModel(name)) is null;

    /// <summary>Whether BigQuery allows the name for a table: letters, marks, digits, connectors, dashes and spaces, at most 1,024 bytes in UTF-8.</summary>
    /// <param name="name">The last part of the table's path.</param>
    /// <param name="error">Why not; null when it is allowed.</param>
    public static bool IsValidTableName(string? name, out string? error) => (error = SqlNameRules.CheckTable(name)) is null;

    /// <summary>Whether BigQuery allows the name for a dataset: letters, digits and underscores, at most 1,024.</summary>
    /// <param name="name">The dataset's part of a path.</param>
    /// <param name="error">Why not; null when it is allowed.</param>
    public static bool IsValidDatasetName(string? name, out string? error) => (error = SqlNameRules.CheckDataset(name)) is null;

    /// <summary>Whether the text can be a Google Cloud project id: lower-case letters, digits and hyphens, with an optional <c>domain:</c> before it.</summary>
    /// <param name="id">The project's part of a path.</param>
    /// <param name="error">Why not; null when it is allowed.</param>
    public static bool IsValidProjectId(string? id, out string? error) => (error = SqlNameRules.CheckProject(id)) is null;

    /// <summary>Whether the word is reserved: an identifier only between backticks.</summary>
    /// <param name="word">A word, in any case.</param>
    public static bool IsReservedKeyword(string word) => SqlKeywords.IsReserved(word);

    /// <summary>
    /// Any identifier as the lexer reads it back, without asking whether BigQuery allows it: bare when that is possible, otherwise between
    /// backticks with escapes. For printing syntax trees and types, whose names came from SQL text.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="quote">Whether it stands between backticks even when it need not.</param>
    public static string Write(string name, bool quote = false)
    {
        if (!quote && IsBare(name) && !SqlKeywords.IsReserved(name)) return name;
        var text = new StringBuilder(name.Length + 2).Append('`');
        SqlLiteral.AppendEscaped(text, name, '`');
        return text.Append('`').ToString();
    }

    /// <summary>Whether the name has the form of an unquoted identifier (it may still be a reserved keyword).</summary>
    internal static bool IsBare(string name)
    {
        if (name.Length == 0 || !IsBareStart(name[0])) return false;
        foreach (var c in name)
        {
            if (!IsBarePart(c)) return false;
        }
        return true;
    }

    internal static bool IsBareStart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_';

    internal static bool IsBarePart(char c) => IsBareStart(c) || c is >= '0' and <= '9';

    private static bool TryQuote(string? path, string? problem, out string quoted, out string? error)
    {
        error = problem;
        quoted = problem is null ? Write(path!, quote: true) : "";
        return problem is null;
    }
}
