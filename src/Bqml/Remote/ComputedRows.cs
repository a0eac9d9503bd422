using System.ComponentModel;

namespace Bqml.Runtime;

/// <summary>Runs the queries that compute properties of rows. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ComputedRows
{
    private const string RowsParameter = "rows";

    /// <summary>The query over rows in BigQuery.</summary>
    /// <param name="opening">What stands before the rows.</param>
    /// <param name="source">The rows.</param>
    /// <param name="closing">What stands behind them.</param>
    public static BigQuerySql Select(string opening, BigQuerySource source, string closing)
    {
        ArgumentNullException.ThrowIfNull(source);
        var sql = new BigQuerySql(0, 0);
        sql.AppendLiteral(opening);
        source.AppendFromTo(sql);
        sql.AppendLiteral(closing);
        return sql;
    }

    /// <summary>Computes properties of rows in BigQuery.</summary>
    /// <typeparam name="T">The type of the computed rows.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="opening">What stands before the rows.</param>
    /// <param name="source">The rows.</param>
    /// <param name="closing">What stands behind them.</param>
    /// <param name="reader">Reads a computed row.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static QueryResult<T> QueryAsync<T>(BigQueryML bigquery, string opening, BigQuerySource source, string closing, RowReader<T> reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        return bigquery.QueryAsync(Select(opening, source, closing).ToCommand(), reader, cancellationToken);
    }

    /// <summary>Computes properties of rows in memory, each by itself: many rows are sent in several queries.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="T">The type of the computed rows.</typeparam>
    /// <param name="bigquery">The client that runs the queries.</param>
    /// <param name="opening">What stands before the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="writer">Writes a row.</param>
    /// <param name="closing">What stands behind them.</param>
    /// <param name="reader">Reads a computed row.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static QueryResult<T> QueryAsync<TRow, T>(BigQueryML bigquery, string opening, IEnumerable<TRow> rows, RowWriter<TRow> writer, string closing, RowReader<T> reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        ArgumentNullException.ThrowIfNull(rows);
        var text = Text(opening, closing);
        return bigquery.QueryAsync(RowBatches.Of(RowsParameter, rows, writer).Select(parameter => new BigQueryCommand(text, [parameter])), reader, cancellationToken);
    }

    /// <summary>Computes properties of groups of rows in memory, in one query.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="T">The type of the computed rows.</typeparam>
    /// <param name="bigquery">The client that runs the query.</param>
    /// <param name="opening">What stands before the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="writer">Writes a row.</param>
    /// <param name="closing">What stands behind them.</param>
    /// <param name="reader">Reads a computed row.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static QueryResult<T> QueryGroupsAsync<TRow, T>(BigQueryML bigquery, string opening, IEnumerable<TRow> rows, RowWriter<TRow> writer, string closing, RowReader<T> reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        ArgumentNullException.ThrowIfNull(rows);
        return bigquery.QueryAsync(new BigQueryCommand(Text(opening, closing), [QueryParameter.Rows(RowsParameter, rows, writer)]), reader, cancellationToken);
    }

    private static string Text(string opening, string closing) => opening + "UNNEST(@" + RowsParameter + ")" + closing;
}
