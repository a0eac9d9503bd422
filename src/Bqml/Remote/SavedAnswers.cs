using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Remote;

/// <summary>What a table of answers holds: which rows have one, and which have failed.</summary>
internal sealed class SavedAnswers(BigQueryTable table, string key, string statusColumn)
{
    private readonly Dictionary<string, string?> _status = new(StringComparer.Ordinal);

    public BigQueryTable Table => table;

    /// <summary>The column that tells rows apart.</summary>
    public string Key => key;

    public string QuotedKey { get; } = SqlIdentifier.Quote(key);

    public long Answered => _status.Values.Count(static status => string.IsNullOrEmpty(status));

    /// <summary>Those that failed, with the reason.</summary>
    public IEnumerable<(string Key, string Status)> Failed => _status.Where(static pair => !string.IsNullOrEmpty(pair.Value)).Select(static pair => (pair.Key, pair.Value!));

    public bool Contains(string key) => _status.ContainsKey(key);

    /// <summary>Reads the table anew.</summary>
    public async Task ReadAsync(BigQueryML client, CancellationToken cancellationToken)
    {
        _status.Clear();
        var query = new BigQueryCommand($"SELECT CAST({QuotedKey} AS STRING) AS saved_key, {SqlIdentifier.Quote(statusColumn)} AS saved_status FROM {table.QuotedName} WHERE {QuotedKey} IS NOT NULL");
        await foreach (var (saved, status) in client.QueryAsync(query, Reader.Instance, cancellationToken).ConfigureAwait(false)) _status[saved] = status;
    }

    /// <summary>Takes failed rows out of the table, so that each row is in it once.</summary>
    public async Task RemoveAsync(BigQueryML client, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await client.ExecuteAsync(new BigQueryCommand($"DELETE FROM {table.QuotedName} WHERE CAST({QuotedKey} AS STRING) IN UNNEST(@keys)", [QueryParameter.StringArray("keys", keys)]), cancellationToken).ConfigureAwait(false);
        foreach (var removed in keys) _status.Remove(removed);
    }

    private sealed class Reader : RowReader<(string Key, string? Status)>
    {
        public static readonly Reader Instance = new();

        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("saved_key", SqlType.String), new("saved_status", SqlType.String, isNullable: true)];

        public override (string, string?) Read(ref RowCursor row)
        {
            var (saved, status) = ("", (string?)null);
            while (row.MoveNext(out var column))
            {
                if (column == 0) saved = row.ReadString();
                else status = row.ReadNullableString();
            }
            return (saved, status);
        }
    }
}
