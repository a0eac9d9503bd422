using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Bqml.Local.Storage;

/// <summary>Words errors of the inner database as BigQuery does. What the translation checks never gets here; this is for errors in values.</summary>
internal static partial class DuckErrors
{
    /// <summary>Starts the text that the macro bqml_fail makes fail; see <see cref="DuckMacros"/>.</summary>
    public const string FailureMark = "bqml:";

    public static LocalQueryException Translate(DuckDBException error)
    {
        var message = error.Message;
        if (Failure().Match(message) is { Success: true } failure)
            return new LocalQueryException("invalidQuery", failure.Groups[1].Value, error);
        if (FunctionFailure().Match(message) is { Success: true } functionFailure)
            return new LocalQueryException("invalidQuery", functionFailure.Groups[1].Value.Trim(), error);
        if (BadConversion().Match(message) is { Success: true } bad)
            return new LocalQueryException("invalidQuery", $"Bad {TypeName(bad.Groups[2].Value)} value: {bad.Groups[1].Value}", error);
        if (NotNull().Match(message) is { Success: true } missing)
            return new LocalQueryException("invalidQuery", $"Required field {missing.Groups[1].Value} cannot be null", error);
        if (message.Contains("Overflow in", StringComparison.Ordinal) || message.Contains("out of range", StringComparison.OrdinalIgnoreCase))
            return new LocalQueryException("invalidQuery", "Value out of range or overflow: " + FirstLine(message), error);
        if (message.Contains("More than one row returned by a subquery", StringComparison.Ordinal))
            return new LocalQueryException("invalidQuery", "Scalar subquery produced more than one element", error);
        if (message.Contains("must appear in the GROUP BY clause", StringComparison.Ordinal))
            return new LocalQueryException("invalidQuery", "The SELECT list has an expression which is neither grouped nor aggregated", error);
        return new LocalQueryException("invalidQuery", FirstLine(message), error);
    }

    private static string FirstLine(string message)
    {
        var end = message.IndexOf('\n');
        return (end < 0 ? message : message[..end]).Trim();
    }

    private static string TypeName(string duckType) => duckType switch
    {
        "DOUBLE" => "double",
        "BOOL" or "BOOLEAN" => "bool",
        "INT64" or "BIGINT" => "int64",
        _ => duckType.ToLowerInvariant(),
    };

    [GeneratedRegex(@"Could not convert string '" + FailureMark + @"(.*)' to INT64", RegexOptions.Singleline)]
    private static partial Regex Failure();

    [GeneratedRegex(@"^Invalid Input Error: " + FailureMark + @"(.*)$", RegexOptions.Singleline)]
    private static partial Regex FunctionFailure();

    [GeneratedRegex(@"NOT NULL constraint failed: [^.]+\.(.+)", RegexOptions.CultureInvariant)]
    private static partial Regex NotNull();

    [GeneratedRegex(@"Could not convert string '(.*?)' to (\w+)", RegexOptions.Singleline)]
    private static partial Regex BadConversion();
}
