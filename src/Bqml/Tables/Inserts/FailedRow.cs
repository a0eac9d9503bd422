namespace Bqml;

/// <summary>A row that BigQuery has refused.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <param name="Number">Which of the rows it is, counted from 1.</param>
/// <param name="Row">The row.</param>
/// <param name="Errors">Why; at least one.</param>
public sealed record FailedRow<T>(long Number, T Row, IReadOnlyList<RowError> Errors);

/// <summary>Why BigQuery has refused a row (page "ErrorProto").</summary>
/// <param name="Reason">The short code: <c>invalid</c>; <c>timeout</c>, <c>backendError</c> and their like only when they came again and again until the deadline.</param>
/// <param name="Message">What BigQuery says: <c>no such field: colour</c>.</param>
/// <param name="Column">The column, with dots for the fields of a STRUCT; null when BigQuery does not say.</param>
public sealed record RowError(string Reason, string Message, string? Column);
