using System.Globalization;

namespace Bqml.Runtime;

/// <summary>Whose rows are being read, for messages. One for each result; the page counts its row.</summary>
internal sealed class ResultContext(string? statement)
{
    /// <summary>The row being read, counted from 1 over all pages.</summary>
    public long Row { get; set; }

    public string? JobId { get; set; }

    public string? JobLocation { get; set; }

    public BigQueryMLException Malformed(string what, Exception? inner = null) => Error(
        ErrorReasons.MalformedResponse, $"The response is not what BigQuery documents: {what}.",
        "Check that the address is BigQuery's and that no proxy changes responses; if so, try again and report it when it stays.", inner);

    public BigQueryMLException UnexpectedNull(string column, string type, string rowType) => Error(
        ErrorReasons.UnexpectedNull, $"{Place(column)} is NULL, but {rowType} has no place for NULL there; it expects {type}.",
        $"Make the property nullable (for a generated type, in the row type it was made from), or leave such rows out of the query (WHERE {column} IS NOT NULL).");

    public BigQueryMLException InvalidValue(string column, string value, string type, string? remedy) => Error(
        ErrorReasons.InvalidValue, $"{Place(column)} is '{Shorten(value)}', which is not {Article(type)}.",
        remedy ?? "Compare the column's type in the query with the property's; CAST one to the other in the query if they must differ.");

    public BigQueryMLException MissingColumn(string column, string type, string rowType, string present) => Error(
        ErrorReasons.MissingColumn, $"The result has no column '{column}', which {rowType} needs ({type}). It has: {present}.",
        $"Add the column to the query, give the property the name the result uses, or take the property out of {rowType}.");

    public BigQueryMLException TypeMismatch(string column, string found, string type, string rowType) => Error(
        ErrorReasons.TypeMismatch, $"Column '{column}' of the result is {found}, but {rowType} expects {type}.",
        "Change the property's type, or CAST the column in the query.");

    private BigQueryMLException Error(string reason, string summary, string remedy, Exception? inner = null) => new(
        new ErrorDetails { Reason = reason, Summary = summary, Remedy = remedy, JobId = JobId, JobLocation = JobLocation, Statement = statement }, inner);

    private string Place(string column) => string.Create(CultureInfo.InvariantCulture, $"Column '{column}' in row {Row}");

    private static string Shorten(string value) => value.Length > 100 ? value[..100] + "..." : value;

    private static string Article(string noun) => (noun[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an " : "a ") + noun;
}
