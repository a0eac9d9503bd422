using Bqml.GoogleSql;

namespace Bqml;

/// <summary>An object table in a BigQuery project: the base of every class marked <see cref="ObjectTableAttribute"/>, added by its generated part.</summary>
/// <remarks>
/// It stands wherever a table does: as the input of a model (<c>model.GenerateTextAsync(posters, ...)</c>) and in a hole of a query
/// (<c>$"SELECT uri FROM {posters} WHERE size &lt; {most}"</c>). What is in the table is what is in Cloud Storage when a query runs; functions and
/// <c>ML.DECODE_IMAGE</c> also read the contents, by the pseudo-column <c>data</c>.
/// </remarks>
/// <seealso href="https://cloud.google.com/bigquery/docs/object-tables"/>
public abstract class DeclaredObjectTable
{
    private readonly BigQueryML _bigquery;
    private readonly string _definition;

    /// <summary>Called by generated code.</summary>
    /// <param name="bigquery">The client that runs the statements.</param>
    /// <param name="name">The table's name in place of the declared one; null for that.</param>
    /// <param name="declaredName">The declared name, without quotes.</param>
    /// <param name="definition">What follows the name in CREATE EXTERNAL TABLE.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name.</exception>
    protected DeclaredObjectTable(BigQueryML bigquery, string? name, string declaredName, string definition)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        (_bigquery, _definition, Table) = (bigquery, definition, name ?? declaredName);
        QuotedName = Table.QuotedName;
    }

    /// <summary>The table's name.</summary>
    public BigQueryTable Table { get; }

    /// <summary>The table's name as its statements write it, between backticks.</summary>
    public string QuotedName { get; }

    /// <summary><c>CREATE EXTERNAL TABLE</c>: makes the table. Needs no storage of its own: the objects stay where they are.</summary>
    /// <param name="mode">What to do when the table exists: fail, leave it, or replace it.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <remarks>
    /// A connection whose service account may not read a bucket yet is waited for, until <see cref="BigQueryMLOptions.RetryDeadline"/>:
    /// <see cref="BigQueryMLOptions.RoleMissing"/> hears the command that grants the role.
    /// </remarks>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    public Task<StatementStatistics> CreateAsync(CreateMode mode = CreateMode.Create, CancellationToken cancellationToken = default) =>
        _bigquery.ExecuteAsync(new BigQueryCommand(Opening(mode) + QuotedName + _definition), cancellationToken);

    /// <summary><c>DROP EXTERNAL TABLE</c>: deletes the table; the objects stay where they are.</summary>
    /// <param name="ifExists">Whether a missing table is no error.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    public Task<StatementStatistics> DropAsync(bool ifExists = false, CancellationToken cancellationToken = default) =>
        _bigquery.ExecuteAsync(new BigQueryCommand(SqlExternalTable.Drop(QuotedName, ifExists)), cancellationToken);

    /// <summary>Reads what the table knows about each object. For some of them, or some columns, write a query: <c>bigquery.QueryAsync&lt;StoredObject&gt;($"SELECT uri FROM {posters} WHERE ...")</c>.</summary>
    /// <param name="cancellationToken">Cancels the query's job.</param>
    /// <returns>The objects, in no order.</returns>
    /// <exception cref="BigQueryMLException">While enumerating: there is no such table, or the connection's service account may not read a bucket.</exception>
    public QueryResult<StoredObject> QueryAsync(CancellationToken cancellationToken = default) =>
        _bigquery.QueryAsync(new BigQueryCommand(SqlExternalTable.SelectAll(QuotedName)), StoredObject.Reader, cancellationToken);

    /// <summary>The table's name, for a hole of a query or a parameter that takes a table.</summary>
    /// <param name="table">The table.</param>
    public static implicit operator BigQueryTable(DeclaredObjectTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Table;
    }

    /// <summary>The table as the input of a function.</summary>
    /// <param name="table">The table.</param>
    public static implicit operator BigQuerySource(DeclaredObjectTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Table;
    }

    /// <summary>The table's name, without quotes.</summary>
    public override string ToString() => Table.Name;

    private static string Opening(CreateMode mode) => mode switch
    {
        CreateMode.Create => SqlExternalTable.Create,
        CreateMode.CreateIfNotExists => SqlExternalTable.CreateIfNotExists,
        CreateMode.CreateOrReplace => SqlExternalTable.CreateOrReplace,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is no member of CreateMode."),
    };
}
