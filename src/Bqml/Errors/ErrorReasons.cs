namespace Bqml;

/// <summary>The values of <see cref="BigQueryMLException.Reason"/> that this client gives itself. All others come from BigQuery (page "Error messages").</summary>
public static class ErrorReasons
{
    /// <summary>No connection could be made: a closed port, an unknown host, a refused certificate.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The connection broke before the answer was complete.</summary>
    public const string ConnectionBroken = "connectionBroken";

    /// <summary>No answer within <see cref="BigQueryMLOptions.RequestTimeout"/>.</summary>
    public const string RequestTimeout = "requestTimeout";

    /// <summary>The answer is not what the REST reference describes.</summary>
    public const string MalformedResponse = "malformedResponse";

    /// <summary>The request is larger than BigQuery takes (HTTP 413).</summary>
    public const string RequestTooLarge = "requestTooLarge";

    /// <summary>No credentials, or no token for them.</summary>
    public const string Authentication = "authentication";

    /// <summary>A result lacks a column the row type needs.</summary>
    public const string MissingColumn = "missingColumn";

    /// <summary>A column has another type than the row type's property.</summary>
    public const string TypeMismatch = "typeMismatch";

    /// <summary>A NULL for a property that has no place for it.</summary>
    public const string UnexpectedNull = "unexpectedNull";

    /// <summary>A value that its C# type cannot hold.</summary>
    public const string InvalidValue = "invalidValue";

    /// <summary>A query that must give one row gave none, or more.</summary>
    public const string RowCount = "rowCount";

    /// <summary>BigQuery has refused rows of an insert.</summary>
    public const string RowsRefused = "rowsRefused";

    /// <summary>More rows or tokens than <see cref="RowRunOptions"/> allow; nothing was sent.</summary>
    public const string BudgetExceeded = "budgetExceeded";
}
