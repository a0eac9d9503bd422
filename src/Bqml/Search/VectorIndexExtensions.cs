using Bqml.GoogleSql;

namespace Bqml;

/// <summary>Makes and drops vector indexes. BigQuery fills an index after the statement, and keeps it current.</summary>
public static class VectorIndexExtensions
{
    /// <summary><c>CREATE VECTOR INDEX</c>: makes the vector index of a table. A table has one at most, and small tables need none.</summary>
    /// <param name="bigquery">The client that runs the statement.</param>
    /// <param name="name">The index's name; it is in the table's dataset.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column with the embeddings: ARRAY of FLOAT64 of one length without NULL elements, or a generated embedding.</param>
    /// <param name="index">The kind of index: <c>new IvfIndex()</c> or <c>new TreeAhIndex()</c>, with its options.</param>
    /// <param name="mode">What to do when the table has an index of the name: fail, leave it, or replace it.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="ArgumentException">A name is not possible, or an option out of its range.</exception>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/data-definition-language#create_vector_index_statement"/>
    public static Task<StatementStatistics> CreateVectorIndexAsync(this BigQueryML bigquery, string name, BigQueryTable table, string column, VectorIndex index, CreateMode mode = CreateMode.Create, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        ArgumentNullException.ThrowIfNull(index);
        return bigquery.ExecuteAsync(index.Create(name, table, column, mode), cancellationToken);
    }

    /// <summary><c>DROP VECTOR INDEX</c>: deletes the vector index of a table.</summary>
    /// <param name="bigquery">The client that runs the statement.</param>
    /// <param name="name">The index's name.</param>
    /// <param name="table">The table.</param>
    /// <param name="ifExists">Whether a missing index is no error.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="ArgumentException">A name is not possible.</exception>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/data-definition-language#drop_vector_index"/>
    public static Task<StatementStatistics> DropVectorIndexAsync(this BigQueryML bigquery, string name, BigQueryTable table, bool ifExists = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        return bigquery.ExecuteAsync(new BigQueryCommand($"DROP VECTOR INDEX {(ifExists ? "IF EXISTS " : "")}{SqlIdentifier.Quote(name)} ON {table.QuotedName}"), cancellationToken);
    }
}
